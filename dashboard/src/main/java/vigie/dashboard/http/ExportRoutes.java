package vigie.dashboard.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.exports.CsvExport;
import vigie.dashboard.exports.CsvProfile;
import vigie.dashboard.exports.Export;
import vigie.dashboard.exports.ExportTable;
import vigie.dashboard.exports.Exports;
import vigie.dashboard.exports.XlsxExport;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.kpi.QueryRequest;
import vigie.dashboard.reports.ReportFile;
import vigie.dashboard.reports.Reports;

/** Files of what pages, questions and proofs answer: {@code /api/v1/exports/<what>.<csv|xlsx|pdf|svg|png>}. */
public final class ExportRoutes {
    private static final Set<String> TABLES = Set.of("csv", "xlsx");
    private static final Set<String> DRAWN = Set.of("pdf", "svg", "png");

    private final Exports exports;
    private final Reports reports;
    private final @Nullable String site;

    /**
     * Routes of files.
     *
     * @param site where links lead, null for the address a reader asked at
     */
    public ExportRoutes(Exports exports, Reports reports, @Nullable String site) {
        this.exports = exports;
        this.reports = reports;
        this.site = site;
    }

    /** Registers the route. */
    public void register(RoutesConfig routes) {
        routes.get("/api/v1/exports/{file}", this::file);
    }

    private void file(Context context) throws IOException {
        String file = context.pathParam("file");
        int dot = file.lastIndexOf('.');
        String what = dot < 0 ? file : file.substring(0, dot);
        String format = dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (DRAWN.contains(format)) {
            send(context, drawn(context, what, format));
            return;
        }
        if (!TABLES.contains(format)) {
            throw BadQuery.malformed(
                    "BAD_FORMAT",
                    "Le fichier « " + file + " » n'a pas de format connu : finir par .csv, .xlsx, .pdf, .svg ou .png.",
                    "File '" + file + "' has no known format: end it with .csv, .xlsx, .pdf, .svg or .png.");
        }
        QueryRequest request = Requests.query(context, "block", "profile");
        String address = Requests.normalised(context);
        String block = Objects.requireNonNullElse(context.queryParam("block"), "");
        Export export = switch (what) {
            case "query" -> exports.query(request, address);
            case "evidence" -> exports.evidence(request, address);
            default -> exports.page(what, block, request, address);
        };
        send(context, export, format, CsvProfile.named(context.queryParam("profile")));
    }

    private ReportFile drawn(Context context, String page, String format) {
        Language language = Requests.language(context);
        Map<String, List<String>> query = context.queryParamMap();
        if (format.equals("pdf")) {
            String here = site == null ? context.scheme() + "://" + context.host() : site;
            return reports.pdf(page, query, language, here);
        }
        String chart = Objects.requireNonNullElse(context.queryParam("chart"), "");
        return reports.picture(page, chart, format, query, language);
    }

    private static void send(Context context, ReportFile file) {
        String[] name = file.name().split("\\.", 2);
        save(context, name[0], name[1], file.page().position());
        context.contentType(file.type());
        context.result(file.content());
    }

    /** A file to save, not to show: what is in it never runs here. */
    private static void save(Context context, String name, String extension, long position) {
        context.header(
                "Content-Disposition",
                "attachment; filename=\"vigie-" + name + "-" + position + "." + extension + "\"");
        context.header("Cache-Control", "no-store");
        context.header("X-Position", String.valueOf(position));
    }

    /** Answers with an export as a file to save. */
    static void send(Context context, Export export, String format, CsvProfile profile) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean archive = export.tables().size() > 1;
        if (format.equals("xlsx")) {
            requireFits(export);
            XlsxExport.write(export, out);
            context.contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        } else if (archive) {
            CsvExport.writeAll(export.tables(), profile, out);
            context.contentType("application/zip");
        } else {
            CsvExport.write(export.tables().getFirst(), profile, out);
            context.contentType("text/csv; charset=utf-8");
        }
        String extension = format.equals("csv") && archive ? "zip" : format;
        save(context, export.name(), extension, export.position());
        context.header(
                "X-Total-Rows",
                String.valueOf(export.tables().stream()
                        .mapToLong(ExportTable::totalRows)
                        .sum()));
        context.result(out.toByteArray());
    }

    private static void requireFits(Export export) {
        for (ExportTable table : export.tables()) {
            if (table.totalRows() > XlsxExport.MOST_ROWS) {
                throw BadQuery.malformed(
                        "TOO_MANY_ROWS",
                        "La table « " + table.name() + " » a " + table.totalRows()
                                + " lignes, plus que n'en tient une feuille : demander le format csv.",
                        "Table '" + table.name() + "' has " + table.totalRows()
                                + " rows, more than a sheet holds: ask for csv.");
            }
        }
    }
}
