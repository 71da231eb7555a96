package vigie.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.PostingRow;
import vigie.ledgerevents.rows.StockMoveRow;
import vigie.ledgerevents.rows.TransactionManifestRow;

/** What arrived of one transaction, counted and summed, to be compared with what the transaction says it wrote. */
final class TransactionTally {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Integer>> COUNTS = new TypeReference<>() {};

    private final Map<String, Integer> rowsByTable = new TreeMap<>();
    private int rowCount;
    private long debitMinor;
    private long creditMinor;
    private long quantityMicro;
    private long valueMinor;
    private @Nullable TransactionManifestRow manifest;

    /** Counts one row; the manifest row is kept aside. */
    void add(LedgerTable table, Record row) {
        if (manifest != null) {
            throw new CaptureHalted(
                    "La transaction " + manifest.transactionId() + " a écrit dans " + table.tableName()
                            + " après son manifeste.",
                    "Transaction " + manifest.transactionId() + " wrote to " + table.tableName()
                            + " after its manifest.");
        }
        if (row instanceof TransactionManifestRow last) {
            manifest = last;
            return;
        }
        rowCount++;
        rowsByTable.merge(table.tableName(), 1, Integer::sum);
        addSums(row);
    }

    private void addSums(Record row) {
        try {
            if (row instanceof PostingRow posting) {
                debitMinor = Math.addExact(debitMinor, posting.debitMinor());
                creditMinor = Math.addExact(creditMinor, posting.creditMinor());
            } else if (row instanceof StockMoveRow move) {
                quantityMicro = Math.addExact(quantityMicro, move.quantityMicro());
                Long value = move.valueAmountMinor();
                valueMinor = value == null ? valueMinor : Math.addExact(valueMinor, value);
            }
        } catch (ArithmeticException e) {
            throw new CaptureHalted(
                    "Les sommes d'une transaction dépassent 64 bits.", "The sums of a transaction exceed 64 bits.");
        }
    }

    /**
     * Compares with the manifest and returns it.
     *
     * @param shortTransactionId lower 32 bits of the transaction id, as the stream tells it
     * @throws CaptureHalted when there is none or it says something else
     */
    TransactionManifestRow checkManifest(long shortTransactionId) {
        TransactionManifestRow says = manifest;
        if (says == null) {
            throw new CaptureHalted(
                    "La transaction " + shortTransactionId + " est arrivée sans manifeste (" + rowsByTable + ").",
                    "Transaction " + shortTransactionId + " came without a manifest (" + rowsByTable + ").");
        }
        if ((says.transactionId() & 0xFFFF_FFFFL) != shortTransactionId) {
            throw mismatch(says, "transaction", says.transactionId(), shortTransactionId);
        }
        Map<String, Integer> written = parse(says);
        if (!written.equals(rowsByTable)) {
            throw mismatch(says, "rows", written, rowsByTable);
        }
        requireEqual(says, "row_count", says.rowCount(), rowCount);
        requireEqual(says, "debit", says.debitMinor(), debitMinor);
        requireEqual(says, "credit", says.creditMinor(), creditMinor);
        requireEqual(says, "quantity", says.quantityMicro(), quantityMicro);
        requireEqual(says, "value", says.valueMinor(), valueMinor);
        return says;
    }

    long debitMinor() {
        return debitMinor;
    }

    long creditMinor() {
        return creditMinor;
    }

    long quantityMicro() {
        return quantityMicro;
    }

    long valueMinor() {
        return valueMinor;
    }

    private static Map<String, Integer> parse(TransactionManifestRow manifest) {
        try {
            return Objects.requireNonNull(JSON.readValue(manifest.rowsByTable(), COUNTS));
        } catch (JsonProcessingException e) {
            throw mismatch(manifest, "rows", manifest.rowsByTable(), "JSON");
        }
    }

    private static void requireEqual(TransactionManifestRow manifest, String what, long written, long received) {
        if (written != received) {
            throw mismatch(manifest, what, written, received);
        }
    }

    private static CaptureHalted mismatch(
            TransactionManifestRow manifest, String what, Object written, Object received) {
        return new CaptureHalted(
                "La transaction " + manifest.transactionId() + " n'est pas arrivée telle qu'écrite : " + what + " "
                        + written + " au manifeste, " + received + " reçu.",
                "Transaction " + manifest.transactionId() + " did not arrive as written: " + what + " " + written
                        + " in the manifest, " + received + " received.");
    }
}
