package vigie.jobs.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.facts.AuditFact;
import vigie.facts.CommitSummary;
import vigie.facts.FactCodec;
import vigie.facts.FactMark;
import vigie.facts.FactRow;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.LedgerChange;
import vigie.jobs.ordering.LedgerMessage;
import vigie.jobs.ordering.LedgerMessage.Place;
import vigie.ledgerevents.TransactionSummary;

/**
 * The one way out (parallelism 1): holds ledger messages and facts until the watermark, audits position after position,
 * then emits the facts of each, numbered from 0, and one mark for the group.
 *
 * <p>The numbers depend on content alone ({@link KeyedFact#PUBLICATION_ORDER}), so whatever is emitted twice after a
 * restore is byte for byte the same; only the grouping of marks may differ. When the auditor refuses a position, a
 * halted mark carries the reason, the last good position stays, and nothing is emitted any more, also after a restore.
 *
 * <p>A custom operator and not a process function, since rows and mark must leave when the watermark passes, before
 * anything else can.
 */
public final class MarkOut extends AbstractStreamOperator<byte[]>
        implements TwoInputStreamOperator<LedgerMessage, KeyedFact, byte[]> {

    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(MarkOut.class);

    private final int run;

    private transient @Nullable State state;

    /**
     * A mark out.
     *
     * @param run number of this run of the jobs, written on every row and mark
     */
    public MarkOut(int run) {
        this.run = run;
    }

    /** Everything that lives between open and close. */
    private static final class State {
        private final TreeMap<Long, PositionContent> pending = new TreeMap<>();
        private final FactCodec codec = new FactCodec();
        private final ListState<LedgerMessage> savedMessages;
        private final ListState<KeyedFact> savedFacts;
        private final ListState<AuditProgress> savedProgress;
        private final ListState<ControlTotals.Line> savedTotals;
        private final LedgerAuditor auditor;
        private final Counter repeats;

        private State(OperatorStateStore store, Counter repeats) throws Exception {
            savedMessages = listState(store, "pending-messages", LedgerMessage.class);
            savedFacts = listState(store, "pending-facts", KeyedFact.class);
            savedProgress = listState(store, "progress", AuditProgress.class);
            savedTotals = listState(store, "control-totals", ControlTotals.Line.class);
            var progress = savedProgress.get().iterator();
            auditor = progress.hasNext()
                    ? new LedgerAuditor(progress.next(), ControlTotals.of(savedTotals.get()))
                    : new LedgerAuditor();
            this.repeats = repeats;
        }

        private static <T> ListState<T> listState(OperatorStateStore store, String name, Class<T> type)
                throws Exception {
            return store.getListState(new ListStateDescriptor<>(name, TypeInformation.of(type)));
        }

        private @Nullable PositionContent contentAt(long position) {
            if (position <= auditor.progress().lastPosition() || auditor.halted()) {
                repeats.inc();
                return null;
            }
            return pending.computeIfAbsent(position, absent -> new PositionContent());
        }
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        var restored =
                new State(context.getOperatorStateStore(), getMetricGroup().counter("repeatsDropped"));
        state = restored;
        for (LedgerMessage message : restored.savedMessages.get()) {
            hold(message);
        }
        for (KeyedFact fact : restored.savedFacts.get()) {
            hold(fact);
        }
        getMetricGroup()
                .gauge("publishedPosition", () -> restored.auditor.progress().lastPosition());
        getMetricGroup().gauge("halted", () -> restored.auditor.halted() ? 1 : 0);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        State current = opened();
        List<LedgerMessage> messages = new ArrayList<>();
        List<KeyedFact> facts = new ArrayList<>();
        current.pending.forEach((position, content) -> {
            content.received()
                    .forEach(row -> messages.add(LedgerMessage.row(Place.KEPT, row.change(), row.published())));
            TransactionSummary summary = content.summary();
            if (summary != null) {
                messages.add(LedgerMessage.mark(Place.KEPT, content.epoch(), position, List.of(summary)));
            }
            String contradiction = content.contradiction();
            if (contradiction != null) {
                messages.add(LedgerMessage.unreadable(Place.KEPT, content.epoch(), position, contradiction));
            }
            facts.addAll(content.facts());
        });
        current.savedMessages.update(messages);
        current.savedFacts.update(facts);
        current.savedProgress.update(List.of(current.auditor.progress()));
        current.savedTotals.update(current.auditor.totals().lines());
    }

    @Override
    public void processElement1(StreamRecord<LedgerMessage> element) {
        hold(element.getValue());
    }

    @Override
    public void processElement2(StreamRecord<KeyedFact> element) {
        hold(element.getValue());
    }

    private void hold(LedgerMessage message) {
        switch (message.kind()) {
            case ROW -> {
                LedgerChange change = Objects.requireNonNull(message.change(), "a ROW message carries its change");
                PositionContent content = opened().contentAt(change.position());
                if (content != null) {
                    content.addRow(change, message.published());
                }
            }
            case MARK -> {
                for (TransactionSummary summary : message.transactions()) {
                    PositionContent content = opened().contentAt(summary.position());
                    if (content != null) {
                        content.addSummary(message.epoch(), summary);
                    }
                }
            }
            case SCHEMA -> {
                // Rows arrive in this build's schema.
            }
            case UNREADABLE -> {
                PositionContent content = opened().contentAt(message.position());
                if (content != null) {
                    content.contradict(message.text());
                }
            }
        }
    }

    private void hold(KeyedFact fact) {
        PositionContent content = opened().contentAt(fact.position());
        if (content != null) {
            content.addFact(fact);
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        publishUpTo(mark.getTimestamp());
        super.processWatermark(mark);
    }

    private void publishUpTo(long complete) {
        State current = opened();
        LedgerAuditor auditor = current.auditor;
        if (auditor.halted() || current.pending.isEmpty()) {
            return;
        }
        List<CommitSummary> commits = new ArrayList<>();
        long last = Math.min(complete, current.pending.lastKey());
        for (long position = firstPosition(current); position <= last && !auditor.halted(); position++) {
            PositionContent content = current.pending.remove(position);
            List<AuditFact> audits = auditor.audit(position, content);
            TransactionSummary summary = content == null ? null : content.summary();
            if (!auditor.halted() && content != null && summary != null) {
                emitFacts(position, content.facts(), audits);
                commits.add(commitOf(content.epoch(), summary));
            }
        }
        if (auditor.halted()) {
            log.error("publication halted: {}", auditor.progress().haltReason());
            current.pending.clear();
        }
        if (!commits.isEmpty() || auditor.halted()) {
            AuditProgress progress = auditor.progress();
            emit(current.codec.encode(new FactMark(
                    run, progress.epoch(), progress.lastPosition(), commits, auditor.halted(), progress.haltReason())));
        }
    }

    /** The position after the last admitted one; an epoch starts with its snapshot (0) or without (1). */
    private static long firstPosition(State current) {
        long last = current.auditor.progress().lastPosition();
        if (last >= 0) {
            return last + 1;
        }
        return current.pending.firstKey() == 0 ? 0 : 1;
    }

    private void emitFacts(long position, List<KeyedFact> facts, List<AuditFact> audits) {
        FactCodec codec = opened().codec;
        int index = 0;
        for (KeyedFact fact : facts) {
            emit(codec.encode(new FactRow(run, position, index++, fact.table(), fact.row())));
        }
        for (AuditFact audit : audits) {
            KeyedFact placed = KeyedFact.of(position, FactOrigin.AUDIT, 0, index, audit, codec);
            emit(codec.encode(new FactRow(run, position, index++, placed.table(), placed.row())));
        }
    }

    private static CommitSummary commitOf(int epoch, TransactionSummary summary) {
        return new CommitSummary(
                summary.position(),
                epoch,
                summary.transactionId(),
                summary.endLsn(),
                summary.committedAtMicros(),
                summary.rowCount(),
                summary.debitMinor(),
                summary.creditMinor(),
                summary.hash());
    }

    private void emit(byte[] message) {
        output.collect(new StreamRecord<>(message));
    }

    private State opened() {
        return Objects.requireNonNull(state, "initializeState was not called");
    }
}
