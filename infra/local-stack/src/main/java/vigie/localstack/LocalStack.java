package vigie.localstack;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.capture.CaptureConfig;
import vigie.capture.CaptureLedger;
import vigie.capture.CaptureStatus;
import vigie.capture.CaptureStatus.State;
import vigie.dashboard.AlertDesk;
import vigie.dashboard.Dashboard;
import vigie.dashboard.DashboardConfig;
import vigie.dashboard.RunDashboard;
import vigie.dashboard.warehouse.Warehouse;
import vigie.dashboard.warehouse.WarehouseDamaged;
import vigie.jobs.wiring.JobsConfig;
import vigie.jobs.wiring.LedgerJobs;
import vigie.localstack.StackFailure.Reason;
import vigie.localstack.folder.DataFolder;
import vigie.localstack.folder.RunningStack;
import vigie.localstack.parts.EmbeddedFlink;
import vigie.localstack.parts.EmbeddedKafka;
import vigie.localstack.parts.EmbeddedLedger;
import vigie.localstack.parts.LedgerAccess;
import vigie.operationaldb.LedgerDatabaseSettings;
import vigie.operationaldb.MigrateDatabase;
import vigie.operationaldb.http.CommandApi;
import vigie.operationaldb.http.CommandApiConfig;

/**
 * The whole pipeline in this JVM: PostgreSQL, Kafka, capture, jobs, dashboard. Everything is kept in one data folder;
 * a second start on it resumes, after a clean stop and after a kill alike. Only PostgreSQL holds what cannot be made
 * again: topics come from it by a new snapshot, job state and warehouse come from the topics.
 */
public final class LocalStack implements AutoCloseable {
    public static final String LEDGER_TOPIC = "ledger";
    public static final String FACTS_TOPIC = "facts";
    public static final String SLOT = "vigie";
    public static final String PUBLICATION = "vigie_ledger";

    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration EPOCH_WAIT = Duration.ofSeconds(60);

    private final StackSettings settings;
    private final DataFolder.Hold hold;
    private final EmbeddedLedger ledger;
    private final EmbeddedKafka kafka;
    private final EmbeddedFlink flink;
    private volatile CaptureLedger capture;
    private final Dashboard dashboard;
    private final CommandApi commandApi;
    private final WatchPath watch;

    private LocalStack(StackSettings settings, DataFolder.Hold hold, StartingParts parts, WatchPath watch) {
        this.settings = settings;
        this.hold = hold;
        this.ledger = parts.part(EmbeddedLedger.class);
        this.kafka = parts.part(EmbeddedKafka.class);
        this.flink = parts.part(EmbeddedFlink.class);
        this.capture = parts.part(CaptureLedger.class);
        this.dashboard = parts.part(Dashboard.class);
        this.commandApi = parts.part(CommandApi.class);
        this.watch = watch;
    }

    /**
     * Starts every part and returns when all of them answer.
     *
     * @throws StackFailure with a sentence for the person who started it; nothing is left running then
     */
    public static LocalStack start(StackSettings settings, Words words, StartReport report) {
        DataFolder folder = settings.folder();
        DataFolder.Hold hold = folder.hold();
        StartingParts parts = new StartingParts(report);
        WatchPath watch = new WatchPath(parts);
        try {
            EmbeddedLedger.stopLeftBehind(folder);
            settings.ports().requireFree(words);
            boolean newEpoch = forgetWhatCannotFit(folder, report);
            parts.together(
                    () -> startLedger(settings, parts, newEpoch),
                    () -> startKafka(settings, parts),
                    () -> startFlink(settings, parts));
            CaptureStatus epoch = startCapture(settings, parts);
            parts.together(
                    () -> startJobs(settings, parts, epoch, report),
                    () -> startDashboard(settings, parts, epoch, report, watch),
                    () -> startCommandApi(settings, parts, watch));
            new RunningStack(ProcessHandle.current().pid(), settings.ports(), settings.partitions()).write(folder);
            return new LocalStack(settings, hold, parts, watch);
        } catch (RuntimeException e) {
            parts.closeAll();
            hold.close();
            throw e;
        }
    }

    public StackSettings settings() {
        return settings;
    }

    public String address() {
        return "http://127.0.0.1:" + dashboard.port();
    }

    /** Where commands are given over HTTP. */
    public String commandAddress() {
        return "http://127.0.0.1:" + commandApi.port();
    }

    /** Connections to the ledger, by role. */
    public LedgerAccess ledger() {
        return ledger.access();
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public CaptureStatus captureStatus() {
        return capture.status();
    }

    /** The facts as they stand. */
    public Warehouse warehouse() {
        return dashboard.warehouse();
    }

    /** Newest position the capture gave to a committed transaction. */
    public long lastPosition() {
        return capture.status().lastPosition();
    }

    /** Newest position whose facts can be queried. */
    public long appliedPosition() {
        return dashboard.appliedPosition();
    }

    /**
     * Waits until {@code position} can be queried.
     *
     * @return false when it cannot after {@code patience}
     */
    public boolean awaitPosition(long position, Duration patience) {
        return await(() -> dashboard.appliedPosition() >= position, patience);
    }

    /**
     * Waits until the capture has nothing left to publish and what it published can be queried.
     *
     * @return false when that has not happened after {@code patience}
     */
    public boolean awaitQuiet(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long seen = -1;
        long quietSince = System.nanoTime();
        while (System.nanoTime() < deadline) {
            CaptureStatus status = capture.status();
            if (status.lastPosition() != seen || status.lagPositions() > 0 || appliedPosition() < seen) {
                seen = status.lastPosition();
                quietSince = System.nanoTime();
            } else if (System.nanoTime() - quietSince > QUIET.toNanos()) {
                return true;
            }
            pause();
        }
        return false;
    }

    /**
     * Stops the capture while the other parts run: what commits waits in the WAL until {@link #startCapture()}. For
     * measuring how fast a backlog is worked off.
     */
    public void stopCapture() {
        capture.close();
    }

    /** Starts the capture again where {@link #stopCapture()} left it. */
    public void startCapture() {
        capture = CaptureLedger.start(captureConfig(settings, ledger.access(), kafka.bootstrapServers()));
    }

    /** Posts valuation entries from now on: of each day that is over, and before a period is closed. */
    public KeepPosting keepPosting() {
        KeepPosting posting = new KeepPosting(new PostValuations(ledger(), warehouse()), Clock.systemUTC());
        watch.posting(posting);
        posting.start();
        return posting;
    }

    /** Publishes a snapshot of what can be queried now, for {@code vigie sql} and for controllers. */
    public void publishSnapshot() {
        dashboard.publishSnapshot();
    }

    /** The part that stopped by itself, as a key of the word files; empty while all run. */
    public String stoppedPart() {
        if (!ledger.alive()) {
            return "part.postgres";
        }
        if (!kafka.alive()) {
            return "part.kafka";
        }
        if (!flink.alive()) {
            return "part.flink";
        }
        return "";
    }

    /** Stops in the order of the flow, so that nothing is on its way when the next part goes. */
    @Override
    public void close() {
        quietly("command API", commandApi);
        quietly("capture", capture);
        quietly("jobs", flink);
        quietly("dashboard", dashboard);
        quietly("Kafka", kafka);
        quietly("PostgreSQL", ledger);
        RunningStack.erase(settings.folder());
        hold.close();
    }

    private static boolean forgetWhatCannotFit(DataFolder folder, StartReport report) {
        boolean topics = !DataFolder.isEmpty(folder.kafka());
        if (!folder.holdsLedger() && topics) {
            throw new StackFailure(Reason.POSTGRES_DAMAGED, folder.postgres(), "postgres/");
        }
        if (folder.holdsLedger() && !topics) {
            report.note("rebuild.kafka", folder.kafka());
            folder.forgetDerived();
            return true;
        }
        return false;
    }

    private static void startLedger(StackSettings settings, StartingParts parts, boolean newEpoch) {
        EmbeddedLedger ledger = parts.start(
                "part.postgres",
                EmbeddedLedger.class,
                () -> EmbeddedLedger.start(
                        settings.folder(), settings.ports().postgres(), LedgerDatabaseSettings.all()));
        parts.timed("part.schema", () -> openLedger(settings, ledger, newEpoch));
    }

    private static void openLedger(StackSettings settings, EmbeddedLedger ledger, boolean newEpoch) {
        try {
            MigrateDatabase.migrate(ledger.access().owner());
            ledger.openRoles();
            if (newEpoch) {
                ledger.dropSlot(SLOT);
            }
        } catch (SQLException | RuntimeException e) {
            throw new StackFailure(e, Reason.SCHEMA_REFUSED, settings.folder().postgres(), StackFailure.firstLine(e));
        }
    }

    private static void startKafka(StackSettings settings, StartingParts parts) {
        parts.start(
                "part.kafka",
                EmbeddedKafka.class,
                () -> EmbeddedKafka.start(
                        settings.folder().kafka(), settings.ports().kafka()));
    }

    private static void startFlink(StackSettings settings, StartingParts parts) {
        parts.start(
                "part.flink",
                EmbeddedFlink.class,
                () -> EmbeddedFlink.start(
                        settings.folder().flink(), settings.ports().flink(), settings.parallelism()));
    }

    private static CaptureConfig captureConfig(StackSettings settings, LedgerAccess ledger, String bootstrapServers) {
        return new CaptureConfig(
                LedgerAccess.HOST,
                ledger.port(),
                LedgerAccess.DATABASE,
                "vigie_capture",
                ledger.secrets().capture(),
                SLOT,
                PUBLICATION,
                bootstrapServers,
                LEDGER_TOPIC,
                settings.partitions(),
                settings.ports().captureMetrics(),
                settings.sideFormat());
    }

    /** Starts the capture and returns once it knows which epoch, hence which topic, it publishes. */
    private static CaptureStatus startCapture(StackSettings settings, StartingParts parts) {
        CaptureConfig config = captureConfig(
                settings,
                parts.part(EmbeddedLedger.class).access(),
                parts.part(EmbeddedKafka.class).bootstrapServers());
        CaptureLedger capture = parts.start("part.capture", CaptureLedger.class, () -> {
            CaptureLedger started = CaptureLedger.start(config);
            await(() -> started.status().epoch() > 0 || started.status().state() == State.HALTED, EPOCH_WAIT);
            return started;
        });
        CaptureStatus status = capture.status();
        if (status.epoch() == 0) {
            throw new StackFailure(Reason.CAPTURE_HALTED, String.valueOf(status.reason()));
        }
        return status;
    }

    private static void startJobs(
            StackSettings settings, StartingParts parts, CaptureStatus epoch, StartReport report) {
        EmbeddedFlink flink = parts.part(EmbeddedFlink.class);
        JobsConfig config = new JobsConfig(
                parts.part(EmbeddedKafka.class).bootstrapServers(),
                epoch.topic(),
                factsTopic(epoch),
                epoch.epoch() + settings.folder().replays(),
                settings.parallelism(),
                settings.checkpointIntervalMillis(),
                flink.checkpointDirectory());
        parts.timed("part.jobs", () -> {
            if (flink.run("vigie", environment -> LedgerJobs.define(environment, config))) {
                report.note("rebuild.jobs");
            }
        });
    }

    /** Starts the dashboard; a warehouse that is damaged, or that tells an earlier epoch, is built again. */
    private static void startDashboard(
            StackSettings settings, StartingParts parts, CaptureStatus epoch, StartReport report, WatchPath watch) {
        DataFolder folder = settings.folder();
        DashboardConfig config = new DashboardConfig(
                settings.listenOn(),
                settings.ports().dashboard(),
                parts.part(EmbeddedKafka.class).bootstrapServers(),
                factsTopic(epoch),
                folder.warehouse(),
                folder.snapshots(),
                settings.companyName(),
                settings.notices(),
                settings.demoControls(),
                settings.signIn());
        AlertDesk desk =
                new HandleAlerts(parts.part(EmbeddedLedger.class).access().writer());
        parts.start("part.dashboard", Dashboard.class, () -> {
            try {
                return RunDashboard.start(config, desk, watch);
            } catch (WarehouseDamaged damaged) {
                LOG.warn("the warehouse is rebuilt from the facts", damaged);
                report.note("rebuild.warehouse", folder.warehouse());
                folder.forgetWarehouse();
                return RunDashboard.start(config, desk, watch);
            }
        });
    }

    private static void startCommandApi(StackSettings settings, StartingParts parts, WatchPath watch) {
        LedgerAccess ledger = parts.part(EmbeddedLedger.class).access();
        parts.start(
                "part.command-api",
                CommandApi.class,
                () -> CommandApi.start(new CommandApiConfig(
                        LedgerAccess.HOST, settings.ports().commandApi(), ledger.writer(), ledger.reader(), watch)));
    }

    private static String factsTopic(CaptureStatus epoch) {
        return epoch.epoch() == 1 ? FACTS_TOPIC : FACTS_TOPIC + "-" + epoch.epoch();
    }

    private static boolean await(BooleanSupplier reached, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(e, Reason.INTERRUPTED);
        }
    }

    private static void quietly(String part, AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.warn("{} did not stop by itself", part, e);
        }
    }
}
