package vigie.capture;

import io.debezium.data.Envelope;
import io.debezium.pipeline.txmetadata.TransactionStructMaker;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.TransactionSummary;
import vigie.ledgerevents.rows.TransactionManifestRow;

/**
 * Frames change events by BEGIN and END, gives each transaction with rows the next position and lets it pass only when
 * it is complete: counted by END, counted and summed by its manifest.
 *
 * <p>A transaction waits in memory until its END has been checked, because what fails the check must not be published
 * at all: rows under a position that later means something else could not be taken back.
 */
final class TransactionAssembler {

    /**
     * The end of one transaction.
     *
     * @param summary null when nothing is to be published: already published before, or no captured row
     */
    record Ended(long endLsn, @Nullable TransactionSummary summary, List<EncodedRow> rows) {}

    private static final String TRANSACTION_TOPIC = DebeziumSettings.TOPIC_PREFIX + ".transaction";

    private final int epoch;
    private final int partitions;
    private final long resumeLsn;
    private final LedgerEventCodec codec = new LedgerEventCodec();
    private final ChangeReader changes = new ChangeReader();
    private final @Nullable EnvelopeWriter envelopes;
    private TransactionSummary last;
    private boolean rejoining;
    private @Nullable TransactionBuffer open;
    private String openId = "";

    /**
     * @param last the last published position; transactions that end at or before its END LSN are dropped
     * @param rejoin true when the server will send that transaction again and it must therefore be seen
     * @param envelopes writes each change for other consumers too, null when nobody wants them
     */
    TransactionAssembler(
            int epoch, TransactionSummary last, int partitions, boolean rejoin, @Nullable EnvelopeWriter envelopes) {
        this.epoch = epoch;
        this.partitions = partitions;
        this.last = last;
        this.resumeLsn = last.endLsn();
        this.rejoining = rejoin;
        this.envelopes = envelopes;
    }

    /**
     * Takes the next event; answers when it ended a transaction.
     *
     * @throws CaptureHalted when a transaction is not what was written
     */
    @Nullable
    Ended accept(SourceRecord event) {
        Struct value = (Struct) event.value();
        if (!event.topic().equals(TRANSACTION_TOPIC)) {
            addRow(event, value);
            return null;
        }
        String id = shortId(value.getString(TransactionStructMaker.DEBEZIUM_TRANSACTION_ID_KEY));
        if (value.getString("status").equals("BEGIN")) {
            begin(id);
            return null;
        }
        return end(event, value, id);
    }

    private void begin(String id) {
        if (open != null) {
            throw new CaptureHalted(
                    "La transaction " + id + " commence avant la fin de " + openId + ".",
                    "Transaction " + id + " begins before the end of " + openId + ".");
        }
        open = new TransactionBuffer(epoch, last.position() + 1, last.hash(), partitions, codec, envelopes);
        openId = id;
    }

    private void addRow(SourceRecord event, Struct value) {
        TransactionBuffer transaction = requireOpen(event.topic());
        Struct framing = value.getStruct(Envelope.FieldName.TRANSACTION);
        String id = framing == null
                ? "none"
                : shortId(framing.getString(TransactionStructMaker.DEBEZIUM_TRANSACTION_ID_KEY));
        if (!id.equals(openId)) {
            throw new CaptureHalted(
                    "Une ligne de la transaction " + id + " est arrivée dans la transaction " + openId + ".",
                    "A row of transaction " + id + " came inside transaction " + openId + ".");
        }
        transaction.add(changes.read(event), event);
    }

    private Ended end(SourceRecord event, Struct value, String id) {
        TransactionBuffer transaction = requireOpen("END " + id);
        open = null;
        long expected = value.getInt64(TransactionStructMaker.DEBEZIUM_TRANSACTION_EVENT_COUNT_KEY);
        if (expected != transaction.rowCount() || !id.equals(openId)) {
            throw new CaptureHalted(
                    "La transaction " + openId + " compte " + transaction.rowCount() + " lignes reçues, " + expected
                            + " annoncées.",
                    "Transaction " + openId + " has " + transaction.rowCount() + " rows received, " + expected
                            + " announced.");
        }
        long endLsn = endLsn(event);
        if (endLsn <= resumeLsn) {
            rejoining &= endLsn != resumeLsn;
            return new Ended(endLsn, null, List.of());
        }
        if (transaction.rowCount() == 0) {
            return new Ended(endLsn, null, List.of());
        }
        requireContinuation(endLsn);
        TransactionManifestRow manifest = transaction.tally().checkManifest(Long.parseLong(id));
        last = summarize(transaction, manifest.transactionId(), endLsn, committedAtMicros(event));
        return new Ended(endLsn, last, transaction.take());
    }

    /** The summary of a complete position. */
    static TransactionSummary summarize(
            TransactionBuffer transaction, long transactionId, long endLsn, long committedAtMicros) {
        TransactionTally tally = transaction.tally();
        return new TransactionSummary(
                transaction.position(),
                transactionId,
                endLsn,
                committedAtMicros,
                transaction.rowCount(),
                tally.debitMinor(),
                tally.creditMinor(),
                tally.quantityMicro(),
                tally.valueMinor(),
                transaction.hash());
    }

    private void requireContinuation(long endLsn) {
        if (rejoining) {
            throw new CaptureHalted(
                    "Le serveur n'a plus la transaction publiée en dernier (position " + last.position() + ", LSN "
                            + Lsn.format(resumeLsn) + ") : son histoire n'est pas celle qui a été publiée.",
                    "The server no longer has the transaction published last (position " + last.position() + ", LSN "
                            + Lsn.format(resumeLsn) + "): its history is not the one that was published.");
        }
        if (endLsn <= last.endLsn()) {
            throw new CaptureHalted(
                    "Les fins de transaction reculent : " + Lsn.format(endLsn) + " après " + Lsn.format(last.endLsn())
                            + ".",
                    "Transaction ends go back: " + Lsn.format(endLsn) + " after " + Lsn.format(last.endLsn()) + ".");
        }
    }

    private TransactionBuffer requireOpen(String what) {
        TransactionBuffer transaction = open;
        if (transaction == null) {
            throw new CaptureHalted(
                    what + " est arrivé hors de toute transaction.", what + " came outside any transaction.");
        }
        return transaction;
    }

    private static long endLsn(SourceRecord end) {
        return number(end, "lsn");
    }

    private static long committedAtMicros(SourceRecord end) {
        return number(end, "ts_usec");
    }

    private static long number(SourceRecord end, String key) {
        if (end.sourceOffset().get(key) instanceof Number number) {
            return number.longValue();
        }
        throw new CaptureHalted(
                "Une fin de transaction est arrivée sans " + key + ".", "A transaction end came without " + key + ".");
    }

    /** Debezium writes {@code <transaction>:<LSN of the operation>}; only the first part names the transaction. */
    private static String shortId(String id) {
        int colon = id.indexOf(':');
        return colon < 0 ? id : id.substring(0, colon);
    }
}
