package vigie.jobs.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.HashChain;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.Operation;
import vigie.ledgerevents.TransactionSummary;
import vigie.ledgerevents.rows.TransactionManifestRow;

/**
 * Whether the rows of one transaction are all there and as they were written: against its summary (rows, sums, hash
 * chain) and against the manifest the database wrote. Pure; the answer names the first thing that does not hold.
 */
final class TransactionCheck {

    private static final String MANIFESTS = LedgerTable.TRANSACTION_MANIFESTS.tableName();
    private static final Pattern TABLE_COUNT = Pattern.compile("\"([a-z_]+)\"\\s*:\\s*(\\d+)");

    /**
     * Sums of the rows received.
     *
     * @param debitMinor debits of the postings, cents
     * @param creditMinor credits of the postings, cents
     * @param quantityMicro quantities of the stock moves, millionths
     * @param valueMinor values of the stock moves, cents
     */
    record Sums(long debitMinor, long creditMinor, long quantityMicro, long valueMinor) {}

    private TransactionCheck() {}

    /**
     * What does not hold against the summary, if anything.
     *
     * @param rows rows of the position in index order
     * @param published the same rows as they were published
     * @param sums sums over the same rows
     * @param previousHash hash of the position before
     */
    static Optional<String> againstSummary(
            List<LedgerChange> rows,
            List<byte[]> published,
            Sums sums,
            TransactionSummary summary,
            byte[] previousHash) {
        if (rows.size() != summary.rowCount()) {
            return Optional.of("its mark counts " + summary.rowCount() + " rows, " + rows.size() + " arrived");
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).index() != i + 1) {
                return Optional.of("row " + (i + 1) + " is missing");
            }
        }
        var announced =
                new Sums(summary.debitMinor(), summary.creditMinor(), summary.quantityMicro(), summary.valueMinor());
        if (!announced.equals(sums)) {
            return Optional.of("its mark says " + announced + ", the rows say " + sums);
        }
        var chain = new HashChain(previousHash);
        published.forEach(chain::add);
        if (!Arrays.equals(chain.finish(), summary.hash())) {
            return Optional.of("its hash does not follow from the position before and its rows");
        }
        return Optional.empty();
    }

    /**
     * What does not hold against the manifest, if anything. The snapshot (position 0) has no manifest of its own.
     *
     * @param rows rows of the position in index order, manifest included
     * @param sums sums over the same rows
     * @param manifest manifest row of the transaction, null when none arrived
     */
    static Optional<String> againstManifest(
            List<LedgerChange> rows, Sums sums, TransactionSummary summary, @Nullable TransactionManifestRow manifest) {
        if (summary.position() == 0) {
            return Optional.empty();
        }
        if (manifest == null) {
            return Optional.of("it has no manifest");
        }
        if (manifest.transactionId() != summary.transactionId()) {
            return Optional.of("its manifest is of transaction " + manifest.transactionId() + ", its mark of "
                    + summary.transactionId());
        }
        Map<String, Integer> received = new TreeMap<>();
        for (LedgerChange row : rows) {
            received.merge(row.table(), 1, Integer::sum);
        }
        int manifests = received.getOrDefault(MANIFESTS, 0);
        received.remove(MANIFESTS);
        if (manifests != 1) {
            return Optional.of("it has " + manifests + " manifests");
        }
        Map<String, Integer> counted = tableCounts(manifest.rowsByTable());
        if (!counted.equals(received)) {
            return Optional.of("its manifest counts " + counted + ", " + received + " arrived");
        }
        if (manifest.rowCount() != rows.size() - manifests) {
            return Optional.of(
                    "its manifest counts " + manifest.rowCount() + " rows, " + (rows.size() - manifests) + " arrived");
        }
        var written = new Sums(
                manifest.debitMinor(), manifest.creditMinor(), manifest.quantityMicro(), manifest.valueMinor());
        if (!written.equals(sums)) {
            return Optional.of("its manifest says " + written + ", the rows say " + sums);
        }
        return Optional.empty();
    }

    /** The posted row that was changed or deleted, which the ledger never does. */
    static Optional<String> againstAppendOnly(List<LedgerChange> rows) {
        for (LedgerChange row : rows) {
            boolean edited = row.operation().equals(Operation.UPDATE.name())
                    || row.operation().equals(Operation.DELETE.name());
            boolean reference =
                    LedgerTable.named(row.table()).map(LedgerTable::reference).orElse(false);
            if (edited && !reference) {
                return Optional.of(row.operation() + " of a row of " + row.table() + ", which is append-only");
            }
        }
        return Optional.empty();
    }

    private static Map<String, Integer> tableCounts(String rowsByTable) {
        Map<String, Integer> counts = new TreeMap<>();
        Matcher matcher = TABLE_COUNT.matcher(rowsByTable);
        while (matcher.find()) {
            counts.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
        }
        return counts;
    }
}
