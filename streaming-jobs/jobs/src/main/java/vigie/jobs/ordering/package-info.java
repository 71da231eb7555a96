/**
 * Event time is the ledger position: what waits for its position, in which order it is applied, and how a fact is
 * stamped.
 *
 * <p>Reading order: {@link vigie.jobs.ordering.Positioned}, {@link vigie.jobs.ordering.LedgerChange},
 * {@link vigie.jobs.ordering.PositionOrderedFunction}, {@link vigie.jobs.ordering.KeyedFact}.
 */
@NullMarked
package vigie.jobs.ordering;

import org.jspecify.annotations.NullMarked;
