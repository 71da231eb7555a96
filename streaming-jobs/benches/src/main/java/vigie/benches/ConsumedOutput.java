package vigie.benches;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.Blackhole;
import vigie.facts.ValuationCause;
import vigie.jobs.valuation.ChartRole;
import vigie.jobs.valuation.CostEvent;
import vigie.jobs.valuation.CostLayer;
import vigie.jobs.valuation.OutLine;
import vigie.jobs.valuation.RefusalReason;
import vigie.jobs.valuation.StockEvent;
import vigie.jobs.valuation.StockMove;
import vigie.jobs.valuation.ValuationOutput;

/** Takes everything the valuation tells, so that nothing of it is optimised away. */
record ConsumedOutput(Blackhole sink) implements ValuationOutput {

    @Override
    public void begin(StockEvent event) {
        // the event comes again with each change
    }

    @Override
    public void stockChanged(
            StockMove move, ValuationCause cause, long warehouseId, long quantity, long value, long shortageValue) {
        sink.consume(quantity + value + shortageValue);
    }

    @Override
    public void stockRevalued(CostEvent event, long warehouseId, long value) {
        sink.consume(value);
    }

    @Override
    public void layerChanged(StockEvent event, CostLayer layer, ValuationCause cause) {
        sink.consume(layer);
    }

    @Override
    public void issued(
            StockMove move,
            ValuationCause cause,
            long layerId,
            @Nullable Long childLayerId,
            long warehouseId,
            long quantity,
            long value) {
        sink.consume(layerId + quantity + value);
    }

    @Override
    public void costChanged(
            StockEvent event,
            ValuationCause cause,
            OutLine line,
            long layerId,
            @Nullable Long childLayerId,
            long quantity,
            long value) {
        sink.consume(layerId + quantity + value);
    }

    @Override
    public void returnRevalued(CostEvent event, OutLine line, CostLayer returned, long value) {
        sink.consume(value);
    }

    @Override
    public void entry(
            StockEvent event,
            long moveId,
            ChartRole role,
            ChartRole against,
            @Nullable Long orderLineId,
            long minor,
            String label) {
        sink.consume(minor);
    }

    @Override
    public void setAside(StockEvent event, RefusalReason reason, String detail) {
        throw new IllegalStateException(reason + ": " + detail);
    }
}
