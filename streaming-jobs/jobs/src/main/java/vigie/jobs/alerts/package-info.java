/**
 * Alerts: rules of the ledger held against margins, stock, receivables, counts and late entries, at each position.
 *
 * <p>Reading order: {@link vigie.jobs.alerts.AlertRule} (when a value is beyond), {@link vigie.jobs.alerts.AlertSteps}
 * (from pending to resolved), {@link vigie.jobs.alerts.MarginDays}, {@link vigie.jobs.alerts.OpenAmounts} and
 * {@link vigie.jobs.alerts.StockLevel} (what is measured), {@link vigie.jobs.alerts.AlertFunction} (Flink, keyed by
 * {@link vigie.jobs.alerts.Shard}).
 */
@NullMarked
package vigie.jobs.alerts;

import org.jspecify.annotations.NullMarked;
