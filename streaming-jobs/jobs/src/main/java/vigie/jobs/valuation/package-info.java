/**
 * FIFO valuation of stock: every move and late cost becomes layers, issued costs and prepared entries, to the cent.
 *
 * <p>Reading order: {@link vigie.jobs.amounts.Allocation} (the arithmetic), {@link vigie.jobs.valuation.CostLayer},
 * {@link vigie.jobs.valuation.LayerPool}, {@link vigie.jobs.valuation.OutLine},
 * {@link vigie.jobs.valuation.FifoLayers} (the rules of moves), {@link vigie.jobs.valuation.LateCosts} (the rules of
 * late costs), {@link vigie.jobs.valuation.OpenWindow} (the order of business, closed days),
 * {@link vigie.jobs.valuation.Seal} (what is forgotten). These are plain Java.
 * {@link vigie.jobs.valuation.ValuationFunction} keeps them in Flink state per product, fed by
 * {@link vigie.jobs.valuation.ToValuationEvents}.
 */
@NullMarked
package vigie.jobs.valuation;

import org.jspecify.annotations.NullMarked;
