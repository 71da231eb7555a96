package vigie.dashboard.sql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.exports.Export;
import vigie.dashboard.exports.ExportTable;
import vigie.dashboard.exports.ExportTable.Kind;
import vigie.dashboard.kpi.BadQuery;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.pages.Texts;

/** The result of a run as a file: values get back the type the query gave them. */
public final class ResultTable {
    private ResultTable() {}

    /**
     * The rows kept of a run.
     *
     * @throws BadQuery when it has no result
     */
    public static Export of(SqlRun run, Language language) {
        SqlRun.Status status = run.status();
        if (status.state() != SqlRun.State.DONE) {
            throw BadQuery.notFound("NO_RESULT", "Cette exécution n'a pas de résultat.", "That run has no result.");
        }
        Texts t = Texts.in(language);
        List<ExportTable.Column> columns = status.columns().stream()
                .map(column -> new ExportTable.Column(column.name(), kind(column.type()), false))
                .toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable String> row : run.rows(0, ResultPrinter.KEPT_ROWS)) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(value(row.get(i), columns.get(i).kind()));
            }
            rows.add(values);
        }
        return new Export(
                "sql",
                t.of("sql.title"),
                language,
                status.position(),
                List.of(
                        Map.entry(t.of("export.position"), String.valueOf(status.position())),
                        Map.entry(t.of("sql.query"), run.sql())),
                List.of(),
                List.of(new ExportTable("result", t.of("sql.result"), columns, rows, List.of(), status.total())));
    }

    private static Kind kind(String type) {
        if (type.equals("DATE")) {
            return Kind.DAY;
        }
        return type.startsWith("DECIMAL") || type.endsWith("INT") || type.endsWith("INTEGER")
                ? Kind.NUMBER
                : type.equals("DOUBLE") || type.equals("FLOAT") ? Kind.NUMBER : Kind.TEXT;
    }

    private static @Nullable Object value(@Nullable String text, Kind kind) {
        if (text == null) {
            return null;
        }
        return switch (kind) {
            case DAY -> text.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(text) : text;
            case NUMBER -> text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?") ? new BigDecimal(text) : text;
            default -> text;
        };
    }
}
