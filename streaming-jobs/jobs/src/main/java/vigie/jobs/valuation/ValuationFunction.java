package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.FactCollector;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.PositionOrder;

/**
 * Keyed by product: values every move and late cost with {@link FifoLayers}, in the order of business
 * ({@link OpenWindow}), and collects its facts.
 *
 * <p>State: the book at the beginning of the days that are remembered, what changed of it since, and the events of
 * those days. A plain move writes its pool, its line, itself and at most the layers it spends, whatever the length of
 * the history; a back-dated one replays what follows its day. Closed periods and business days come by broadcast: an
 * event sees those of earlier positions, whatever the parallelism. A product without events is visited now and then, so
 * that it forgets as well; when it does changes no fact. Repeats are dropped ({@link PositionOrder}); an impossible
 * event is set aside and changes nothing.
 */
public final class ValuationFunction extends KeyedBroadcastProcessFunction<Long, ValuationEvent, WindowEvent, KeyedFact>
        implements PositionOrder.Steps<ValuationEvent> {
    /** Closed periods and business days by position; those whose mark went by are merged into one. */
    public static final MapStateDescriptor<Long, WindowEvent> OPENINGS =
            new MapStateDescriptor<>("window-openings", Types.LONG, TypeInformation.of(WindowEvent.class));

    private static final long serialVersionUID = 1L;

    /** Positions between two visits of a product; each has its own, so that they spread. */
    private static final long VISITED_EVERY = 1 << 16;

    private transient @Nullable PositionOrder<ValuationEvent> order;
    private transient @Nullable StateBook base;
    private transient @Nullable StateBook changes;
    private transient @Nullable StateWindowLog log;
    private transient @Nullable List<WindowEvent> openings;

    @Override
    public void open(OpenContext context) {
        order = new PositionOrder<>(getRuntimeContext(), FactOrigin.VALUATION, ValuationEvent.class, this);
        base = new StateBook(getRuntimeContext(), "opening-");
        changes = new StateBook(getRuntimeContext(), "");
        log = new StateWindowLog(getRuntimeContext());
    }

    @Override
    public void processElement(ValuationEvent event, ReadOnlyContext context, Collector<KeyedFact> out)
            throws Exception {
        opened(order).arrived(event, context.timerService());
        visitAfter(event.position(), event.productId(), context.timerService());
    }

    @Override
    public void processBroadcastElement(WindowEvent event, Context context, Collector<KeyedFact> out) throws Exception {
        BroadcastState<Long, WindowEvent> state = context.getBroadcastState(OPENINGS);
        long complete = context.currentWatermark();
        boolean isPassed = event.position() <= complete;
        WindowEvent passed = isPassed ? event : WindowEvent.NONE;
        List<Long> merged = new ArrayList<>();
        for (Map.Entry<Long, WindowEvent> known : state.immutableEntries()) {
            if (known.getKey() <= complete) {
                passed = passed.and(known.getValue());
                merged.add(known.getKey());
            }
        }
        for (Long position : merged) {
            state.remove(position);
        }
        if (isPassed || !merged.isEmpty()) {
            state.put(passed.position(), passed);
        }
        if (!isPassed && !passed.covers(event)) {
            WindowEvent same = state.get(event.position());
            state.put(event.position(), same == null ? event : same.and(event));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<KeyedFact> out) throws Exception {
        List<WindowEvent> known = new ArrayList<>(4);
        for (Map.Entry<Long, WindowEvent> opening :
                context.getBroadcastState(OPENINGS).immutableEntries()) {
            known.add(opening.getValue());
        }
        openings = known;
        long productId = context.getCurrentKey();
        TimerService timers = context.timerService();
        opened(order).completed(productId, timers, out);
        if (timestamp == visitBefore(timestamp, productId)) {
            OpenWindow window = window(fact -> {});
            window.openFrom(openingAt(timestamp));
            if (!window.isEmpty()) {
                visitAfter(Math.max(timestamp, timers.currentWatermark()), productId, timers);
            }
        }
    }

    @Override
    public void apply(long productId, ValuationEvent event, FactCollector facts) {
        OpenWindow window = window(fact -> facts.collect(event.position(), fact));
        window.openFrom(openingAt(event.position() - 1));
        window.apply(event);
    }

    private OpenWindow window(Consumer<Record> facts) {
        return new OpenWindow(opened(base), opened(changes), opened(log), facts);
    }

    /** What was closed and begun up to a position that is complete. */
    private WindowOpening openingAt(long position) {
        WindowEvent known = WindowEvent.NONE;
        for (WindowEvent event : opened(openings)) {
            if (event.position() <= position) {
                known = known.and(event);
            }
        }
        return known.opening();
    }

    private static void visitAfter(long position, long productId, TimerService timers) {
        if (position < Long.MAX_VALUE - 2 * VISITED_EVERY) {
            timers.registerEventTimeTimer(visitBefore(position, productId) + VISITED_EVERY);
        }
    }

    /** The latest place of a visit at or before a position. */
    private static long visitBefore(long position, long productId) {
        return position - Math.floorMod(position - productId * 0x9E3779B97F4A7C15L, VISITED_EVERY);
    }

    private static <T> T opened(@Nullable T state) {
        return Objects.requireNonNull(state, "open was not called");
    }
}
