/**
 * What customers owe, invoice by invoice, and the money held on account.
 *
 * <p>Reading order: {@link vigie.jobs.receivables.OpenReceivables} (pure), {@link
 * vigie.jobs.receivables.ReceivableEvent}, {@link vigie.jobs.receivables.ReceivablesFunction} (Flink, keyed by
 * customer).
 */
@NullMarked
package vigie.jobs.receivables;

import org.jspecify.annotations.NullMarked;
