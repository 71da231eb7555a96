package vigie.capture;

import io.debezium.connector.SnapshotRecord;
import io.debezium.data.Envelope;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.HashChain;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.TransactionSummary;

/**
 * Publishes the snapshot an epoch opens with as position 0 and then has the engine stopped. Nothing is ever marked
 * processed, so the slot stays where the snapshot was taken and the streaming engine takes over exactly there.
 */
final class SnapshotConsumer implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {

    private final LedgerPublisher publisher;
    private final Runnable whenComplete;
    private final ChangeReader changes = new ChangeReader();
    private final TransactionBuffer snapshot;
    private volatile @Nullable TransactionSummary summary;
    private long lastLsn;
    private long lastMicros;

    SnapshotConsumer(
            int epoch,
            int partitions,
            LedgerPublisher publisher,
            @Nullable EnvelopeWriter envelopes,
            Runnable whenComplete) {
        this.publisher = publisher;
        this.whenComplete = whenComplete;
        this.snapshot =
                new TransactionBuffer(epoch, 0, HashChain.beforeFirst(), partitions, new LedgerEventCodec(), envelopes);
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> events, RecordCommitter<RecordChangeEvent<SourceRecord>> committer) {
        for (RecordChangeEvent<SourceRecord> event : events) {
            if (summary != null) {
                return;
            }
            accept(event.record());
        }
        publisher.send(snapshot.take());
    }

    private void accept(SourceRecord event) {
        Struct value = (Struct) event.value();
        Struct source = value.schema().field(Envelope.FieldName.SOURCE) == null
                ? null
                : value.getStruct(Envelope.FieldName.SOURCE);
        String phase = source == null ? null : source.getString("snapshot");
        if (source == null || phase == null || phase.equals("false")) {
            complete(); // the stream begins: there was nothing to read
            return;
        }
        snapshot.add(changes.read(event), event);
        lastLsn = source.getInt64("lsn");
        lastMicros = source.getInt64("ts_us");
        if (phase.equals(SnapshotRecord.LAST.name().toLowerCase(Locale.ROOT))) {
            complete();
        }
    }

    private void complete() {
        publisher.send(snapshot.take());
        TransactionSummary point = TransactionAssembler.summarize(snapshot, 0, lastLsn, lastMicros);
        publisher.mark(List.of(point));
        publisher.awaitAcknowledgement();
        summary = point;
        whenComplete.run();
    }

    /**
     * The summary of position 0.
     *
     * @throws CaptureFailed when the snapshot did not come to its end
     */
    TransactionSummary requireSummary() {
        TransactionSummary complete = summary;
        if (complete == null) {
            throw new CaptureFailed("the snapshot was interrupted");
        }
        return complete;
    }

    @Override
    public boolean supportsTombstoneEvents() {
        return false;
    }
}
