package vigie.jobs.testledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vigie.ledgerevents.HashChain;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerRecord;
import vigie.ledgerevents.LedgerRecord.Mark;
import vigie.ledgerevents.LedgerRecord.RowChange;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.Operation;
import vigie.ledgerevents.TransactionSummary;
import vigie.ledgerevents.rows.PostingRow;
import vigie.ledgerevents.rows.StockMoveRow;
import vigie.ledgerevents.rows.TransactionManifestRow;

/**
 * A ledger as the capture would publish it: each transaction gets its manifest, its summary and its place in the chain.
 */
public final class WrittenLedger {

    public static final int EPOCH = 1;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final Map<Class<?>, LedgerTable> TABLES =
            Arrays.stream(LedgerTable.values()).collect(Collectors.toMap(LedgerTable::rowClass, Function.identity()));

    /** One transaction with its rows, manifest last. */
    public record Transaction(List<RowChange> rows, TransactionSummary summary) {}

    private final LedgerEventCodec codec = new LedgerEventCodec();
    private final List<Transaction> transactions = new ArrayList<>();
    private byte[] hash = HashChain.beforeFirst();

    /** Appends one transaction with these rows. */
    public WrittenLedger commit(Record... rows) {
        return commit(List.of(rows));
    }

    /** Appends one transaction with these rows. */
    public WrittenLedger commit(List<Record> rows) {
        long position = transactions.size() + 1L;
        long transactionId = 700 + position;
        Map<String, Integer> counts = new TreeMap<>();
        long[] sums = new long[4];
        for (Record row : rows) {
            counts.merge(tableOf(row).tableName(), 1, Integer::sum);
            if (row instanceof PostingRow posting) {
                sums[0] += posting.debitMinor();
                sums[1] += posting.creditMinor();
            } else if (row instanceof StockMoveRow move) {
                sums[2] += move.quantityMicro();
                Long value = move.valueAmountMinor();
                sums[3] += value == null ? 0 : value;
            }
        }
        String byTable = counts.entrySet().stream()
                .map(count -> "\"" + count.getKey() + "\":" + count.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        List<Record> all = new ArrayList<>(rows);
        all.add(new TransactionManifestRow(
                position, transactionId, rows.size(), byTable, sums[0], sums[1], sums[2], sums[3], 0));
        var chain = new HashChain(hash);
        List<RowChange> changes = new ArrayList<>();
        for (Record row : all) {
            byte[] encoded = codec.encodeRow(row);
            chain.add(encoded);
            changes.add(
                    new RowChange(EPOCH, position, changes.size() + 1, tableOf(row), Operation.CREATE, encoded, null));
        }
        hash = chain.finish();
        transactions.add(new Transaction(
                List.copyOf(changes),
                new TransactionSummary(
                        position,
                        transactionId,
                        4096 * position,
                        position * MICROS_PER_SECOND,
                        changes.size(),
                        sums[0],
                        sums[1],
                        sums[2],
                        sums[3],
                        hash)));
        return this;
    }

    /** All transactions in position order. */
    public List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    /**
     * The messages of each partition: rows routed by their key, marks to all partitions after groups of random size.
     *
     * @param partitions number of partitions
     * @param largestGroup most transactions under one mark
     * @param seed decides the grouping
     */
    public List<List<byte[]>> inPartitions(int partitions, int largestGroup, long seed) {
        var random = new Random(seed);
        List<List<byte[]>> topic = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            topic.add(new ArrayList<>());
        }
        List<TransactionSummary> group = new ArrayList<>();
        int size = 1 + random.nextInt(largestGroup);
        for (Transaction transaction : transactions) {
            for (RowChange change : transaction.rows()) {
                String key = change.table().routingKey(codec.decodeRow(change.table(), change.row()));
                topic.get(Math.floorMod(key.hashCode(), partitions)).add(codec.encode(change));
            }
            group.add(transaction.summary());
            if (group.size() == size || transaction.equals(transactions.getLast())) {
                LedgerRecord mark = new Mark(EPOCH, "session", group.getLast().position(), group);
                byte[] encoded = codec.encode(mark);
                topic.forEach(partition -> partition.add(encoded));
                group.clear();
                size = 1 + random.nextInt(largestGroup);
            }
        }
        return topic;
    }

    private static LedgerTable tableOf(Record row) {
        LedgerTable table = TABLES.get(row.getClass());
        if (table == null) {
            throw new IllegalArgumentException(row.getClass() + " mirrors no table");
        }
        return table;
    }
}
