package vigie.jobs.valuation;

import org.jspecify.annotations.Nullable;
import vigie.facts.ValuationCause;

/** Listens to nothing: for events whose facts are published already. */
final class NoOutput implements ValuationOutput {
    @Override
    public void begin(StockEvent event) {}

    @Override
    public void stockChanged(
            StockMove move, ValuationCause cause, long warehouseId, long quantity, long value, long shortageValue) {}

    @Override
    public void stockRevalued(CostEvent event, long warehouseId, long value) {}

    @Override
    public void layerChanged(StockEvent event, CostLayer layer, ValuationCause cause) {}

    @Override
    public void issued(
            StockMove move,
            ValuationCause cause,
            long layerId,
            @Nullable Long childLayerId,
            long warehouseId,
            long quantity,
            long value) {}

    @Override
    public void costChanged(
            StockEvent event,
            ValuationCause cause,
            OutLine line,
            long layerId,
            @Nullable Long childLayerId,
            long quantity,
            long value) {}

    @Override
    public void returnRevalued(CostEvent event, OutLine line, CostLayer returned, long value) {}

    @Override
    public void entry(
            StockEvent event,
            long moveId,
            ChartRole role,
            ChartRole against,
            @Nullable Long orderLineId,
            long minor,
            String label) {}

    @Override
    public void setAside(StockEvent event, RefusalReason reason, String detail) {}
}
