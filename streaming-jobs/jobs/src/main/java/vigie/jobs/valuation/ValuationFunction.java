package vigie.jobs.valuation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.FactCollector;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.PositionOrderedFunction;

/**
 * Keyed by product: values every move and late cost with {@link FifoLayers}, in the order of business
 * ({@link OpenWindow}), and collects its facts.
 *
 * <p>State: one pool per warehouse, one line per issue with its slices, one spent layer per entry, one last cost, and
 * the events of the open window. A plain move writes its pool, its line, itself and at most the layers it spends,
 * whatever the length of the history; a back-dated one replays what follows its day. Repeats are dropped by the base
 * class; an impossible event is set aside and changes nothing.
 */
public final class ValuationFunction extends PositionOrderedFunction<ValuationEvent> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable StateBook base;
    private transient @Nullable StateBook current;
    private transient @Nullable StateWindowLog log;

    /** A function with empty state. */
    public ValuationFunction() {
        super(FactOrigin.VALUATION, ValuationEvent.class);
    }

    @Override
    protected void openState() {
        base = new StateBook(getRuntimeContext(), "opening-");
        current = new StateBook(getRuntimeContext(), "");
        log = new StateWindowLog(getRuntimeContext());
    }

    @Override
    protected void apply(long productId, ValuationEvent event, FactCollector facts) {
        new OpenWindow(opened(base), opened(current), opened(log), fact -> facts.collect(event.position(), fact))
                .apply(event);
    }

    private static <T> T opened(@Nullable T state) {
        return Objects.requireNonNull(state, "openState was not called");
    }
}
