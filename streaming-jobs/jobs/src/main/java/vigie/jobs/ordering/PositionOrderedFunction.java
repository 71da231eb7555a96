package vigie.jobs.ordering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;
import vigie.facts.FactCodec;
import vigie.facts.FactTable;
import vigie.facts.QuarantinedEventFact;

/**
 * Applies the events of one key in ledger order, once, when their position is complete.
 *
 * <p>An event waits in state until the watermark reaches its position: only then has every row of that transaction
 * arrived. Whatever the partitions and the parallelism, {@link #apply} sees the events of a key in ledger order
 * ({@link Positioned}). Replay: a position at or below the last one applied to the key is dropped, and an event that
 * arrives twice before its mark is applied once. Facts are stamped with the position of their event and numbered per
 * (position, key).
 *
 * <p>An event that {@link #apply} refuses with a runtime exception becomes a {@link QuarantinedEventFact}; the facts it
 * had collected are discarded. Write domain state last, so that a refused event leaves it untouched. Every such fact is
 * counted, also those that {@link #apply} collects itself.
 *
 * @param <I> flat record of the event; Flink must serialise it as a POJO
 */
public abstract class PositionOrderedFunction<I extends Positioned> extends KeyedProcessFunction<Long, I, KeyedFact> {

    private static final long serialVersionUID = 1L;
    private static final int DETAIL_LENGTH = 500;
    private static final Comparator<Positioned> LEDGER_ORDER = Comparator.comparingLong(Positioned::position)
            .thenComparingInt(Positioned::index)
            .thenComparingLong(Positioned::branch);

    private final FactOrigin origin;
    private final Class<I> eventType;

    private transient @Nullable FactCodec codec;
    private transient @Nullable ListState<I> pending;
    private transient @Nullable ValueState<Long> lastApplied;
    private transient @Nullable Counter repeatedEvents;
    private transient @Nullable Counter lateEvents;
    private transient @Nullable Counter quarantinedEvents;

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
        codec = new FactCodec();
        pending = getRuntimeContext().getListState(new ListStateDescriptor<>("pending", TypeInformation.of(eventType)));
        lastApplied = getRuntimeContext().getState(new ValueStateDescriptor<>("last-applied", Types.LONG));
        var metrics = getRuntimeContext().getMetricGroup();
        repeatedEvents = metrics.counter("repeatedEvents");
        lateEvents = metrics.counter("lateEvents");
        quarantinedEvents = metrics.counter("quarantinedEvents");
        openState();
    }

    @Override
    public final void processElement(I event, Context context, Collector<KeyedFact> out) throws Exception {
        Long last = opened(lastApplied).value();
        if (last != null && event.position() <= last) {
            opened(repeatedEvents).inc();
            return;
        }
        if (event.position() <= context.timerService().currentWatermark()) {
            // Its mark went by: a repeat the key never saw applied. The auditor counts rows and would halt on a lost
            // one.
            opened(lateEvents).inc();
            return;
        }
        opened(pending).add(event);
        context.timerService().registerEventTimeTimer(event.position());
    }

    @Override
    public final void onTimer(long timestamp, OnTimerContext context, Collector<KeyedFact> out) throws Exception {
        long complete = context.timerService().currentWatermark();
        List<I> due = takeDue(complete);
        if (due.isEmpty()) {
            return;
        }
        due.sort(LEDGER_ORDER);
        var facts = new FactsOfKey(context.getCurrentKey());
        @Nullable I previous = null;
        for (I event : due) {
            if (previous != null && LEDGER_ORDER.compare(previous, event) == 0) {
                opened(repeatedEvents).inc();
                continue;
            }
            if (previous != null && previous.position() != event.position()) {
                endPosition(context.getCurrentKey(), previous.position(), facts);
            }
            applyOrQuarantine(context.getCurrentKey(), event, facts);
            previous = event;
        }
        endPosition(context.getCurrentKey(), due.getLast().position(), facts);
        for (KeyedFact fact : facts.collected) {
            if (fact.table() == FactTable.QUARANTINED_EVENTS) {
                opened(quarantinedEvents).inc();
            }
            out.collect(fact);
        }
        opened(lastApplied).update(due.getLast().position());
    }

    private List<I> takeDue(long complete) throws Exception {
        List<I> due = new ArrayList<>();
        List<I> later = new ArrayList<>();
        for (I event : opened(pending).get()) {
            (event.position() <= complete ? due : later).add(event);
        }
        if (due.isEmpty()) {
            return due;
        }
        if (later.isEmpty()) {
            opened(pending).clear();
        } else {
            opened(pending).update(later);
        }
        return due;
    }

    private void applyOrQuarantine(long key, I event, FactsOfKey facts) throws Exception {
        facts.begin(event.position());
        try {
            apply(key, event, facts);
        } catch (FlinkRuntimeException stateFailure) {
            throw stateFailure;
        } catch (RuntimeException refused) {
            facts.discardEvent();
            facts.collect(event.position(), quarantined(event, refused));
        }
    }

    private QuarantinedEventFact quarantined(I event, RuntimeException refused) {
        String text = event.toString();
        String table = event instanceof LedgerChange change ? change.table() : eventType.getSimpleName();
        return new QuarantinedEventFact(
                origin.name().toLowerCase(Locale.ROOT),
                table,
                event.position() + "/" + event.index(),
                String.valueOf(refused.getMessage()),
                text.substring(0, Math.min(text.length(), DETAIL_LENGTH)));
    }

    private static <T> T opened(@Nullable T field) {
        return Objects.requireNonNull(field, "open was not called");
    }

    /** The facts of one key, in order, numbered per position. */
    private final class FactsOfKey implements FactCollector {
        private final long key;
        private final List<KeyedFact> collected = new ArrayList<>();
        private long position = -1;
        private int sequence;
        private int sizeBeforeEvent;
        private int sequenceBeforeEvent;

        private FactsOfKey(long key) {
            this.key = key;
        }

        private void begin(long eventPosition) {
            if (eventPosition != position) {
                position = eventPosition;
                sequence = 0;
            }
            sizeBeforeEvent = collected.size();
            sequenceBeforeEvent = sequence;
        }

        private void discardEvent() {
            collected.subList(sizeBeforeEvent, collected.size()).clear();
            sequence = sequenceBeforeEvent;
        }

        @Override
        public void collect(long factPosition, Record fact) {
            if (factPosition != position) {
                throw new IllegalStateException("fact at position " + factPosition + " while applying " + position);
            }
            collected.add(KeyedFact.of(position, origin, key, sequence++, fact, opened(codec)));
        }
    }
}
