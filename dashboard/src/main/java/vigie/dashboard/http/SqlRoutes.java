package vigie.dashboard.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.ByteRange;
import vigie.dashboard.exports.CsvProfile;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Dictionary;
import vigie.dashboard.sql.Cookbook;
import vigie.dashboard.sql.ResultTable;
import vigie.dashboard.sql.SqlRun;
import vigie.dashboard.sql.Workbench;
import vigie.dashboard.warehouse.Snapshots;
import vigie.dashboard.warehouse.Snapshots.Snapshot;

/** The workbench under {@code /api/v1/sql}, and the snapshots people take away. */
public final class SqlRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE_ROWS = 1_000;

    private final Workbench workbench;
    private final Dictionary dictionary;
    private final Cookbook cookbook;
    private final Snapshots snapshots;

    public SqlRoutes(Workbench workbench, Dictionary dictionary, Cookbook cookbook, Snapshots snapshots) {
        this.workbench = workbench;
        this.dictionary = dictionary;
        this.cookbook = cookbook;
        this.snapshots = snapshots;
    }

    /** Registers every route. */
    public void register(RoutesConfig routes) {
        routes.post("/api/v1/sql/runs", this::start);
        routes.get("/api/v1/sql/runs/{id}", context -> json(context, status(context)));
        routes.delete("/api/v1/sql/runs/{id}", context -> {
            workbench.run(context.pathParam("id")).cancel();
            context.status(204);
        });
        routes.get("/api/v1/sql/runs/{id}/rows", this::rows);
        routes.get("/api/v1/sql/runs/{id}/export.{format}", this::export);
        routes.get("/api/v1/sql/schema", context -> json(context, Map.of("tables", dictionary.tables())));
        routes.get(
                "/api/v1/sql/history",
                context -> json(
                        context,
                        Map.of(
                                "runs",
                                workbench.log().history(Objects.requireNonNullElse(context.queryParam("q"), "")))));
        routes.get(
                "/api/v1/sql/saved",
                context -> json(context, Map.of("queries", workbench.log().saved())));
        routes.post("/api/v1/sql/saved", context -> {
            workbench.log().save(text(context, "name"), text(context, "sql"));
            context.status(201);
            json(context, Map.of("queries", workbench.log().saved()));
        });
        routes.delete("/api/v1/sql/saved/{name}", context -> {
            workbench.log().delete(context.pathParam("name"));
            context.status(204);
        });
        routes.get("/api/v1/sql/cookbook", context -> json(context, Map.of("recipes", cookbook.recipes())));
        routes.get("/api/v1/snapshots", context -> json(context, Map.of("snapshots", published())));
        routes.get("/api/v1/snapshots/{file}", this::download);
    }

    private void start(Context context) {
        SqlRun run = workbench.start(text(context, "sql"), Requests.language(context));
        context.status(202);
        json(context, Map.of("id", run.id()));
    }

    private SqlRun.Status status(Context context) {
        return workbench.run(context.pathParam("id")).status();
    }

    private void rows(Context context) {
        int offset = Requests.number(context, "offset", 0, 0, Integer.MAX_VALUE);
        int size = Requests.number(context, "size", PAGE_ROWS, 1, PAGE_ROWS);
        json(context, Map.of("rows", workbench.run(context.pathParam("id")).rows(offset, size)));
    }

    private void export(Context context) throws IOException {
        String format = context.pathParam("format");
        if (!List.of("csv", "xlsx").contains(format)) {
            throw BadQuery.malformed("BAD_FORMAT", "Formats connus : csv, xlsx.", "Known formats: csv, xlsx.");
        }
        ExportRoutes.send(
                context,
                ResultTable.of(workbench.run(context.pathParam("id")), Requests.language(context)),
                format,
                CsvProfile.named(context.queryParam("profile")));
    }

    private List<Map<String, Object>> published() {
        return snapshots.published().stream()
                .map(snapshot -> Map.<String, Object>of(
                        "position",
                        snapshot.position(),
                        "file",
                        String.valueOf(snapshot.file().getFileName()),
                        "sizeBytes",
                        snapshot.sizeBytes()))
                .toList();
    }

    /** A snapshot as a file; {@code latest.duckdb} is the newest. Parts of it are given by Range requests. */
    private void download(Context context) throws IOException {
        String name = context.pathParam("file");
        Snapshot snapshot = snapshots.published().stream()
                .filter(found -> name.equals("latest.duckdb")
                        || name.equals(String.valueOf(found.file().getFileName())))
                .findFirst()
                .orElseThrow(SqlRoutes::gone);
        long size = snapshot.sizeBytes();
        List<String> asked = Collections.list(context.req().getHeaders("Range"));
        List<ByteRange> ranges = ByteRange.parse(asked, size);
        try (FileChannel file = FileChannel.open(snapshot.file())) {
            context.header("Accept-Ranges", "bytes");
            context.header(
                    "Content-Disposition",
                    "attachment; filename=\"" + snapshot.file().getFileName() + "\"");
            context.header("X-Position", String.valueOf(snapshot.position()));
            context.header("ETag", "\"" + snapshot.position() + "\"");
            context.contentType("application/octet-stream");
            if (!asked.isEmpty() && ranges.isEmpty()) {
                context.status(416);
                context.header("Content-Range", ByteRange.toNonSatisfiableHeaderValue(size));
                return;
            }
            boolean part = ranges.size() == 1;
            ByteRange sent = part ? ranges.getFirst() : new ByteRange(0, size - 1);
            if (part) {
                context.status(206);
                context.header("Content-Range", sent.toHeaderValue(size));
            }
            context.header("Content-Length", String.valueOf(sent.getLength()));
            copy(file, sent, context);
        } catch (NoSuchFileException e) {
            throw gone();
        }
    }

    private static void copy(FileChannel file, ByteRange range, Context context) throws IOException {
        WritableByteChannel out = Channels.newChannel(context.outputStream());
        long at = range.first();
        while (at <= range.last()) {
            at += file.transferTo(at, range.last() - at + 1, out);
        }
    }

    private static BadQuery gone() {
        return BadQuery.notFound(
                "UNKNOWN_SNAPSHOT",
                "Cet instantané n'existe pas ou plus ; les derniers sont dans /api/v1/snapshots.",
                "There is no such snapshot, or no longer; the last ones are in /api/v1/snapshots.");
    }

    /** A text of the JSON body. */
    private static String text(Context context, String name) {
        try {
            JsonNode value = JSON.readTree(context.body()).path(name);
            if (value.isTextual()) {
                return value.asText();
            }
        } catch (JsonProcessingException e) {
            throw noText(name);
        }
        throw noText(name);
    }

    private static BadQuery noText(String name) {
        return BadQuery.malformed(
                "BAD_BODY",
                "Le corps de la demande doit être un objet JSON avec le texte « " + name + " ».",
                "The body of the request must be a JSON object with the text '" + name + "'.");
    }

    private static void json(Context context, Object answer) {
        context.header("Cache-Control", "no-store");
        context.result(Json.bytes(answer));
        context.contentType("application/json; charset=utf-8");
    }
}
