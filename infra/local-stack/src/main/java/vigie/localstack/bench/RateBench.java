package vigie.localstack.bench;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import vigie.localstack.LocalStack;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.StackSettings;
import vigie.localstack.StartReport;
import vigie.localstack.Words;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.demo.ApplyAction;
import vigie.operationaldb.demo.BusinessAction;
import vigie.operationaldb.demo.DistributorSimulator;

/**
 * Sustained rate from commit to DuckDB: a distributor's history is written while the capture is stopped, then the
 * capture starts and the whole path works the backlog off. The reference reads the same WAL with the JDBC driver's
 * replication stream.
 */
final class RateBench {
    private static final long SEED = 20_261_121L;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final StackSettings settings;
    private final Words words;
    private final PrintWriter out;

    RateBench(StackSettings settings, Words words, PrintWriter out) {
        this.settings = settings;
        this.words = words;
        this.out = out;
    }

    /**
     * Writes simulated actions and works them off, twice: the first backlog warms every part up and is not counted.
     */
    void run(int warmUpActions, int actions) throws SQLException, InterruptedException, CommandRefused {
        Iterator<BusinessAction> history = new DistributorSimulator(SEED, warmUpActions + actions)
                .actions()
                .iterator();
        try (LocalStack stack = LocalStack.start(settings, words, StartReport.NONE);
                Connection writer = stack.ledger().writer().getConnection();
                LedgerCommands commands = new LedgerCommands(writer)) {
            ApplyAction apply = new ApplyAction(commands);
            stack.stopCapture();
            write(apply, history, warmUpActions);
            workOff(stack);
            stack.stopCapture();
            long rows;
            double rawRowsPerSecond;
            try (RawDecoding raw = new RawDecoding(stack.ledger())) {
                long before = rowsOf(stack.ledger());
                write(apply, history, actions);
                rows = rowsOf(stack.ledger()) - before;
                raw.start();
                rawRowsPerSecond = raw.rowsPerSecond(rows);
            }
            report(stack, actions, rows, rawRowsPerSecond, workOff(stack));
        }
    }

    /** Starts the capture and waits until nothing is left; when each position became visible. */
    private static NavigableMap<Long, Long> workOff(LocalStack stack) {
        NavigableMap<Long, Long> visibleNanos = new ConcurrentSkipListMap<>();
        long behind = stack.appliedPosition();
        try (PositionWatch watch = new PositionWatch(stack, visibleNanos)) {
            watch.start();
            stack.startCapture();
            if (!stack.awaitPosition(behind + 1, PATIENCE) || !stack.awaitQuiet(PATIENCE)) {
                throw new StackFailure(Reason.PART_STOPPED);
            }
        }
        return visibleNanos.tailMap(behind, false);
    }

    private void report(
            LocalStack stack, int actions, long rows, double rawRowsPerSecond, NavigableMap<Long, Long> visibleNanos) {
        Map.Entry<Long, Long> first = visibleNanos.firstEntry();
        Map.Entry<Long, Long> last = visibleNanos.lastEntry();
        long counted = rowsBetween(stack, first.getKey(), last.getKey());
        double rowsPerSecond = counted * 1e9 / (last.getValue() - first.getValue());
        out.printf("%n  backlog of %,d row changes from %,d business actions (seed %d)%n", rows, actions, SEED);
        out.printf(
                "  commit -> DuckDB: %,.0f row changes/s (%,d, after the first that could be queried)%n",
                rowsPerSecond, counted);
        out.printf("  reference, raw replication stream of the same WAL: %,.0f row changes/s%n", rawRowsPerSecond);
        out.printf("  ratio %.2f%n", rowsPerSecond / rawRowsPerSecond);
    }

    private static void write(ApplyAction apply, Iterator<BusinessAction> history, int actions)
            throws SQLException, CommandRefused {
        for (int written = 0; written < actions && history.hasNext(); written++) {
            apply.apply(history.next());
        }
    }

    private static long rowsOf(LedgerAccess ledger) throws SQLException {
        try (Connection owner = ledger.owner().getConnection();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select coalesce(sum(row_count), 0) + count(*) from ledger.transaction_manifests")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long rowsBetween(LocalStack stack, long afterPosition, long lastPosition) {
        return stack.warehouse()
                .read(session -> session.one(
                        "select coalesce(sum(row_count), 0)::bigint from ledger_commits"
                                + " where position > ? and position <= ?",
                        List.of(afterPosition, lastPosition),
                        row -> row.getLong(1)))
                .orElse(0L);
    }
}
