package vigie.jobs.valuation;

import java.util.Objects;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.FactCollector;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.PositionOrderedFunction;

/**
 * Keyed by product: values every move and late cost with {@link FifoLayers} and collects its facts.
 *
 * <p>State: one pool per warehouse, one line per issue with its slices, one spent layer per entry, one last cost. A
 * plain move writes its pool, its line and at most the layers it spends, whatever the length of the history.
 * Repeats are
 * dropped by the base class; an impossible event is set aside and changes nothing.
 */
public final class ValuationFunction extends PositionOrderedFunction<ValuationEvent> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable MapState<Long, PoolState> pools;
    private transient @Nullable MapState<Long, OutLine> outLines;
    private transient @Nullable MapState<Long, CostLayer> spentLayers;
    private transient @Nullable ValueState<UnitCost> lastCost;

    /** A function with empty state. */
    public ValuationFunction() {
        super(FactOrigin.VALUATION, ValuationEvent.class);
    }

    @Override
    protected void openState() {
        pools = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("pools", Types.LONG, TypeInformation.of(PoolState.class)));
        outLines = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("out-lines", Types.LONG, TypeInformation.of(OutLine.class)));
        spentLayers = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("spent-layers", Types.LONG, TypeInformation.of(CostLayer.class)));
        lastCost = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("last-cost", TypeInformation.of(UnitCost.class)));
    }

    @Override
    protected void apply(long productId, ValuationEvent event, FactCollector facts) throws Exception {
        StateLayerBook book =
                new StateLayerBook(opened(pools), opened(outLines), opened(spentLayers), opened(lastCost));
        ValuationFacts output = new ValuationFacts(fact -> facts.collect(event.position(), fact));
        FifoLayers layers = new FifoLayers(book, output);
        StockMove move = event.move();
        if (move != null) {
            layers.apply(move);
        } else {
            layers.apply(Objects.requireNonNull(event.cost(), "neither move nor cost"));
        }
        book.save();
    }

    private static <T> T opened(@Nullable T state) {
        return Objects.requireNonNull(state, "openState was not called");
    }
}
