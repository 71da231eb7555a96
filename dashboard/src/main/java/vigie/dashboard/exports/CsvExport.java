package vigie.dashboard.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes tables as CSV: one file, or one file per table in an archive. Numbers keep every digit. */
public final class CsvExport {
    private static final char BYTE_ORDER_MARK = '\ufeff';
    /** A text that starts so is a formula to a spreadsheet. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvExport() {}

    /** Writes one table; the total, if any, is its last line. */
    public static void write(ExportTable table, CsvProfile profile, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (profile.forPeople) {
            writer.write(BYTE_ORDER_MARK);
        }
        CSVPrinter printer = CSVFormat.RFC4180
                .builder()
                .setDelimiter(profile.delimiter)
                .get()
                .print(writer);
        List<String> heads = new ArrayList<>();
        for (ExportTable.Column column : table.columns()) {
            heads.add(column.label());
        }
        printer.printRecord(heads);
        for (List<@Nullable Object> row : table.rows()) {
            print(printer, table, row, profile);
        }
        if (!table.totals().isEmpty()) {
            print(printer, table, table.totals(), profile);
        }
        printer.flush();
    }

    /** Writes every table as {@code <name>.csv} into a ZIP archive. */
    public static void writeAll(List<ExportTable> tables, CsvProfile profile, OutputStream out) throws IOException {
        ZipOutputStream archive = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (ExportTable table : tables) {
            archive.putNextEntry(new ZipEntry(table.name() + ".csv"));
            write(table, profile, archive);
            archive.closeEntry();
        }
        archive.finish();
    }

    private static void print(CSVPrinter printer, ExportTable table, List<@Nullable Object> row, CsvProfile profile)
            throws IOException {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            texts.add(text(row.get(i), table.columns().get(i).kind(), profile));
        }
        printer.printRecord(texts);
    }

    private static @Nullable String text(@Nullable Object value, ExportTable.Kind kind, CsvProfile profile) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString().replace('.', profile.decimal);
            case LocalDate day
            when kind == ExportTable.Kind.MONTH -> YearMonth.from(day).toString();
            case LocalDate day -> profile.day.format(day);
            case String text -> profile.forPeople ? harmless(text) : text;
            default -> String.valueOf(value);
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
