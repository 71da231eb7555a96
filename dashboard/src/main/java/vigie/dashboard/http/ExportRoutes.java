package vigie.dashboard.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import vigie.dashboard.exports.CsvExport;
import vigie.dashboard.exports.CsvProfile;
import vigie.dashboard.exports.Export;
import vigie.dashboard.exports.ExportTable;
import vigie.dashboard.exports.Exports;
import vigie.dashboard.exports.XlsxExport;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.QueryRequest;

/** Files of what pages, questions and proofs answer: {@code /api/v1/exports/<what>.<csv|xlsx>}. */
public final class ExportRoutes {
    private final Exports exports;

    public ExportRoutes(Exports exports) {
        this.exports = exports;
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
        if (!format.equals("csv") && !format.equals("xlsx")) {
            throw BadQuery.malformed(
                    "BAD_FORMAT",
                    "Le fichier « " + file + " » n'a pas de format connu : finir par .csv ou .xlsx.",
                    "File '" + file + "' has no known format: end it with .csv or .xlsx.");
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

    /** Answers with an export as a file to save. */
    static void send(Context context, Export export, String format, CsvProfile profile) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String name = "vigie-" + export.name() + "-" + export.position();
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
        context.header("Content-Disposition", "attachment; filename=\"" + name + "." + extension + "\"");
        context.header("Cache-Control", "no-store");
        context.header("X-Position", String.valueOf(export.position()));
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
