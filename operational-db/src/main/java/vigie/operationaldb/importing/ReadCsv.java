package vigie.operationaldb.importing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vigie.operationaldb.Sentence;

/**
 * Reads one import file to its end and checks every cell by itself.
 *
 * <p>UTF-8 with or without byte order mark; comma or semicolon, told from the header line. Rows that are right are
 * kept even
 * when others are wrong, so that all faults of a folder can be shown at once.
 */
final class ReadCsv {
    private final CsvTable table;
    private final List<ImportFault> faults;
    private final List<CsvRow> rows = new ArrayList<>();
    private final Map<String, Long> lineByKey = new HashMap<>();

    private ReadCsv(CsvTable table, List<ImportFault> faults) {
        this.table = table;
        this.faults = faults;
    }

    /** Rows of the file that are right; everything else is added to the faults. */
    static List<CsvRow> read(Path file, CsvTable table, List<ImportFault> faults) throws IOException {
        ReadCsv reader = new ReadCsv(table, faults);
        reader.decode(Files.readAllBytes(file)).ifPresent(reader::parse);
        return List.copyOf(reader.rows);
    }

    private Optional<String> decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(input, output, true);
        output.flip();
        String text = output.toString();
        if (result.isError()) {
            long line = 1 + text.chars().filter(character -> character == '\n').count();
            String shown = "0x%02X".formatted(bytes[input.position()]);
            fault(
                    line,
                    "",
                    shown,
                    "un texte en UTF-8 (enregistrez le fichier en « CSV UTF-8 »)",
                    "text in UTF-8 (save the file as \"CSV UTF-8\")");
            return Optional.empty();
        }
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private void parse(String text) {
        String header = text.lines().findFirst().orElse("");
        if (header.isBlank()) {
            fault(1, "", "", "une ligne d'en-tête : " + table.columnNames(), "a header line: " + table.columnNames());
            return;
        }
        char delimiter = header.indexOf(';') >= 0 ? ';' : ',';
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
        long lastLine = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> columns = header(records.next());
            lastLine = parser.getCurrentLineNumber();
            while (records.hasNext()) {
                long line = lastLine + 1;
                CSVRecord cells = records.next();
                lastLine = Math.max(line, parser.getCurrentLineNumber());
                boolean blank = cells.size() == 1 && cells.get(0).isBlank();
                if (!blank && !columns.isEmpty()) {
                    readRow(columns, cells, line);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            fault(
                    lastLine + 1,
                    "",
                    "\"",
                    "des guillemets fermés ; la suite du fichier n'a pas pu être lue",
                    "closed quotes; the rest of the file could not be read");
        }
    }

    /** Column names in file order; empty when the header is wrong. */
    private List<String> header(CSVRecord header) {
        List<String> columns = new ArrayList<>();
        Set<String> known =
                new HashSet<>(table.columns().stream().map(CsvColumn::name).toList());
        int before = faults.size();
        for (String cell : header) {
            String name = cell.strip().toLowerCase(Locale.ROOT);
            if (!known.contains(name)) {
                fault(
                        1,
                        cell.strip(),
                        cell.strip(),
                        "une des colonnes " + table.columnNames(),
                        "one of the columns " + table.columnNames());
            } else if (columns.contains(name)) {
                fault(1, name, name, "chaque colonne une seule fois", "each column only once");
            }
            columns.add(name);
        }
        for (CsvColumn column : table.columns()) {
            if (column.presence() == CsvColumn.Presence.REQUIRED && !columns.contains(column.name())) {
                fault(
                        1,
                        column.name(),
                        "",
                        "la colonne obligatoire " + column.name(),
                        "the required column " + column.name());
            }
        }
        return faults.size() == before ? columns : List.of();
    }

    private void readRow(List<String> columns, CSVRecord cells, long line) {
        if (cells.size() != columns.size()) {
            fault(
                    line,
                    "",
                    String.join(" | ", cells.toList()),
                    columns.size() + " cellules, et non " + cells.size(),
                    columns.size() + " cells instead of " + cells.size());
            return;
        }
        int before = faults.size();
        Map<String, String> values = new LinkedHashMap<>();
        for (CsvColumn column : table.columns()) {
            int index = columns.indexOf(column.name());
            String cell = index < 0 ? "" : cells.get(index).strip();
            if (!cell.isEmpty()) {
                column.type()
                        .read(cell)
                        .ifPresentOrElse(
                                value -> values.put(column.name(), value), () -> wrongCell(line, column, cell));
            } else if (column.presence() == CsvColumn.Presence.REQUIRED) {
                wrongCell(line, column, "");
            }
        }
        if (faults.size() == before) {
            keep(new CsvRow(table, line, values));
        }
    }

    private void wrongCell(long line, CsvColumn column, String cell) {
        Sentence expected = column.type().expected();
        fault(line, column.name(), cell, expected.fr(), expected.en());
    }

    private void keep(CsvRow row) {
        Long earlier = lineByKey.putIfAbsent(row.key(), row.line());
        if (earlier != null && !table.hasDocumentLines()) {
            fault(
                    row.line(),
                    table.keyColumn(),
                    row.key(),
                    "une valeur unique (déjà ligne " + earlier + ")",
                    "a unique value (already on line " + earlier + ")");
        } else {
            rows.add(row);
        }
    }

    private void fault(long line, String column, String value, String fr, String en) {
        faults.add(new ImportFault(table.fileName(), line, column, value, new Sentence(fr, en)));
    }
}
