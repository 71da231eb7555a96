/**
 * Ledger rows that become facts as they are: dimensions, postings, ticks of the business clock.
 *
 * <p>Reading order: {@link vigie.jobs.reference.RowsPassedOn}.
 */
@NullMarked
package vigie.jobs.reference;

import org.jspecify.annotations.NullMarked;
