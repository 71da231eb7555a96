/**
 * Margin of each sales order line: revenue follows the goods, cost follows the layers.
 *
 * <p>Reading order: {@link vigie.jobs.margin.OrderLine}, {@link vigie.jobs.margin.OrderLineChange},
 * {@link vigie.jobs.margin.OrderLineMargin} (the rules, plain Java), then the Flink side:
 *
 * <pre>
 * ledger changes -> ToOrderEvents -> key orderId -> OrderFunction -> facts -> FactsToMarginEvents --+
 * ledger changes -> ToMarginEvents ----------------------------------------------------------------+-> key orderLineId
 * facts of the valuation -> FactsToMarginEvents ---------------------------------------------------+-> MarginFunction
 * </pre>
 *
 * <p>The order facts that {@link vigie.jobs.margin.OrderFunction} collects are only its message to the order lines:
 * {@link vigie.jobs.margin.MarginFunction} completes and publishes them; of its output only quarantined events are
 * published as they are.
 */
@NullMarked
package vigie.jobs.margin;

import org.jspecify.annotations.NullMarked;
