/**
 * The last gate before publication: each position is compared with what the ledger says of it, figures are compared
 * with the books, and facts leave in one reproducible order.
 *
 * <p>Reading order: {@link vigie.jobs.reconciliation.Check}, {@link vigie.jobs.reconciliation.TransactionCheck},
 * {@link vigie.jobs.reconciliation.ControlTotals}, {@link vigie.jobs.reconciliation.ControlRules},
 * {@link vigie.jobs.reconciliation.LedgerAuditor} (all pure), then the Flink operator
 * {@link vigie.jobs.reconciliation.MarkOut}.
 */
@NullMarked
package vigie.jobs.reconciliation;

import org.jspecify.annotations.NullMarked;
