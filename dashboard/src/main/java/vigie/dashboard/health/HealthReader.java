package vigie.dashboard.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.PathWatch;
import vigie.dashboard.delivery.DeliverAlerts;
import vigie.dashboard.delivery.Outbox;
import vigie.dashboard.health.Health.Aside;
import vigie.dashboard.health.Health.AsideCount;
import vigie.dashboard.health.Health.CheckResult;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.kpi.Right;
import vigie.dashboard.warehouse.FreshnessReader;
import vigie.dashboard.warehouse.MaterializerStatus;
import vigie.dashboard.warehouse.ReadSession;
import vigie.dashboard.warehouse.Snapshots;
import vigie.dashboard.warehouse.Warehouse;

/** Asks every part how it stands. */
public final class HealthReader {
    private static final int NEWEST_ASIDE = 50;
    private static final int DELIVERIES = 1_000;
    private static final String CHECKS = """
            select check_name, status, expected, found, difference, business_on, position, detail
            from checks_as_of(?)
            order by check_name""";
    private static final String ASIDE = """
            select reason, count(*), max(position)
            from quarantined_events
            group by reason
            order by count(*) desc, reason""";
    private static final String NEWEST = """
            select position, job, ledger_table, event_key, reason, detail
            from quarantined_events
            order by position desc, fact_index desc
            limit ?""";

    private final Warehouse warehouse;
    private final FreshnessReader freshness;
    private final Supplier<MaterializerStatus> status;
    private final Snapshots snapshots;
    private final @Nullable PathWatch watch;
    private final Supplier<Optional<DeliverAlerts>> delivery;

    /**
     * Reads from these.
     *
     * @param watch null where nobody can tell of the parts before the dashboard
     * @param delivery asked at each question: it starts after the reader, or never
     */
    public HealthReader(
            Warehouse warehouse,
            FreshnessReader freshness,
            Supplier<MaterializerStatus> status,
            Snapshots snapshots,
            @Nullable PathWatch watch,
            Supplier<Optional<DeliverAlerts>> delivery) {
        this.warehouse = warehouse;
        this.freshness = freshness;
        this.status = status;
        this.snapshots = snapshots;
        this.watch = watch;
        this.delivery = delivery;
    }

    /** How everything stands, without figures of the business for who may not see those of the whole company. */
    public Health read(Reader reader) {
        Health whole = read();
        return reader.may(Right.READ) && reader.scope().isWhole() ? whole : whole.withoutFigures();
    }

    /** How everything stands. */
    Health read() {
        record Found(List<CheckResult> checks, List<AsideCount> aside, List<Aside> newest) {}
        Found found = warehouse.read(session -> new Found(checks(session), aside(session), newest(session)));
        PathWatch path = watch;
        List<PathWatch.Part> parts = path == null ? List.of() : path.parts();
        return new Health(
                freshness.read(),
                parts,
                status.get().unreadRecords(),
                freshness.stockStanding(),
                path == null ? null : path.posting(),
                found.checks(),
                found.aside(),
                found.newest(),
                store(),
                delivery.get().map(HealthReader::deliveries).orElse(null),
                versions(parts));
    }

    private static List<CheckResult> checks(ReadSession session) {
        return session.rows(
                CHECKS,
                List.of(session.progress().position()),
                row -> new CheckResult(
                        row.getString(1),
                        row.getString(2),
                        row.getBigDecimal(3),
                        row.getBigDecimal(4),
                        row.getBigDecimal(5),
                        row.getObject(6, LocalDate.class),
                        row.getLong(7),
                        row.getString(8)));
    }

    private static List<AsideCount> aside(ReadSession session) {
        return session.rows(ASIDE, List.of(), row -> new AsideCount(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    private static List<Aside> newest(ReadSession session) {
        return session.rows(
                NEWEST,
                List.of((long) NEWEST_ASIDE),
                row -> new Aside(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
    }

    private Health.Store store() {
        Path file = warehouse.file();
        Optional<Snapshots.Snapshot> snapshot = snapshots.latest();
        return new Health.Store(
                file == null ? 0 : size(file),
                file == null ? 0 : size(Path.of(file + ".wal")),
                snapshot.map(Snapshots.Snapshot::position).orElse(-1L),
                snapshot.map(Snapshots.Snapshot::sizeBytes).orElse(0L));
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Health.Deliveries deliveries(DeliverAlerts delivering) {
        int waiting = 0;
        int failed = 0;
        for (Outbox.Item item : delivering.latest(DELIVERIES)) {
            switch (item.state()) {
                case WAITING, TRYING -> waiting++;
                case DEAD, UNSURE -> failed++;
                case SENT -> {
                    // nothing is left to do
                }
            }
        }
        return new Health.Deliveries(waiting, failed);
    }

    private List<String> versions(List<PathWatch.Part> parts) {
        List<String> versions = new ArrayList<>();
        parts.forEach(part -> versions.add(part.version()));
        versions.add("DuckDB "
                + warehouse
                        .read(session -> session.one("select version()", List.of(), row -> row.getString(1)))
                        .orElse("?"));
        versions.add("Java " + Runtime.version());
        return versions;
    }
}
