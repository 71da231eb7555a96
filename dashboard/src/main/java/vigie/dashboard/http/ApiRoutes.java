package vigie.dashboard.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.DemoControls;
import vigie.dashboard.kpi.AsOf;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.ChangesAnswer;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.DocumentAnswer;
import vigie.dashboard.kpi.EntryAnswer;
import vigie.dashboard.kpi.EvidenceAnswer;
import vigie.dashboard.kpi.LadderAnswer;
import vigie.dashboard.kpi.LayersAnswer;
import vigie.dashboard.kpi.Metric;
import vigie.dashboard.kpi.PageAnswer;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.kpi.QueryParameters;
import vigie.dashboard.warehouse.Freshness;
import vigie.dashboard.warehouse.Snapshots.Snapshot;

/** The routes under {@code /api/v1}, and health. Described in openapi.yaml, which is served too. */
public final class ApiRoutes {
    private static final int PAGE_LINES = 100;
    private static final int MOST_LINES = 500;
    private static final int MOST_LAYERS = 5_000;
    private static final String OPENAPI = "openapi.yaml";

    private final PageData data;
    private final EventStream events;
    private final Supplier<Snapshot> snapshots;
    private final @Nullable DemoControls demo;

    public ApiRoutes(PageData data, EventStream events, Supplier<Snapshot> snapshots, @Nullable DemoControls demo) {
        this.data = data;
        this.events = events;
        this.snapshots = snapshots;
        this.demo = demo;
    }

    /** Registers every route. */
    public void register(RoutesConfig routes) {
        routes.get("/health/live", context -> json(context, Map.of("status", "live")));
        routes.get("/health/ready", this::ready);
        routes.get("/api/v1/position", context -> {
            context.header("Cache-Control", "no-store");
            json(context, data.freshness());
        });
        routes.get("/api/v1/metrics", context -> json(context, metrics()));
        routes.get("/api/v1/metrics/{id}", context -> json(context, describe(metric(context.pathParam("id")))));
        routes.get("/api/v1/query", this::query);
        routes.get("/api/v1/pages/{page}", this::page);
        routes.get("/api/v1/evidence", this::evidence);
        routes.get("/api/v1/changes", this::changes);
        routes.get("/api/v1/postings/{entryNumber}", this::entry);
        routes.get("/api/v1/documents/{type}/{number}", this::document);
        routes.get("/api/v1/fifo/lines/{orderLineId}", this::ladder);
        routes.get("/api/v1/fifo/layers", this::layers);
        routes.get("/api/v1/members/{dimension}", this::members);
        routes.post("/api/v1/snapshots", this::snapshot);
        routes.get("/api/v1/demo/clock", context -> json(context, clock(controls())));
        routes.post("/api/v1/demo/clock", this::moveClock);
        routes.get("/api/v1/openapi.yaml", this::openapi);
        routes.before("/api/v1/stream", ApiRoutes::requireEventStream);
        routes.sse("/api/v1/stream", events::connect);
        routes.get("/api/<rest>", context -> nothingHere());
        routes.post("/api/<rest>", context -> nothingHere());
    }

    private void query(Context context) {
        QueryAnswer answer = data.query(Requests.query(context));
        conditional(context, answer.meta(), answer);
    }

    private void page(Context context) {
        PageAnswer answer = data.page(context.pathParam("page"), Requests.query(context));
        conditional(context, answer.meta(), answer);
    }

    private void evidence(Context context) {
        EvidenceAnswer answer = data.evidence(
                Requests.query(context),
                context.queryParam("cursor"),
                Requests.number(context, "size", PAGE_LINES, 1, MOST_LINES));
        conditional(context, answer.meta(), answer);
    }

    private void changes(Context context) {
        ChangesAnswer answer =
                data.changes(Requests.query(context, "from", "to"), moment(context, "from"), moment(context, "to"));
        conditional(context, answer.meta(), answer);
    }

    private static AsOf moment(Context context, String name) {
        String text = context.queryParam(name);
        return QueryParameters.read(Map.of("asof", List.of(text == null ? "" : text)), Requests.language(context))
                .asOf();
    }

    private void entry(Context context) {
        EntryAnswer answer = data.entry(context.pathParam("entryNumber"), Requests.query(context));
        conditional(context, answer.meta(), answer);
    }

    private void document(Context context) {
        DocumentAnswer answer =
                data.document(context.pathParam("type"), context.pathParam("number"), Requests.query(context));
        conditional(context, answer.meta(), answer);
    }

    private void ladder(Context context) {
        LadderAnswer answer = data.ladder(Requests.id(context, "orderLineId"), Requests.query(context));
        conditional(context, answer.meta(), answer);
    }

    private void layers(Context context) {
        LayersAnswer answer =
                data.layers(Requests.query(context), Requests.number(context, "size", MOST_LINES, 1, MOST_LAYERS));
        conditional(context, answer.meta(), answer);
    }

    private void members(Context context) {
        Dimension dimension = Dimension.named(context.pathParam("dimension"))
                .orElseThrow(() -> BadQuery.notFound(
                        "UNKNOWN_DIMENSION", "Cette dimension n'existe pas.", "There is no such dimension."));
        String text = context.queryParam("q");
        json(
                context,
                Map.of(
                        "members",
                        data.members(
                                dimension,
                                text == null ? "" : text,
                                Requests.number(context, "size", PAGE_LINES, 1, MOST_LAYERS),
                                Requests.query(context))));
    }

    private void snapshot(Context context) {
        Snapshot snapshot = snapshots.get();
        context.status(201);
        json(
                context,
                Map.of(
                        "position",
                        snapshot.position(),
                        "file",
                        String.valueOf(snapshot.file().getFileName()),
                        "sizeBytes",
                        snapshot.sizeBytes()));
    }

    private void moveClock(Context context) {
        DemoControls controls = controls();
        String action = context.queryParam("action");
        switch (action == null ? "" : action) {
            case "pause" -> controls.pause();
            case "resume" -> controls.resume();
            default ->
                throw BadQuery.malformed(
                        "BAD_PARAMETER",
                        "Le paramètre « action » doit valoir pause ou resume.",
                        "Parameter 'action' must be pause or resume.");
        }
        json(context, clock(controls));
    }

    private DemoControls controls() {
        if (demo == null) {
            throw BadQuery.notFound(
                    "NO_DEMO_CLOCK",
                    "Il n'y a pas d'horloge de démonstration ici.",
                    "There is no demonstration clock here.");
        }
        return demo;
    }

    private static Map<String, Object> clock(DemoControls controls) {
        return Map.of("paused", controls.paused());
    }

    private void ready(Context context) {
        Freshness now = data.freshness();
        boolean ready = now.applied() > 0;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", ready ? "ready" : "no facts applied yet");
        body.put("applied", now.applied());
        body.put("head", now.head());
        body.put("lagMillis", now.lagMillis());
        body.put("state", now.state());
        context.status(ready ? 200 : 503);
        json(context, body);
    }

    private void openapi(Context context) throws IOException {
        try (InputStream in = ApiRoutes.class.getClassLoader().getResourceAsStream(OPENAPI)) {
            if (in == null) {
                throw new IllegalStateException("resource " + OPENAPI + " is missing");
            }
            context.result(in.readAllBytes());
            context.contentType("application/yaml; charset=utf-8");
        }
    }

    private Map<String, Object> metrics() {
        return Map.of(
                "definitionVersion",
                data.catalogue().version(),
                "metrics",
                data.catalogue().metrics().stream().map(ApiRoutes::describe).toList());
    }

    private Metric metric(String id) {
        try {
            return data.catalogue().metric(id);
        } catch (BadQuery e) {
            throw BadQuery.notFound(
                    e.code(), e.sentence(vigie.dashboard.kpi.Language.FR), e.sentence(vigie.dashboard.kpi.Language.EN));
        }
    }

    private static Map<String, Object> describe(Metric metric) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", metric.id());
        body.put("label", metric.label());
        body.put("question", metric.question());
        body.put("formula", metric.formula());
        body.put("unit", metric.unit());
        body.put("additivity", metric.additivity());
        body.put("good", metric.better());
        body.put("dimensions", metric.dimensions());
        body.put("facts", metric.facts());
        body.put("terms", metric.terms());
        body.put("reasons", metric.reasons());
        body.put("accounts", metric.evidence().map(Metric.Evidence::accounts).orElse(List.of()));
        body.put("source", metric.source());
        body.put("caveat", metric.caveat());
        body.put("owner", metric.owner());
        body.put("changed", metric.changed());
        body.put("sql", metric.queryText());
        return body;
    }

    private void conditional(Context context, QueryAnswer.Meta meta, Object answer) {
        Conditional.write(
                context,
                meta.position(),
                data.catalogue().version(),
                data.reader().scope(),
                answer);
    }

    private static void json(Context context, Object answer) {
        context.result(Json.bytes(answer));
        context.contentType("application/json; charset=utf-8");
    }

    private static void requireEventStream(Context context) {
        String accepted = context.header("Accept");
        if (accepted == null || !accepted.contains("text/event-stream")) {
            new Problem(
                            406,
                            "EVENT_STREAM_ONLY",
                            "Cette adresse est un flux d'événements : demander text/event-stream.",
                            "This address is a stream of events: accept text/event-stream.")
                    .write(context);
            context.skipRemainingHandlers();
        }
    }

    private static void nothingHere() {
        throw BadQuery.notFound("NOT_FOUND", "Cette adresse n'existe pas.", "There is nothing at this address.");
    }
}
