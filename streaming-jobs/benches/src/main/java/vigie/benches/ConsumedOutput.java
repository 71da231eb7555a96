package vigie.benches;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.Blackhole;
import vigie.facts.MoveKind;
import vigie.facts.ValuationCause;
import vigie.jobs.valuation.CostLayer;
import vigie.jobs.valuation.OutLine;
import vigie.jobs.valuation.RefusalReason;
import vigie.jobs.valuation.StockMove;
import vigie.jobs.valuation.ValuationOutput;

/** Takes everything the valuation tells, so that nothing of it is optimised away. */
record ConsumedOutput(Blackhole sink) implements ValuationOutput {

    @Override
    public void begin(StockMove move) {
        // the move comes again with each change
    }

    @Override
    public void stockChanged(
            StockMove move, ValuationCause cause, long warehouseId, long quantity, long value, long shortageValue) {
        sink.consume(quantity + value + shortageValue);
    }

    @Override
    public void layerChanged(StockMove move, CostLayer layer, ValuationCause cause) {
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
    public void settled(StockMove move, OutLine line, long layerId, long quantity, long value) {
        sink.consume(layerId + quantity + value);
    }

    @Override
    public void entry(StockMove move, MoveKind kind, @Nullable Long orderLineId, long stockMinor, String label) {
        sink.consume(stockMinor);
    }

    @Override
    public void setAside(StockMove move, RefusalReason reason, String detail) {
        throw new IllegalStateException(reason + ": " + detail);
    }
}
