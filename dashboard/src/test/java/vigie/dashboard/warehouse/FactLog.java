package vigie.dashboard.warehouse;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vigie.facts.CommitSummary;
import vigie.facts.FactCodec;
import vigie.facts.FactMark;
import vigie.facts.FactRecord;
import vigie.facts.FactRow;
import vigie.facts.FactTable;

/** Facts of a test in order: one position per transaction, written to a warehouse or as records of the topic. */
public final class FactLog {
    private static final Instant FIRST_COMMIT = Instant.parse("2026-11-01T08:00:00Z");

    /** One transaction. */
    public record Transaction(long position, List<FactRow> rows, CommitSummary commit) {}

    private final FactCodec codec = new FactCodec();
    private final List<Transaction> transactions = new ArrayList<>();
    private List<FactRow> open = new ArrayList<>();

    /** Adds a fact to the transaction being written. */
    public void add(Record fact) {
        open.add(new FactRow(1, nextPosition(), open.size(), FactTable.of(fact), codec.encodeRow(fact)));
    }

    /** Ends the transaction, as a ledger commit one minute after the one before. */
    public void commit() {
        long position = nextPosition();
        long committedAtMicros = FIRST_COMMIT.plusSeconds(60 * position).toEpochMilli() * 1_000;
        byte[] hash = ByteBuffer.allocate(32).putLong(position).array();
        CommitSummary commit = new CommitSummary(
                position, 1, 700 + position, 4_096 * position, committedAtMicros, open.size(), 0, 0, hash);
        transactions.add(new Transaction(position, List.copyOf(open), commit));
        open = new ArrayList<>();
    }

    private long nextPosition() {
        return transactions.size() + 1L;
    }

    public List<Transaction> transactions() {
        return transactions;
    }

    /** Writes everything in one batch. */
    public void writeTo(Warehouse warehouse) {
        writeTo(warehouse, 0);
    }

    /** Writes what comes after a position in one batch. */
    public void writeTo(Warehouse warehouse, long after) {
        List<Transaction> later = transactions.subList((int) after, transactions.size());
        try (FactWriter writer = warehouse.writer()) {
            writer.apply(new FactBatch(
                    1,
                    1,
                    transactions.size(),
                    0,
                    later.stream()
                            .flatMap(transaction -> transaction.rows().stream())
                            .toList(),
                    later.stream().map(Transaction::commit).toList(),
                    null));
        }
    }

    /** Records of the topic: the rows of each transaction, then a mark after every {@code marksEvery} transactions. */
    public List<FactRecord> records(int marksEvery) {
        List<FactRecord> records = new ArrayList<>();
        List<CommitSummary> commits = new ArrayList<>();
        for (Transaction transaction : transactions) {
            records.addAll(transaction.rows());
            commits.add(transaction.commit());
            if (commits.size() == marksEvery || transaction.position() == transactions.size()) {
                records.add(new FactMark(1, 1, transaction.position(), List.copyOf(commits), false, ""));
                commits.clear();
            }
        }
        return records;
    }
}
