package vigie.operationaldb.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
    /**
     * A row of a file whose cells are all right by themselves.
     *
     * @param line line of the file it starts on, the header being line 1
     * @param values cells as the ledger takes them, by column; empty cells are absent
     */
    record Row(long line, Map<String, String> values) {}

    private final FileLayout layout;
    private final Consumer<ImportFault> faults;
    private final Consumer<Row> rows;
    private int faultCount;

    private ReadCsv(FileLayout layout, Consumer<ImportFault> faults, Consumer<Row> rows) {
        this.layout = layout;
        this.faults = faults;
        this.rows = rows;
    }

    /** Gives the rows of the file that are right, and what is wrong with the others. */
    static void read(Path file, FileLayout layout, Consumer<ImportFault> faults, Consumer<Row> rows)
            throws IOException {
        ReadCsv reader = new ReadCsv(layout, faults, rows);
        if (reader.isUtf8(file)) {
            reader.parse(file);
        }
    }

    private boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.allocate(1 << 16);
        CharBuffer output = CharBuffer.allocate(1 << 16);
        long line = 1;
        try (FileChannel channel = FileChannel.open(file)) {
            boolean ended = false;
            while (!ended) {
                ended = channel.read(input) < 0;
                input.flip();
                CoderResult result = decoder.decode(input, output, ended);
                output.flip();
                line += output.chars().filter(character -> character == '\n').count();
                output.clear();
                if (result.isError()) {
                    String shown = "0x%02X".formatted(input.get(input.position()));
                    fault(
                            line,
                            "",
                            shown,
                            "un texte en UTF-8 (enregistrez le fichier en « CSV UTF-8 »)",
                            "text in UTF-8 (save the file as \"CSV UTF-8\")");
                    return false;
                }
                input.compact();
            }
        }
        return true;
    }

    private void parse(Path file) throws IOException {
        String header;
        try (BufferedReader text = Files.newBufferedReader(file)) {
            header = String.valueOf(text.readLine());
        }
        if (header.isBlank() || header.equals("null")) {
            fault(1, "", "", "une ligne d'en-tête : " + layout.columnText(), "a header line: " + layout.columnText());
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
        try (BufferedReader text = Files.newBufferedReader(file)) {
            skipByteOrderMark(text);
            CSVParser parser = CSVParser.parse(text, format);
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

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    /** Column names in file order; empty when the header is wrong. */
    private List<String> header(CSVRecord header) {
        List<String> columns = new ArrayList<>();
        Set<String> known = new HashSet<>(layout.columnNames());
        int before = faultCount;
        for (String cell : header) {
            String name = cell.strip().toLowerCase(Locale.ROOT);
            if (!known.contains(name)) {
                fault(
                        1,
                        cell.strip(),
                        cell.strip(),
                        "une des colonnes " + layout.columnText(),
                        "one of the columns " + layout.columnText());
            } else if (columns.contains(name)) {
                fault(1, name, name, "chaque colonne une seule fois", "each column only once");
            }
            columns.add(name);
        }
        for (FileColumn column : layout.columns()) {
            if (column.required() && column.ofDocument() && !columns.contains(column.name())) {
                fault(
                        1,
                        column.name(),
                        "",
                        "la colonne obligatoire " + column.name(),
                        "the required column " + column.name());
            }
        }
        return faultCount == before ? columns : List.of();
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
        int before = faultCount;
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> listsWithLine = new HashSet<>();
        for (FileColumn column : layout.columns()) {
            int index = columns.indexOf(column.name());
            String cell = index < 0 ? "" : cells.get(index).strip();
            if (!cell.isEmpty()) {
                listsWithLine.add(column.list());
                column.kind()
                        .read(cell)
                        .ifPresentOrElse(
                                value -> values.put(column.name(), value), () -> wrongCell(line, column, cell));
            }
        }
        for (FileColumn column : layout.columns()) {
            int index = columns.indexOf(column.name());
            boolean empty = index < 0 || cells.get(index).isBlank();
            if (empty && column.required() && listsWithLine.contains(column.list())) {
                wrongCell(line, column, "");
            }
        }
        if (faultCount == before) {
            rows.accept(new Row(line, values));
        }
    }

    private void wrongCell(long line, FileColumn column, String cell) {
        Sentence expected = column.kind().expected();
        fault(line, column.name(), cell, expected.fr(), expected.en());
    }

    private void fault(long line, String column, String value, String fr, String en) {
        faultCount++;
        faults.accept(new ImportFault(layout.file().fileName(), line, column, value, new Sentence(fr, en)));
    }
}
