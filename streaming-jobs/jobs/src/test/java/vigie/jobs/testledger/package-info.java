/** Ledgers written by tests: whole transactions with manifest, summary and hash chain, in any number of partitions. */
@NullMarked
package vigie.jobs.testledger;

import org.jspecify.annotations.NullMarked;
