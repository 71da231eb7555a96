package vigie.dashboard;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.delivery.DeliverAlerts;
import vigie.dashboard.delivery.DeliverReports;
import vigie.dashboard.health.HealthReader;
import vigie.dashboard.http.EventStream;
import vigie.dashboard.kpi.LivePageData;
import vigie.dashboard.kpi.MetricCatalogue;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.Reader;
import vigie.dashboard.pages.AlertLetters;
import vigie.dashboard.pages.HealthPageRoutes;
import vigie.dashboard.pages.PageRoutes;
import vigie.dashboard.people.CurrentReader;
import vigie.dashboard.people.SignIn;
import vigie.dashboard.people.SignInConfig;
import vigie.dashboard.reports.MailedReports;
import vigie.dashboard.sql.Workbench;
import vigie.dashboard.warehouse.FactLog;
import vigie.dashboard.warehouse.FreshnessReader;
import vigie.dashboard.warehouse.MaterializerStatus;
import vigie.dashboard.warehouse.Snapshots;
import vigie.dashboard.warehouse.TestCompany;
import vigie.dashboard.warehouse.Warehouse;

/** A dashboard over a warehouse in memory filled with the test company, without Kafka. */
public final class WarehouseFixture implements AutoCloseable {
    public static final long SEED = 2003;

    private final Warehouse warehouse;
    private final PageData data;
    private final EventStream events;
    private final Snapshots snapshots;
    private final Workbench workbench;
    private final Javalin server;
    private final DashboardConfig config;
    private final @Nullable SignIn signIn;
    private final @Nullable DeliverAlerts delivery;
    private final DeliverReports reports;
    private final long positions;

    /** The demo clock of tests. */
    public static final class Switch implements DemoControls {
        private final AtomicBoolean paused = new AtomicBoolean();

        @Override
        public void pause() {
            paused.set(true);
        }

        @Override
        public void resume() {
            paused.set(false);
        }

        @Override
        public boolean paused() {
            return paused.get();
        }
    }

    /** The pages a fixture draws. */
    private interface Pages {
        Consumer<RoutesConfig> of(
                PageData data,
                DashboardConfig config,
                HealthReader health,
                Supplier<Reader> reader,
                @Nullable DeliverAlerts delivery);
    }

    private static Consumer<RoutesConfig> all(
            PageData data,
            DashboardConfig config,
            HealthReader health,
            Supplier<Reader> reader,
            @Nullable DeliverAlerts delivery) {
        PageRoutes pages = new PageRoutes(data, config, WarehouseFixture::handle, delivery);
        return routes -> {
            pages.addTo(routes);
            new HealthPageRoutes(pages, health, reader, config.companyName()).addTo(routes);
        };
    }

    /** A path whose capture is late and whose last post was refused. */
    private static final class GivenPath implements PathWatch {
        @Override
        public List<Part> parts() {
            return List.of(
                    new Part("ledger", State.RUNNING, "PostgreSQL 18", Map.of(), "", ""),
                    new Part(
                            "capture",
                            State.FAILED,
                            "Debezium 3",
                            Map.of("lag-bytes", 65_536L, "lag-millis", 4_200L, "lag-positions", 12L, "position", 900L),
                            "PostgreSQL ne répond pas.",
                            "PostgreSQL does not answer."),
                    new Part("log", State.RUNNING, "Kafka 4", Map.of(), "", ""),
                    new Part("jobs", State.RUNNING, "Flink 2", Map.of(), "", ""));
        }

        @Override
        public Posting posting() {
            return new Posting(
                    Instant.parse("2026-11-01T03:00:00Z"),
                    2,
                    "VALUATION_BEHIND",
                    "La valorisation du jour est déjà comptabilisée plus loin.",
                    "The valuation of the day is posted further already.",
                    Instant.parse("2026-11-01T09:00:00Z"));
        }
    }

    private WarehouseFixture(
            int port,
            boolean filled,
            @Nullable DemoControls demo,
            Path snapshotDirectory,
            @Nullable SignInConfig required,
            Pages pages) {
        FactLog log = filled ? TestCompany.history(SEED) : new FactLog();
        this.positions = log.transactions().size();
        this.warehouse = Warehouse.inMemory();
        if (filled) {
            log.writeTo(warehouse);
        }
        // just after the last commit, so that figures count as fresh whenever the test runs
        Clock clock = Clock.fixed(Instant.parse("2026-11-01T08:00:05Z").plusSeconds(60 * positions), ZoneOffset.UTC);
        MetricCatalogue catalogue = MetricCatalogue.load();
        MaterializerStatus status = new MaterializerStatus(positions, true, 1, 0, clock.instant(), null);
        FreshnessReader freshness = new FreshnessReader(warehouse, () -> status, demo, clock);
        this.config = new DashboardConfig(
                "127.0.0.1",
                port,
                "none:0",
                "facts",
                Path.of("unused"),
                snapshotDirectory,
                "Négoce Durand",
                List.of(new Notice("Les réceptions sont générées.", "Receipts are generated.")),
                demo,
                null);
        CurrentReader current = new CurrentReader();
        this.signIn = required == null ? null : SignIn.of(required, Clock.systemUTC());
        Function<Supplier<Reader>, PageData> asking =
                reader -> new LivePageData(warehouse, catalogue, freshness::read, clock, reader);
        this.data = asking.apply(current::get);
        this.delivery = DeliverAlerts.start(
                snapshotDirectory,
                warehouse,
                asking.apply(() -> Reader.ANYBODY),
                freshness::read,
                new AlertLetters(),
                "http://127.0.0.1",
                clock);
        this.reports = DeliverReports.start(
                snapshotDirectory,
                delivery,
                new MailedReports(reader -> asking.apply(() -> reader), config),
                signIn,
                freshness::read,
                clock);
        this.events = new EventStream(catalogue, freshness::read);
        this.snapshots = new Snapshots(warehouse, snapshotDirectory);
        this.workbench = new Workbench(snapshotDirectory, Clock.systemUTC());
        HealthReader health = new HealthReader(
                warehouse, freshness, () -> status, snapshots, new GivenPath(), () -> Optional.ofNullable(delivery));
        this.server = DashboardServer.serve(
                config,
                data,
                events,
                snapshots,
                workbench,
                health,
                signIn,
                current,
                reports,
                pages.of(data, config, health, current::get, delivery));
        events.start();
    }

    /** What pages recorded about alerts. */
    public static final List<Map<String, String>> HANDLED = new CopyOnWriteArrayList<>();

    /** A filled warehouse behind the API alone. */
    public static WarehouseFixture api(Path snapshotDirectory) {
        return new WarehouseFixture(
                0,
                true,
                new Switch(),
                snapshotDirectory,
                null,
                (data, config, health, reader, delivery) -> routes -> {});
    }

    /** One API for all tests that only read; it ends with the process. */
    public static WarehouseFixture shared() {
        return Shared.FIXTURE;
    }

    private static final class Shared {
        static final WarehouseFixture FIXTURE = start();

        private static WarehouseFixture start() {
            try {
                WarehouseFixture fixture = api(Files.createTempDirectory("vigie-shared"));
                fixture.snapshots().publish();
                return fixture;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An empty warehouse behind the API alone, without demo clock. */
    public static WarehouseFixture emptyApi(Path snapshotDirectory) {
        return new WarehouseFixture(
                0, false, null, snapshotDirectory, null, (data, config, health, reader, delivery) -> routes -> {});
    }

    /** A warehouse behind pages and API. */
    public static WarehouseFixture pages(int port, boolean filled, Path snapshotDirectory) {
        return new WarehouseFixture(port, filled, new Switch(), snapshotDirectory, null, WarehouseFixture::all);
    }

    /** A filled warehouse behind pages and API that people sign in to. */
    public static WarehouseFixture guarded(Path snapshotDirectory, SignInConfig signIn) {
        return new WarehouseFixture(0, true, null, snapshotDirectory, signIn, WarehouseFixture::all);
    }

    /** The same with a clock of simulated days to pause. */
    public static WarehouseFixture guardedWithClock(Path snapshotDirectory, SignInConfig signIn) {
        return new WarehouseFixture(0, true, new Switch(), snapshotDirectory, signIn, WarehouseFixture::all);
    }

    /** Refuses what has no assignee, takes the rest. */
    private static AlertDesk.@Nullable Refusal handle(String key, Map<String, String> fields) {
        HANDLED.add(fields);
        return "assign".equals(fields.get("action")) && !"BOB".equals(fields.get("assignee"))
                ? new AlertDesk.Refusal("UNKNOWN_ACTOR", "Acteur inconnu.", "Unknown actor.")
                : null;
    }

    /** Serves the test company on a port (first argument, 7070 when absent) until stopped. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = arguments.length == 0 ? 7070 : Integer.parseInt(arguments[0]);
        try (WarehouseFixture fixture = pages(port, true, Files.createTempDirectory("vigie-fixture"))) {
            System.out.println("http://localhost:" + fixture.port() + "/?p=2004");
            Thread.currentThread().join();
        }
    }

    public int port() {
        return server.port();
    }

    public PageData data() {
        return data;
    }

    /** Accounts, sessions and log; only of {@link #guarded}. */
    public SignIn signIn() {
        return Objects.requireNonNull(signIn, "people need not sign in here");
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    public EventStream events() {
        return events;
    }

    /** Method and path of every API route that is registered. */
    public List<String> routes() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod() && !endpoint.path.contains("<"))
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .distinct()
                .toList();
    }

    /** Last position. */
    public long positions() {
        return positions;
    }

    @Override
    public void close() {
        reports.close();
        if (delivery != null) {
            delivery.close();
        }
        events.close();
        server.stop();
        workbench.close();
        warehouse.close();
    }
}
