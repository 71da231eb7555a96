package vigie.operationaldb.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.operationaldb.Golden;
import vigie.operationaldb.demo.DemoLedger;
import vigie.operationaldb.exporting.ExportCsv;

/** {@code IMPORT.md} says of each file what the import reads: its head is written by hand, its tables here. */
final class ImportGuideTest {
    private static final String TABLES = "\n## Files\n";

    @Test
    void everyFileIsDescribed() throws SQLException, IOException {
        Path guide = Path.of("IMPORT.md");
        String written = Files.readString(guide);
        int end = written.indexOf(TABLES);
        StringBuilder text = new StringBuilder(end < 0 ? written : written.substring(0, end)).append(TABLES);
        for (FileLayout layout : layouts().values()) {
            describe(text, layout, examples(layout.file()));
        }
        Golden.matches(guide, text.toString());
    }

    @Test
    void templatesAreTheHeaders(@TempDir Path folder) throws SQLException, IOException {
        try (DemoLedger ledger = new DemoLedger();
                Connection reader = ledger.reader()) {
            assertThat(ExportCsv.writeTemplates(reader, folder)).isEqualTo(ImportFile.values().length);
            assertThat(ExportCsv.writeTemplates(reader, folder)).isZero();
        }
        assertThat(folder.resolve("returns.csv"))
                .hasContent("document,sequence,delivery,returned_on,warehouse,line_no,quantity,unit,lots");
    }

    private static Map<ImportFile, FileLayout> layouts() throws SQLException {
        try (DemoLedger ledger = new DemoLedger();
                Connection reader = ledger.reader();
                Statement statement = reader.createStatement()) {
            return FileLayout.readAll(statement);
        }
    }

    private static void describe(StringBuilder text, FileLayout layout, Map<String, String> examples) {
        text.append("\n### ").append(layout.file().fileName()).append('\n');
        text.append('\n').append(layout.meaning().en());
        text.append(" Key: ")
                .append(String.join(" and ", code(layout.keyColumns())))
                .append(".\n");
        text.append("\n| column | of | type and unit | may be empty | example |\n|---|---|---|---|---|\n");
        for (FileColumn column : layout.columns()) {
            text.append("| ").append(column.name());
            text.append(" | ").append(column.ofDocument() ? "document" : column.list());
            text.append(" | ").append(type(column));
            text.append(" | ").append(column.required() ? "" : "yes");
            text.append(" | ")
                    .append(examples.getOrDefault(column.name(), example(column)))
                    .append(" |\n");
        }
    }

    private static List<String> code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").toList();
    }

    private static String type(FileColumn column) {
        return switch (column.kind()) {
            case TEXT -> "text";
            case DATE -> "date";
            case QUANTITY -> "quantity above zero, in the unit of the line";
            case QUANTITY0 -> "quantity, zero or more";
            case PRICE -> "price of one unit, tax excluded";
            case AMOUNT -> "amount above zero, in the currency of the document";
            case AMOUNT0 -> "amount, zero or more, in the currency of the document";
            case PERCENT -> "percent";
            case INTEGER -> "whole number";
            case BOOLEAN -> "yes or no";
            case LINES -> "lots";
        };
    }

    private static String example(FileColumn column) {
        return switch (column.kind()) {
            case TEXT -> "";
            case DATE -> "2026-01-31";
            case QUANTITY, QUANTITY0 -> "2.5";
            case PRICE -> "9.95";
            case AMOUNT, AMOUNT0 -> "1250.00";
            case PERCENT -> "5.5";
            case INTEGER -> "1";
            case BOOLEAN -> "yes";
            case LINES -> "A1:3:2026-12-31\\|A2:5";
        };
    }

    /** The first filled cell of each column in the example. */
    private static Map<String, String> examples(ImportFile file) throws IOException {
        Map<String, String> examples = new HashMap<>();
        Path path = Path.of("example-import", file.fileName());
        if (!Files.exists(path)) {
            return examples;
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(path), format)) {
            for (CSVRecord row : rows) {
                row.toMap().forEach((column, cell) -> {
                    if (!cell.isEmpty()) {
                        examples.putIfAbsent(column, cell);
                    }
                });
            }
        }
        return examples;
    }
}
