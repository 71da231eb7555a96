package vigie.dashboard.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prints a result: aligned table for people (NULL visible, at most 1,000 rows), complete CSV or JSON for programs, or
 * lines for the workbench: columns, then rows up to a limit, then how many there are.
 */
final class ResultPrinter {
    private static final int TABLE_ROWS = 1_000;
    private static final int WIDEST = 60;
    /** Rows and letters the workbench keeps of one result; the rest is counted. */
    static final int KEPT_ROWS = 100_000;

    private static final long KEPT_LETTERS = 64L << 20;
    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.DECIMAL,
            Types.NUMERIC,
            Types.DOUBLE,
            Types.FLOAT,
            Types.REAL);

    enum Format {
        TABLE,
        CSV,
        JSON,
        ROWS
    }

    private final Format format;
    private final PrintStream out;
    private final PrintStream notes;
    private final boolean french;

    ResultPrinter(Format format, PrintStream out, PrintStream notes, boolean french) {
        this.format = format;
        this.out = out;
        this.notes = notes;
        this.french = french;
    }

    void print(ResultSet rows, long position) throws SQLException {
        switch (format) {
            case TABLE -> printTable(rows, position);
            case CSV -> printCsv(rows);
            case JSON -> printJson(rows);
            case ROWS -> printRows(rows, position);
        }
    }

    private void printTable(ResultSet rows, long position) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        int count = columns.getColumnCount();
        List<String[]> lines = new ArrayList<>();
        String[] head = new String[count];
        int[] widths = new int[count];
        for (int i = 0; i < count; i++) {
            head[i] = columns.getColumnLabel(i + 1);
        }
        lines.add(head);
        long total = 0;
        while (rows.next()) {
            total++;
            if (total <= TABLE_ROWS) {
                String[] line = new String[count];
                for (int i = 0; i < count; i++) {
                    line[i] = shortened(text(rows, i + 1));
                }
                lines.add(line);
            }
        }
        for (String[] line : lines) {
            for (int i = 0; i < count; i++) {
                widths[i] = Math.max(widths[i], line[i].codePointCount(0, line[i].length()));
            }
        }
        for (int at = 0; at < lines.size(); at++) {
            printLine(lines.get(at), widths, columns);
            if (at == 0) {
                printRule(widths);
            }
        }
        long shown = Math.min(total, TABLE_ROWS);
        notes.println(
                french
                        ? shown + " lignes sur " + total + " · instantané de l'écriture " + position
                        : shown + " of " + total + " rows · snapshot of entry " + position);
    }

    private void printLine(String[] line, int[] widths, ResultSetMetaData columns) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length; i++) {
            String padding = " ".repeat(widths[i] - line[i].codePointCount(0, line[i].length()));
            boolean right = NUMBERS.contains(columns.getColumnType(i + 1));
            text.append(i == 0 ? "" : "  ").append(right ? padding + line[i] : line[i] + padding);
        }
        out.println(text.toString().stripTrailing());
    }

    private void printRule(int[] widths) {
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            rule.append(i == 0 ? "" : "  ").append("─".repeat(Math.max(1, widths[i])));
        }
        out.println(rule);
    }

    private static String shortened(@Nullable String text) {
        if (text == null) {
            return "NULL";
        }
        String line = text.replaceAll("\\R", "⏎");
        return line.codePointCount(0, line.length()) <= WIDEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    /** Comma, dot, ISO dates, no byte order mark; NULL is nothing, an empty text is {@code ""}. */
    private void printCsv(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> head = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            head.add(quoted(columns.getColumnLabel(i)));
        }
        out.print(String.join(",", head) + "\r\n");
        while (rows.next()) {
            List<String> line = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String value = text(rows, i);
                line.add(value == null ? "" : quoted(value));
            }
            out.print(String.join(",", line) + "\r\n");
        }
    }

    private static String quoted(String value) {
        boolean plain =
                !value.isEmpty() && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    /** One object per line of an array; decimals and big numbers as text, so that none is rounded. */
    private void printJson(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartArray();
            while (rows.next()) {
                json.writeRaw(System.lineSeparator());
                json.writeStartObject();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    json.writeFieldName(columns.getColumnLabel(i));
                    writeValue(json, rows, i);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeRaw(System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("the result could not be printed", e);
        }
    }

    /** One JSON value per line; every value as text, so that none is rounded. */
    private void printRows(ResultSet rows, long position) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setRootValueSeparator(new SerializedString("\n"));
            json.writeStartObject();
            json.writeNumberField("position", position);
            json.writeArrayFieldStart("columns");
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                json.writeStartObject();
                json.writeStringField("name", columns.getColumnLabel(i));
                json.writeStringField("type", columns.getColumnTypeName(i));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            long total = 0;
            long kept = 0;
            long letters = 0;
            while (rows.next()) {
                total++;
                if (kept < KEPT_ROWS && letters < KEPT_LETTERS) {
                    kept++;
                    json.writeStartArray();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        String value = text(rows, i);
                        letters += value == null ? 1 : value.length();
                        json.writeString(value);
                    }
                    json.writeEndArray();
                }
            }
            json.writeStartObject();
            json.writeNumberField("kept", kept);
            json.writeNumberField("total", total);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("the result could not be printed", e);
        }
        out.println();
    }

    private static void writeValue(JsonGenerator json, ResultSet rows, int column) throws SQLException, IOException {
        switch (rows.getObject(column)) {
            case null -> json.writeNull();
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Object other -> json.writeString(String.valueOf(text(rows, column)));
        }
    }

    private static @Nullable String text(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            default -> rows.getString(column);
        };
    }
}
