package vigie.jobs.ordering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
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
 * arrived. Whatever the partitions and the parallelism, {@link Steps#apply} sees the events of a key in ledger order
 * ({@link Positioned}). Replay: a position at or below the last one applied to the key is dropped, and an event that
 * arrives twice before its mark is applied once. Facts are stamped with the position of their event and numbered per
 * (position, key).
 *
 * <p>An event that {@link Steps#apply} refuses with a runtime exception becomes a {@link QuarantinedEventFact}; the
 * facts it had collected are discarded. Write domain state last, so that a refused event leaves it untouched. Every
 * such fact is counted, also those that {@link Steps#apply} collects itself.
 *
 * @param <I> flat record of the event; Flink must serialise it as a POJO
 */
public final class PositionOrder<I extends Positioned> {
    /** What is done with the events of a key, in ledger order. */
    public interface Steps<I> {
        /**
         * Applies one event.
         *
         * @param key current key; the keyed state of the function is the state of this key
         * @param event next event in ledger order
         * @param facts takes the facts it causes
         */
        void apply(long key, I event, FactCollector facts) throws Exception;

        /** Called after the last event of a position of the key. */
        default void endPosition(long key, long position, FactCollector facts) throws Exception {}
    }

    private static final Comparator<Positioned> LEDGER_ORDER = Comparator.comparingLong(Positioned::position)
            .thenComparingInt(Positioned::index)
            .thenComparingLong(Positioned::branch);

    private final FactOrigin origin;
    private final Class<I> eventType;
    private final Steps<I> steps;
    private final FactCodec codec = new FactCodec();
    private final ListState<I> pending;
    private final ValueState<Long> lastApplied;
    private final Counter repeatedEvents;
    private final Counter lateEvents;
    private final Counter quarantinedEvents;

    /**
     * The order of the events of one function; make it when the function opens.
     *
     * @param context context of the function
     * @param origin where its facts come from
     * @param eventType class of its events
     * @param steps what it does with them
     */
    public PositionOrder(RuntimeContext context, FactOrigin origin, Class<I> eventType, Steps<I> steps) {
        this.origin = origin;
        this.eventType = eventType;
        this.steps = steps;
        pending = context.getListState(new ListStateDescriptor<>("pending", TypeInformation.of(eventType)));
        lastApplied = context.getState(new ValueStateDescriptor<>("last-applied", Types.LONG));
        var metrics = context.getMetricGroup();
        repeatedEvents = metrics.counter("repeatedEvents");
        lateEvents = metrics.counter("lateEvents");
        quarantinedEvents = metrics.counter("quarantinedEvents");
    }

    /** Takes an event of the current key; it waits for its position. */
    public void arrived(I event, TimerService timers) throws Exception {
        Long last = lastApplied.value();
        if (last != null && event.position() <= last) {
            repeatedEvents.inc();
            return;
        }
        if (event.position() <= timers.currentWatermark()) {
            // Its mark went by: a repeat the key never saw applied. The auditor counts rows and would halt on a lost
            // one.
            lateEvents.inc();
            return;
        }
        pending.add(event);
        timers.registerEventTimeTimer(event.position());
    }

    /** Applies what waited for the positions that are complete now; nothing when nothing waited. */
    public void completed(long key, TimerService timers, Collector<KeyedFact> out) throws Exception {
        List<I> due = takeDue(timers.currentWatermark());
        if (due.isEmpty()) {
            return;
        }
        due.sort(LEDGER_ORDER);
        var facts = new FactsOfKey(key);
        @Nullable I previous = null;
        for (I event : due) {
            if (previous != null && LEDGER_ORDER.compare(previous, event) == 0) {
                repeatedEvents.inc();
                continue;
            }
            if (previous != null && previous.position() != event.position()) {
                steps.endPosition(key, previous.position(), facts);
            }
            applyOrQuarantine(key, event, facts);
            previous = event;
        }
        steps.endPosition(key, due.getLast().position(), facts);
        for (KeyedFact fact : facts.collected) {
            if (fact.table() == FactTable.QUARANTINED_EVENTS) {
                quarantinedEvents.inc();
            }
            out.collect(fact);
        }
        lastApplied.update(due.getLast().position());
    }

    private List<I> takeDue(long complete) throws Exception {
        List<I> due = new ArrayList<>();
        List<I> later = new ArrayList<>();
        for (I event : pending.get()) {
            (event.position() <= complete ? due : later).add(event);
        }
        if (due.isEmpty()) {
            return due;
        }
        if (later.isEmpty()) {
            pending.clear();
        } else {
            pending.update(later);
        }
        return due;
    }

    private void applyOrQuarantine(long key, I event, FactsOfKey facts) throws Exception {
        facts.begin(event.position());
        try {
            steps.apply(key, event, facts);
        } catch (FlinkRuntimeException stateFailure) {
            throw stateFailure;
        } catch (RuntimeException refused) {
            facts.discardEvent();
            facts.collect(event.position(), quarantined(event, refused));
        }
    }

    private QuarantinedEventFact quarantined(I event, RuntimeException refused) {
        String table = event instanceof LedgerChange change ? change.table() : eventType.getSimpleName();
        return SetAside.fact(origin, table, event.position() + "/" + event.index(), refused, event.toString());
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
            collected.add(KeyedFact.of(position, origin, key, sequence++, fact, codec));
        }
    }
}
