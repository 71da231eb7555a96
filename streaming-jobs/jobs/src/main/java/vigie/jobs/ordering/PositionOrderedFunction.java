package vigie.jobs.ordering;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Applies the events of one key in ledger order, once, when their position is complete ({@link PositionOrder}).
 *
 * @param <I> flat record of the event; Flink must serialise it as a POJO
 */
public abstract class PositionOrderedFunction<I extends Positioned> extends KeyedProcessFunction<Long, I, KeyedFact> {

    private static final long serialVersionUID = 1L;

    private final FactOrigin origin;
    private final Class<I> eventType;

    private transient @Nullable PositionOrder<I> order;

    /**
     * A function that waits for positions.
     *
     * @param origin where its facts come from
     * @param eventType class of its events
     */
    protected PositionOrderedFunction(FactOrigin origin, Class<I> eventType) {
        this.origin = origin;
        this.eventType = eventType;
    }

    /** Opens the domain state of the job (called once, before the first event). */
    protected abstract void openState();

    /**
     * Applies one event of the current key.
     *
     * @param key current key; the keyed state of the function is the state of this key
     * @param event next event in ledger order
     * @param facts takes the facts it causes
     */
    protected abstract void apply(long key, I event, FactCollector facts) throws Exception;

    /**
     * Called after the last event of a position of the current key, for jobs that judge a position as a whole.
     *
     * @param key current key
     * @param position the position that is complete
     * @param facts takes the facts it causes
     */
    protected void endPosition(long key, long position, FactCollector facts) throws Exception {}

    @Override
    public final void open(OpenContext context) {
        order = new PositionOrder<>(getRuntimeContext(), origin, eventType, new PositionOrder.Steps<>() {
            @Override
            public void apply(long key, I event, FactCollector facts) throws Exception {
                PositionOrderedFunction.this.apply(key, event, facts);
            }

            @Override
            public void endPosition(long key, long position, FactCollector facts) throws Exception {
                PositionOrderedFunction.this.endPosition(key, position, facts);
            }
        });
        openState();
    }

    @Override
    public final void processElement(I event, Context context, Collector<KeyedFact> out) throws Exception {
        opened().arrived(event, context.timerService());
    }

    @Override
    public final void onTimer(long timestamp, OnTimerContext context, Collector<KeyedFact> out) throws Exception {
        opened().completed(context.getCurrentKey(), context.timerService(), out);
    }

    private PositionOrder<I> opened() {
        return Objects.requireNonNull(order, "open was not called");
    }
}
