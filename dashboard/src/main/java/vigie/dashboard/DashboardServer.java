package vigie.dashboard;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.delivery.DeliverReports;
import vigie.dashboard.exports.Exports;
import vigie.dashboard.health.HealthReader;
import vigie.dashboard.http.ApiRoutes;
import vigie.dashboard.http.ErrorRoutes;
import vigie.dashboard.http.EventStream;
import vigie.dashboard.http.ExportRoutes;
import vigie.dashboard.http.Gate;
import vigie.dashboard.http.Guard;
import vigie.dashboard.http.HealthRoutes;
import vigie.dashboard.http.SqlRoutes;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.pages.SignInRoutes;
import vigie.dashboard.people.CurrentReader;
import vigie.dashboard.people.SignIn;
import vigie.dashboard.reports.Reports;
import vigie.dashboard.sql.Cookbook;
import vigie.dashboard.sql.Workbench;
import vigie.dashboard.warehouse.Snapshots;

/** The HTTP server over given data: guard, errors, pages, API, health. */
final class DashboardServer {
    private DashboardServer() {}

    /**
     * Starts to listen.
     *
     * @param mailed reports that leave by themselves, shown to who administers
     * @param pages registers the pages
     * @throws IllegalStateException when the port is taken, with one sentence that names it
     */
    static Javalin serve(
            DashboardConfig config,
            PageData data,
            EventStream events,
            Snapshots snapshots,
            Workbench workbench,
            HealthReader health,
            @Nullable SignIn signIn,
            CurrentReader current,
            DeliverReports mailed,
            Consumer<RoutesConfig> pages) {
        SignInRoutes signingIn = new SignInRoutes(signIn, config.companyName(), current, data::freshness, mailed);
        Javalin server = Javalin.create(javalin -> {
            javalin.concurrency.useVirtualThreads = true;
            javalin.startup.showJavalinBanner = false;
            javalin.startup.startupWatcherEnabled = false;
            javalin.http.prefer405over404 = true;
            Guard.register(javalin.routes, signIn == null ? null : signIn.publicAddress());
            new Gate(signIn, current, signingIn::denied).register(javalin);
            signingIn.addTo(javalin.routes);
            ErrorRoutes.register(javalin.routes);
            pages.accept(javalin.routes);
            new SqlRoutes(workbench, data.dictionary(), Cookbook.load(), snapshots).register(javalin.routes);
            new HealthRoutes(health, current::get).register(javalin.routes);
            new ExportRoutes(
                            new Exports(data, config.companyName()),
                            new Reports(data, config),
                            signIn == null ? null : config.address())
                    .register(javalin.routes);
            new ApiRoutes(data, events, snapshots::publish, config.demoControls()).register(javalin.routes);
        });
        try {
            return server.start(config.host(), config.port());
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The dashboard cannot listen on " + config.host() + ":" + config.port() + ": " + e.getMessage(), e);
        }
    }
}
