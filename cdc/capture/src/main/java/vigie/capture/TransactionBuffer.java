package vigie.capture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.HashChain;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerRecord.RowChange;

/** The rows of one position, encoded as they come: once for the message, the same bytes for the hash. */
final class TransactionBuffer {

    private final int epoch;
    private final long position;
    private final int partitions;
    private final LedgerEventCodec codec;
    private final @Nullable EnvelopeWriter envelopes;
    private final HashChain chain;
    private final TransactionTally tally = new TransactionTally();
    private final List<EncodedRow> rows = new ArrayList<>();
    private int rowCount;

    /**
     * @param envelopes writes each change for other consumers too, null when nobody wants them
     */
    TransactionBuffer(
            int epoch,
            long position,
            byte[] previousHash,
            int partitions,
            LedgerEventCodec codec,
            @Nullable EnvelopeWriter envelopes) {
        this.epoch = epoch;
        this.position = position;
        this.partitions = partitions;
        this.codec = codec;
        this.envelopes = envelopes;
        this.chain = new HashChain(previousHash);
    }

    /** Adds the next row, and the event that brought it. */
    void add(ChangedRow change, SourceRecord event) {
        byte[] row = codec.encodeRow(change.row());
        Record old = change.before();
        byte @Nullable [] before = old == null ? null : codec.encodeRow(old);
        rowCount = Math.addExact(rowCount, 1);
        byte[] key = change.table().routingKey(change.row()).getBytes(StandardCharsets.UTF_8);
        byte[] value =
                codec.encode(new RowChange(epoch, position, rowCount, change.table(), change.operation(), row, before));
        tally.add(change.table(), change.row());
        chain.add(row);
        Envelope envelope = envelopes == null ? null : envelopes.write(position, event);
        rows.add(new EncodedRow(Utils.toPositive(Utils.murmur2(key)) % partitions, key, value, envelope));
    }

    /** The rows added since the last call, to be published now. */
    List<EncodedRow> take() {
        List<EncodedRow> taken = List.copyOf(rows);
        rows.clear();
        return taken;
    }

    int rowCount() {
        return rowCount;
    }

    long position() {
        return position;
    }

    TransactionTally tally() {
        return tally;
    }

    /** The hash of this position; nothing can be added after. */
    byte[] hash() {
        return chain.finish();
    }
}
