package vigie.dashboard.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import vigie.dashboard.health.HealthMetrics;
import vigie.dashboard.health.HealthReader;
import vigie.dashboard.kpi.Reader;

/** Health for programs: {@code /api/v1/health} as JSON, {@code /metrics} as Prometheus reads it. */
public final class HealthRoutes {
    private final HealthReader health;
    private final HealthMetrics metrics;
    private final Supplier<Reader> reader;

    /**
     * Routes over a reader of health.
     *
     * @param reader who asks now
     */
    public HealthRoutes(HealthReader health, Supplier<Reader> reader) {
        this.health = health;
        this.metrics = new HealthMetrics(health);
        this.reader = reader;
    }

    /** Registers both. */
    public void register(RoutesConfig routes) {
        routes.get(
                "/api/v1/health",
                context -> answer(context, "application/json; charset=utf-8", Json.bytes(health.read(reader.get()))));
        routes.get(
                "/metrics",
                context -> answer(
                        context,
                        "text/plain; version=0.0.4; charset=utf-8",
                        metrics.scrape().getBytes(StandardCharsets.UTF_8)));
    }

    private static void answer(Context context, String type, byte[] body) {
        context.header("Cache-Control", "no-store");
        context.contentType(type);
        context.result(body);
    }
}
