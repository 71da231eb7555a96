package vigie.dashboard;

import io.javalin.Javalin;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.delivery.DeliverAlerts;
import vigie.dashboard.delivery.DeliverReports;
import vigie.dashboard.http.EventStream;
import vigie.dashboard.sql.Workbench;
import vigie.dashboard.warehouse.FactMaterializer;
import vigie.dashboard.warehouse.Freshness;
import vigie.dashboard.warehouse.FreshnessReader;
import vigie.dashboard.warehouse.Snapshots;
import vigie.dashboard.warehouse.Snapshots.Snapshot;
import vigie.dashboard.warehouse.Warehouse;

/** A running dashboard. Closing it stops reading facts first, then serving, and leaves the warehouse whole. */
public final class Dashboard implements AutoCloseable {
    private final Javalin server;
    private final Warehouse warehouse;
    private final FactMaterializer materializer;
    private final FreshnessReader freshness;
    private final Snapshots snapshots;
    private final Workbench workbench;
    private final EventStream events;
    private final @Nullable DeliverAlerts delivery;
    private final DeliverReports reports;
    private final ScheduledExecutorService timer;

    Dashboard(
            Javalin server,
            Warehouse warehouse,
            FactMaterializer materializer,
            FreshnessReader freshness,
            Snapshots snapshots,
            Workbench workbench,
            EventStream events,
            @Nullable DeliverAlerts delivery,
            DeliverReports reports,
            ScheduledExecutorService timer) {
        this.server = server;
        this.warehouse = warehouse;
        this.materializer = materializer;
        this.freshness = freshness;
        this.snapshots = snapshots;
        this.workbench = workbench;
        this.events = events;
        this.delivery = delivery;
        this.reports = reports;
        this.timer = timer;
    }

    /** Port it listens on. */
    public int port() {
        return server.port();
    }

    /** Last position every figure includes, 0 before the first. */
    public long appliedPosition() {
        return materializer.appliedPosition();
    }

    /** The facts as they stand, for whoever lives in this process: read transactions only hold while they run. */
    public Warehouse warehouse() {
        return warehouse;
    }

    /** State of the figures now. */
    public Freshness freshness() {
        return freshness.read();
    }

    /** Publishes a snapshot of what is applied now. */
    public Snapshot publishSnapshot() {
        return snapshots.publish();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        reports.close();
        if (delivery != null) {
            delivery.close();
        }
        materializer.close();
        events.close();
        server.stop();
        workbench.close();
        warehouse.close();
    }
}
