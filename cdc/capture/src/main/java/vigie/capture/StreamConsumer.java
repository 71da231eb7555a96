package vigie.capture;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import vigie.capture.CaptureProgress.Published;
import vigie.ledgerevents.TransactionSummary;

/**
 * Publishes transactions in groups and confirms the slot after Kafka: rows as each transaction is checked, a mark to
 * every partition at 500 transactions or the end of the batch; at the end of the batch it waits for Kafka, writes the
 * state, waits again, and only then lets the engine confirm the slot. A batch is what came while the one before was
 * published, so groups are small when there is little to do and large when there is much to catch up.
 */
final class StreamConsumer implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {

    private static final int GROUP_TRANSACTIONS = 500;

    /** What the state says at a position and confirmed LSN. */
    interface StateAt {
        CaptureState at(long position, long confirmedLsn);
    }

    private final TransactionAssembler assembler;
    private final LedgerPublisher publisher;
    private final StateAt states;
    private final LongFunction<Published> points;
    private final CaptureProgress progress;
    private final List<TransactionSummary> group = new ArrayList<>();
    private TransactionSummary lastMarked;
    private long confirmedLsn;
    private int batchTransactions;
    private long batchRows;

    StreamConsumer(
            TransactionAssembler assembler,
            LedgerPublisher publisher,
            StateAt states,
            CaptureProgress progress,
            Recovery.Resume resume) {
        this.assembler = assembler;
        this.publisher = publisher;
        this.states = states;
        this.progress = progress;
        this.lastMarked = resume.last();
        this.confirmedLsn = resume.confirmedLsn();
        this.points =
                transactionId -> new Published(resume.epoch(), resume.topic(), lastMarked.position(), transactionId);
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> events, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        RecordChangeEvent<SourceRecord> lastEnd = null;
        try {
            for (RecordChangeEvent<SourceRecord> event : events) {
                TransactionAssembler.Ended ended = assembler.accept(event.record());
                if (ended != null) {
                    publish(ended);
                    lastEnd = event;
                }
            }
        } catch (CaptureHalted halted) {
            finish(lastEnd, committer); // what was complete before stays published and confirmed
            throw halted;
        }
        finish(lastEnd, committer);
    }

    private void publish(TransactionAssembler.Ended ended) {
        confirmedLsn = Math.max(confirmedLsn, ended.endLsn());
        TransactionSummary summary = ended.summary();
        if (summary == null) {
            return;
        }
        publisher.send(ended.rows());
        group.add(summary);
        batchRows += summary.rowCount();
        batchTransactions++;
        if (group.size() >= GROUP_TRANSACTIONS) {
            closeGroup();
        }
    }

    private void closeGroup() {
        if (!group.isEmpty()) {
            publisher.mark(group);
            lastMarked = group.getLast();
            group.clear();
        }
    }

    private void finish(
            @Nullable RecordChangeEvent<SourceRecord> lastEnd,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        if (lastEnd == null) {
            return;
        }
        closeGroup();
        publisher.awaitAcknowledgement();
        publisher.writeState(states.at(lastMarked.position(), confirmedLsn));
        if (batchTransactions > 0) {
            progress.published(points.apply(lastMarked.transactionId()), batchTransactions, batchRows);
            batchTransactions = 0;
            batchRows = 0;
        }
        committer.markProcessed(lastEnd);
        committer.markBatchFinished();
    }

    @Override
    public boolean supportsTombstoneEvents() {
        return false;
    }
}
