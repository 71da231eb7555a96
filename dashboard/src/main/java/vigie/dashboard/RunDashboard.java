package vigie.dashboard;

import io.javalin.Javalin;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.dashboard.delivery.DeliverAlerts;
import vigie.dashboard.delivery.DeliverReports;
import vigie.dashboard.health.HealthReader;
import vigie.dashboard.http.EventStream;
import vigie.dashboard.http.Guard;
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
import vigie.dashboard.warehouse.FactMaterializer;
import vigie.dashboard.warehouse.Freshness;
import vigie.dashboard.warehouse.FreshnessReader;
import vigie.dashboard.warehouse.MaterializerStatus;
import vigie.dashboard.warehouse.Snapshots;
import vigie.dashboard.warehouse.Warehouse;

/** Starts the dashboard: opens the warehouse, applies facts, serves pages and API, publishes snapshots. */
public final class RunDashboard {
    private static final Logger LOG = LoggerFactory.getLogger(RunDashboard.class);
    private static final long SNAPSHOT_MINUTES = 5;
    private static final long FIRST_SNAPSHOT_CHECK_SECONDS = 2;

    private RunDashboard() {}

    /** Starts a dashboard whose alerts can only be looked at. */
    public static Dashboard start(DashboardConfig config) {
        return start(config, null, null);
    }

    /**
     * Starts a dashboard; returns when it answers requests.
     *
     * @param desk where what people do about alerts goes, null when they can only be looked at
     * @param watch tells the health page of the parts before the dashboard, null when nobody can
     * @throws IllegalArgumentException when the host is not this machine and people need not sign in
     * @throws vigie.dashboard.warehouse.WarehouseDamaged when the warehouse file cannot be used
     */
    public static Dashboard start(DashboardConfig config, @Nullable AlertDesk desk, @Nullable PathWatch watch) {
        Guard.requireProtected(config.host(), config.signIn());
        Clock clock = Clock.systemUTC();
        MetricCatalogue catalogue = MetricCatalogue.load();
        Warehouse warehouse = Warehouse.open(config.warehouseFile());
        AtomicReference<FactMaterializer> running = new AtomicReference<>();
        MaterializerStatus notYet = new MaterializerStatus(0, false, 0, 0, clock.instant(), null);
        Supplier<MaterializerStatus> status = () -> {
            FactMaterializer materializer = running.get();
            return materializer == null ? notYet : materializer.status();
        };
        FreshnessReader freshness = new FreshnessReader(warehouse, status, config.demoControls(), clock);
        Snapshots snapshots = new Snapshots(warehouse, config.snapshotDirectory());
        EventStream events = new EventStream(catalogue, freshness::read);
        Workbench workbench = new Workbench(config.snapshotDirectory(), clock);
        CurrentReader current = new CurrentReader();
        SignInConfig required = config.signIn();
        SignIn signIn = required == null ? null : SignIn.of(required, clock);
        Function<Supplier<Reader>, PageData> asking =
                reader -> new LivePageData(warehouse, catalogue, freshness::read, clock, reader);
        PageData data = asking.apply(current::get);
        AtomicReference<@Nullable DeliverAlerts> delivering = new AtomicReference<>();
        HealthReader health = new HealthReader(
                warehouse, freshness, status, snapshots, watch, () -> Optional.ofNullable(delivering.get()));
        DeliverAlerts delivery = null;
        DeliverReports reports = null;
        try {
            delivery = DeliverAlerts.start(
                    config.snapshotDirectory(),
                    warehouse,
                    // a rule names its recipients: what they are told is not cut
                    asking.apply(() -> Reader.ANYBODY),
                    freshness::read,
                    new AlertLetters(),
                    config.address(),
                    clock);
            delivering.set(delivery);
            reports = DeliverReports.start(
                    config.snapshotDirectory(),
                    delivery,
                    new MailedReports(reader -> asking.apply(() -> reader), config),
                    signIn,
                    freshness::read,
                    clock);
            PageRoutes pages = new PageRoutes(data, config, desk, delivery);
            Javalin server = DashboardServer.serve(
                    config, data, events, snapshots, workbench, health, signIn, current, reports, routes -> {
                        pages.addTo(routes);
                        new HealthPageRoutes(pages, health, current::get, config.companyName()).addTo(routes);
                    });
            FactMaterializer materializer = FactMaterializer.start(
                    warehouse, config.bootstrapServers(), config.factsTopic(), events::applied, clock);
            running.set(materializer);
            events.start();
            ScheduledExecutorService timer = publishRegularly(snapshots, freshness);
            return new Dashboard(
                    server, warehouse, materializer, freshness, snapshots, workbench, events, delivery, reports, timer);
        } catch (RuntimeException e) {
            if (reports != null) {
                reports.close();
            }
            if (delivery != null) {
                delivery.close();
            }
            workbench.close();
            warehouse.close();
            throw e;
        }
    }

    /** First snapshot as soon as the replay is over, then one every 5 minutes when something was applied. */
    private static ScheduledExecutorService publishRegularly(Snapshots snapshots, FreshnessReader freshness) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "snapshots");
            thread.setDaemon(true);
            return thread;
        });
        timer.execute(new Publishing(snapshots, freshness, timer));
        return timer;
    }

    /** Publishes, then plans itself again: often until there is a first snapshot, then every 5 minutes. */
    private record Publishing(Snapshots snapshots, FreshnessReader freshness, ScheduledExecutorService timer)
            implements Runnable {
        @Override
        public void run() {
            publish(snapshots, freshness);
            if (!timer.isShutdown()) {
                boolean first = snapshots.latest().isEmpty();
                var unused = first
                        ? timer.schedule(this, FIRST_SNAPSHOT_CHECK_SECONDS, TimeUnit.SECONDS)
                        : timer.schedule(this, SNAPSHOT_MINUTES, TimeUnit.MINUTES);
            }
        }
    }

    private static void publish(Snapshots snapshots, FreshnessReader freshness) {
        try {
            Freshness now = freshness.read();
            if (now.applied() > 0 && now.state() != Freshness.State.REBUILDING) {
                snapshots.publish();
            }
        } catch (RuntimeException e) {
            LOG.warn("no snapshot this time: {}", e.getMessage());
        }
    }
}
