package vigie.capture;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** {@code GET /metrics} in the Prometheus text format, on the loopback address. */
final class CaptureMetrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final @Nullable HttpServer server;

    /**
     * @param port 0 for any free one, -1 for none
     * @throws CaptureFailed when the port is taken
     */
    CaptureMetrics(CaptureProgress progress, int port) {
        gauge(progress, "vigie.capture.lag.bytes", "WAL beyond what the slot confirmed", s -> s.lagBytes());
        gauge(
                progress,
                "vigie.capture.lag.seconds",
                "age of the oldest unpublished transaction",
                s -> s.lagMillis() / 1_000.0);
        gauge(progress, "vigie.capture.lag.positions", "transactions not yet published", s -> s.lagPositions());
        gauge(progress, "vigie.capture.position", "last published position", s -> s.lastPosition());
        gauge(progress, "vigie.capture.epoch", "epoch being published", s -> s.epoch());
        gauge(
                progress,
                "vigie.capture.halted",
                "1 when publishing stopped for good",
                s -> s.state() == CaptureStatus.State.HALTED ? 1 : 0);
        gauge(
                progress,
                "vigie.capture.failed",
                "1 while something is out of reach",
                s -> s.state() == CaptureStatus.State.FAILED ? 1 : 0);
        FunctionCounter.builder("vigie.capture.transactions", progress, CaptureProgress::transactions)
                .description("transactions published since start")
                .register(registry);
        FunctionCounter.builder("vigie.capture.rows", progress, CaptureProgress::rows)
                .description("row changes published since start")
                .register(registry);
        server = port < 0 ? null : serve(port);
    }

    int port() {
        return server == null ? -1 : server.getAddress().getPort();
    }

    private void gauge(
            CaptureProgress progress, String name, String description, ToDoubleFunction<CaptureStatus> value) {
        Gauge.builder(name, progress, from -> value.applyAsDouble(from.status()))
                .description(description)
                .register(registry);
    }

    private HttpServer serve(int port) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            http.createContext("/metrics", exchange -> {
                byte[] body = registry.scrape().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            http.start();
            return http;
        } catch (IOException e) {
            throw new CaptureFailed("port " + port + " for /metrics cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        registry.close();
    }
}
