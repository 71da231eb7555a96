package vigie.dashboard.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Language;

/**
 * Draws charts as SVG by the very script browsers draw them with. One engine serves the process, one chart at a time;
 * it starts with the first chart (some seconds) and sees nothing but what it is given. A chart that takes too long is
 * given up together with its engine, and the next chart starts another.
 */
public final class DrawCharts {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DrawCharts SHARED = new DrawCharts(LightColours.resource("/print/print.js"), PATIENCE);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread drawing = new Thread(task, "charts");
        drawing.setDaemon(true);
        return drawing;
    });
    private final Source script;
    private final Duration standardPatience;
    private @Nullable Engine engine;
    private volatile @Nullable Context context;
    private @Nullable Value drawing;

    /**
     * An engine of its own.
     *
     * @param script module that leaves {@code prepare} behind
     * @param patience how long a chart may take, the wait for others included
     */
    DrawCharts(String script, Duration patience) {
        this.script = Source.newBuilder("js", script, "print.js")
                .mimeType("application/javascript+module")
                .buildLiteral();
        this.standardPatience = patience;
    }

    /** The engine of this process: drawing keeps nothing, so all may share it. */
    public static DrawCharts shared() {
        return SHARED;
    }

    /**
     * A chart to draw.
     *
     * @param kind name of the option builder
     * @param json its data
     * @param currency ISO code
     * @param width in pixels
     * @param height in pixels
     */
    public record Chart(
            String kind, String json, Language language, String currency, int width, int height, String description) {}

    /**
     * A chart as SVG.
     *
     * @throws ChartNotDrawn when its builder fails or it takes too long
     */
    public String svg(Chart chart) throws ChartNotDrawn {
        return svg(chart, standardPatience);
    }

    String svg(Chart chart, Duration patience) throws ChartNotDrawn {
        Future<String> drawn = thread.submit(() -> draw(chart));
        try {
            return drawn.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            drawn.cancel(false);
            giveUp();
            throw new ChartNotDrawn(chart.kind() + " took more than " + patience, e);
        } catch (ExecutionException e) {
            throw new ChartNotDrawn(chart.kind() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChartNotDrawn(chart.kind() + " was interrupted", e);
        }
    }

    /** Ends what the engine does now; it is started again by the next chart. */
    private void giveUp() {
        Context running = context;
        if (running != null) {
            running.close(true);
        }
    }

    private String draw(Chart chart) {
        try {
            return started()
                    .execute(
                            chart.kind(),
                            chart.json(),
                            chart.language().tag(),
                            chart.currency(),
                            chart.width(),
                            chart.height(),
                            chart.description())
                    .asString();
        } catch (PolyglotException e) {
            if (e.isCancelled() || e.isResourceExhausted()) {
                drawing = null;
            }
            throw e;
        } catch (IllegalStateException e) {
            drawing = null; // given up between two charts
            throw e;
        }
    }

    private Value started() {
        Value ready = drawing;
        if (ready != null) {
            return ready;
        }
        if (engine == null) {
            engine = Engine.newBuilder("js")
                    .option("engine.WarnInterpreterOnly", "false")
                    .build();
        }
        Context fresh = Context.newBuilder("js").engine(engine).build();
        context = fresh;
        fresh.eval(script);
        ProxyExecutable measure = arguments ->
                PrintFonts.width(arguments[0].asString(), arguments[1].asDouble(), arguments[2].asBoolean());
        ready = fresh.getBindings("js").getMember("prepare").execute(colours(), PrintFonts.FAMILY, measure);
        drawing = ready;
        return ready;
    }

    private static String colours() {
        try {
            return new ObjectMapper().writeValueAsString(LightColours.all());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts can be written", e);
        }
    }
}
