package vigie.localstack.bench;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.postgresql.util.PSQLState;
import vigie.localstack.LocalStack;

/**
 * Commit to queryable: how long after a commit its position can be queried in DuckDB, at a fixed rate of transactions.
 *
 * <p>Open loop: transaction i is due at {@code start + i / rate} whatever happened to the ones before. Two clocks are
 * read for each: from the moment the commit returned, and from the moment the transaction was due, so that a stalled
 * writer cannot hide a slow answer (coordinated omission). The reference is raw logical decoding of the same commits.
 * Each transaction is a balanced entry of two postings written straight into its tables, with every constraint and the
 * manifest, but without the checks of the command functions: what is measured begins at the commit.
 */
final class LatencyBench {
    private static final int WRITERS = 4;
    private static final long FROM_NANOS_TO_MICROS = 1_000;

    private static final String ENTRY = """
            with entry as (
              insert into ledger.journal_entries
                (number, journal_code, effective_on, document_type, document_number, label)
              values (?, 'OD', date '2024-01-02', 'JOURNAL_ENTRY', ?, 'bench')
              returning *
            ), posted as (
              insert into ledger.postings
                (entry_id, entry_number, line_no, account_code, debit, credit, effective_on, journal_code,
                document_type, document_number, label)
              select
                e.id, e.number, l.line_no, l.account_code, l.debit, l.credit, e.effective_on, e.journal_code,
                e.document_type, e.document_number, e.label
              from entry as e
              cross join (values (1, '512', 1.00, 0.00), (2, '487', 0.00, 1.00))
                as l (line_no, account_code, debit, credit)
            )
            select pg_current_xact_id()::text::bigint""";

    private final LocalStack stack;
    private final PrintWriter out;
    private final Map<Long, Moment> moments = new ConcurrentHashMap<>();

    /** When one transaction was due and when its commit returned. */
    private record Moment(long dueNanos, long committedNanos) {}

    LatencyBench(LocalStack stack, PrintWriter out) {
        this.stack = stack;
        this.out = out;
    }

    /** Runs {@code transactionsPerSecond} for {@code length}, after a warm-up at the same rate that is not counted. */
    void run(int transactionsPerSecond, Duration warmUp, Duration length)
            throws SQLException, InterruptedException, ExecutionException {
        openPeriod();
        write(transactionsPerSecond, warmUp);
        stack.awaitQuiet(Duration.ofMinutes(2));
        moments.clear();
        NavigableMap<Long, Long> visibleNanosByPosition = new ConcurrentSkipListMap<>();
        try (RawDecoding raw = new RawDecoding(stack.ledger());
                PositionWatch watch = new PositionWatch(stack, visibleNanosByPosition)) {
            raw.start();
            watch.start();
            TimeUnit.MILLISECONDS.sleep(500);
            long began = System.nanoTime();
            write(transactionsPerSecond, length);
            double reached = moments.size() * 1e9 / (System.nanoTime() - began);
            stack.awaitQuiet(Duration.ofMinutes(2));
            report(transactionsPerSecond, reached, visibleNanosByPosition, raw.receivedNanosByTransaction());
        }
    }

    private void openPeriod() throws SQLException {
        try (Connection owner = stack.ledger().owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("insert into ledger.periods (starts_on, ends_on, closed)"
                    + " values ('2024-01-01', '2024-01-31', false) on conflict do nothing");
        }
    }

    private void write(int transactionsPerSecond, Duration length)
            throws SQLException, InterruptedException, ExecutionException {
        long transactions = transactionsPerSecond * length.toMillis() / 1_000;
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        AtomicLong next = new AtomicLong();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            var running = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(writer -> writers.submit(() -> {
                        write(next, transactions, start, 1_000_000_000L / transactionsPerSecond);
                        return null;
                    }))
                    .toList();
            for (Future<?> writer : running) {
                writer.get();
            }
        }
    }

    private void write(AtomicLong next, long transactions, long start, long intervalNanos) throws SQLException {
        try (Connection connection = stack.ledger().owner().getConnection();
                PreparedStatement post = connection.prepareStatement(ENTRY)) {
            String run = Long.toString(System.nanoTime(), 36);
            for (long i = next.getAndIncrement(); i < transactions; i = next.getAndIncrement()) {
                long due = start + i * intervalNanos;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                String number = "bench-" + run + "-" + i;
                post.setString(1, number);
                post.setString(2, number);
                try (ResultSet answer = post.executeQuery()) {
                    answer.next();
                    moments.put(answer.getLong(1), new Moment(due, System.nanoTime()));
                }
            }
        }
    }

    private void report(int wanted, double reached, NavigableMap<Long, Long> visibleNanos, Map<Long, Long> rawNanos)
            throws SQLException {
        Histogram fromCommit = new Histogram(3);
        Histogram fromDue = new Histogram(3);
        Histogram raw = new Histogram(3);
        Map<Long, Long> positions = PositionWatch.positionsOf(stack, moments.keySet());
        moments.forEach((transaction, moment) -> {
            Long position = positions.get(transaction);
            var visible = position == null ? null : visibleNanos.ceilingEntry(position);
            if (visible == null) {
                throw new IllegalStateException("transaction " + transaction + " never became visible, SQLSTATE "
                        + PSQLState.NO_DATA.getState());
            }
            fromCommit.recordValue(micros(visible.getValue() - moment.committedNanos()));
            fromDue.recordValue(micros(visible.getValue() - moment.dueNanos()));
            Long received = rawNanos.get(transaction & 0xFFFF_FFFFL);
            if (received != null) {
                raw.recordValue(micros(received - moment.committedNanos()));
            }
        });
        out.printf("%n  %,d transactions/s wanted, %,.0f reached, %,d measured%n", wanted, reached, moments.size());
        line("commit -> queryable in DuckDB", fromCommit);
        line("due -> queryable (open loop)", fromDue);
        line("reference: commit -> raw decoding", raw);
        out.printf(
                "  ratio to the reference: p50 %.1f, p99 %.1f%n",
                ratio(fromCommit, raw, 50), ratio(fromCommit, raw, 99));
    }

    private static double ratio(Histogram ours, Histogram reference, double percentile) {
        return ours.getValueAtPercentile(percentile) / (double) Math.max(1, reference.getValueAtPercentile(percentile));
    }

    private static long micros(long nanos) {
        return Math.max(0, nanos / FROM_NANOS_TO_MICROS);
    }

    private void line(String name, Histogram micros) {
        out.printf(
                "  %-36s p50 %8.1f ms   p95 %8.1f ms   p99 %8.1f ms   max %8.1f ms%n",
                name,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(95) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }
}
