package vigie.localstack.bench;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import vigie.localstack.LocalStack;
import vigie.localstack.StackFailure;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.StackSettings;
import vigie.localstack.StartReport;
import vigie.localstack.Words;
import vigie.localstack.parts.EmbeddedLedger;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.LedgerDatabaseSettings;
import vigie.operationaldb.demo.ApplyAction;
import vigie.operationaldb.demo.BusinessAction;
import vigie.operationaldb.demo.DistributorSimulator;

/**
 * Sustained rate from commit to DuckDB: a distributor's history is written while nobody reads it, then the stopped
 * stack starts and works the backlog off. The reference reads the same WAL with the JDBC driver's replication stream.
 */
final class RateBench {
    private static final long SEED = 20_261_121L;

    private final StackSettings settings;
    private final Words words;
    private final PrintWriter out;

    RateBench(StackSettings settings, Words words, PrintWriter out) {
        this.settings = settings;
        this.words = words;
        this.out = out;
    }

    /** Writes {@code actions} simulated actions, then measures both readers on their row changes. */
    void run(int actions) throws SQLException, InterruptedException, CommandRefused {
        LocalStack.start(settings, words, StartReport.NONE).close();
        EmbeddedLedger server =
                EmbeddedLedger.start(settings.folder(), settings.ports().postgres(), LedgerDatabaseSettings.all());
        long rows;
        double rawRowsPerSecond;
        LedgerAccess ledger = server.access();
        try (server;
                RawDecoding raw = new RawDecoding(ledger)) {
            long before = rowsOf(ledger);
            write(ledger, actions);
            rows = rowsOf(ledger) - before;
            raw.start();
            rawRowsPerSecond = raw.rowsPerSecond(rows);
        }
        try (LocalStack stack = LocalStack.start(settings, words, StartReport.NONE)) {
            NavigableMap<Long, Long> visibleNanos = new ConcurrentSkipListMap<>();
            try (PositionWatch watch = new PositionWatch(stack, visibleNanos)) {
                watch.start();
                if (!stack.awaitQuiet(Duration.ofMinutes(5))) {
                    throw new StackFailure(Reason.PART_STOPPED);
                }
            }
            long counted = rowsBetween(stack, visibleNanos.firstKey(), visibleNanos.lastKey());
            double seconds = (visibleNanos.lastEntry().getValue()
                            - visibleNanos.firstEntry().getValue())
                    / 1e9;
            double rowsPerSecond = counted / seconds;
            out.printf("%n  backlog of %,d row changes from %,d business actions (seed %d)%n", rows, actions, SEED);
            out.printf(
                    "  commit -> DuckDB: %,.0f row changes/s (the %,d that were left when every part had started)%n",
                    rowsPerSecond, counted);
            out.printf("  reference, raw replication stream of the same WAL: %,.0f row changes/s%n", rawRowsPerSecond);
            out.printf("  ratio %.2f%n", rowsPerSecond / rawRowsPerSecond);
        }
    }

    private static void write(LedgerAccess ledger, int actions) throws SQLException, CommandRefused {
        try (Connection writer = ledger.writer().getConnection();
                LedgerCommands commands = new LedgerCommands(writer)) {
            ApplyAction apply = new ApplyAction(commands);
            Iterator<BusinessAction> history =
                    new DistributorSimulator(SEED, actions).actions().iterator();
            while (history.hasNext()) {
                apply.apply(history.next());
            }
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
