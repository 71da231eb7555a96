package vigie.dashboard.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Language;
import vigie.dashboard.pages.Texts;

/**
 * Writes a workbook: one sheet per table with real numbers and dates, a fixed head, filters, the total as a value and
 * a row that checks it; then a sheet that says where the figures come from.
 */
public final class XlsxExport {
    /** A sheet holds 1,048,576 rows; head, total and check need three. */
    public static final int MOST_ROWS = 1_000_000;

    private static final int MOST_NAME = 31;
    private static final int WIDEST = 60;
    private static final int SAMPLED_ROWS = 200;

    private XlsxExport() {}

    /** Writes the workbook. */
    public static void write(Export export, OutputStream out) throws IOException {
        Texts t = Texts.in(export.language());
        try (Workbook workbook = new Workbook(out, "Vigie", null)) {
            for (ExportTable table : export.tables()) {
                String name = table.name();
                Worksheet sheet = workbook.newWorksheet(name.substring(0, Math.min(MOST_NAME, name.length())));
                fill(sheet, table, export.language(), t);
                sheet.finish();
            }
            about(workbook.newWorksheet(t.of("export.about")), export, t);
        }
    }

    private static void fill(Worksheet sheet, ExportTable table, Language language, Texts t) {
        int columns = table.columns().size();
        for (int column = 0; column < columns; column++) {
            sheet.value(0, column, table.columns().get(column).label());
            sheet.style(0, column).bold().wrapText(true).set();
            sheet.width(column, width(table, column));
        }
        int row = 1;
        for (List<@Nullable Object> values : table.rows()) {
            line(sheet, row, table, values, language);
            row++;
        }
        sheet.freezePane(0, 1);
        if (columns > 0) {
            sheet.setAutoFilter(0, 0, row - 1, columns - 1);
        }
        if (!table.totals().isEmpty()) {
            line(sheet, row, table, table.totals(), language);
            sheet.range(row, 0, row, columns - 1).style().bold().set();
            check(sheet, row, table, language, t);
        }
    }

    /** Total less sum of the rows: zero, as long as nobody changes a value; only where all rows are there. */
    private static void check(Worksheet sheet, int totalRow, ExportTable table, Language language, Texts t) {
        if (table.rows().isEmpty() || table.totalRows() > table.rows().size()) {
            return;
        }
        boolean any = false;
        for (int column = 0; column < table.columns().size(); column++) {
            if (table.columns().get(column).summed()) {
                Range total = sheet.range(totalRow, column, totalRow, column);
                Range rows = sheet.range(1, column, totalRow - 1, column);
                sheet.formula(totalRow + 1, column, "ROUND(SUM(" + total + ")-SUM(" + rows + "),6)");
                sheet.style(totalRow + 1, column)
                        .format(format(table.columns().get(column).kind(), language))
                        .italic()
                        .set();
                any = true;
            }
        }
        if (any) {
            sheet.value(totalRow + 1, 0, t.of("export.check"));
            sheet.style(totalRow + 1, 0).italic().set();
        }
    }

    private static void line(
            Worksheet sheet, int row, ExportTable table, List<@Nullable Object> values, Language language) {
        for (int column = 0; column < values.size(); column++) {
            ExportTable.Kind kind = table.columns().get(column).kind();
            switch (values.get(column)) {
                case null -> {}
                case BigDecimal number -> sheet.value(row, column, number);
                case LocalDate day -> sheet.value(row, column, day);
                case Boolean flag -> sheet.value(row, column, flag);
                case Object other -> sheet.value(row, column, String.valueOf(other));
            }
            if (kind != ExportTable.Kind.TEXT && !(values.get(column) instanceof String)) {
                sheet.style(row, column).format(format(kind, language)).set();
            }
        }
    }

    private static String format(ExportTable.Kind kind, Language language) {
        return switch (kind) {
            case AMOUNT -> "#,##0.00";
            case RATIO -> "0.0%";
            case QUANTITY -> "#,##0.######";
            case DAY -> language.pick("dd/mm/yyyy", "yyyy-mm-dd");
            case MONTH -> "yyyy-mm";
            case TEXT, NUMBER -> "General";
        };
    }

    private static int width(ExportTable table, int column) {
        int widest = Math.min(24, table.columns().get(column).label().length() + 2);
        for (List<@Nullable Object> row :
                table.rows().subList(0, Math.min(SAMPLED_ROWS, table.rows().size()))) {
            widest = Math.max(widest, String.valueOf(row.get(column)).length() + 2);
        }
        return Math.min(WIDEST, Math.max(10, widest));
    }

    private static void about(Worksheet sheet, Export export, Texts t) throws IOException {
        sheet.width(0, 32);
        sheet.width(1, 90);
        sheet.value(0, 0, export.title());
        sheet.style(0, 0).bold().set();
        int row = 2;
        for (Map.Entry<String, String> fact : export.about()) {
            row = pair(sheet, row, fact);
        }
        row = heading(sheet, row + 1, t.of("export.contents"));
        for (ExportTable table : export.tables()) {
            String count = t.of("export.rows", table.rows().size(), table.totalRows());
            row = pair(sheet, row, Map.entry(table.name(), table.title() + " · " + count));
        }
        row = heading(sheet, row + 1, t.of("export.definitions"));
        for (Map.Entry<String, String> definition : export.definitions()) {
            row = pair(sheet, row, definition);
        }
        sheet.finish();
    }

    private static int heading(Worksheet sheet, int row, String text) {
        sheet.value(row, 0, text);
        sheet.style(row, 0).bold().set();
        return row + 1;
    }

    private static int pair(Worksheet sheet, int row, Map.Entry<String, String> pair) {
        sheet.value(row, 0, pair.getKey());
        sheet.value(row, 1, pair.getValue());
        sheet.style(row, 1).wrapText(true).set();
        return row + 1;
    }
}
