package vigie.operationaldb.exporting;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import vigie.operationaldb.LedgerUnavailable;
import vigie.operationaldb.importing.FileLayout;
import vigie.operationaldb.importing.ImportFile;

/**
 * Writes what the ledger holds as the files {@link vigie.operationaldb.importing.ImportCsv} reads; each file is the
 * answer of {@code /export/<file>.sql}. Imported into an empty company they give the same trial balance, stock and open
 * items.
 */
public final class ExportCsv {
    private static final int ROWS_IN_MEMORY = 1_000;

    /**
     * Outcome of an export.
     *
     * @param files files written
     * @param rows rows in all of them, headers not counted
     */
    public record Report(int files, long rows) {}

    private ExportCsv() {}

    /**
     * Writes each file that has a row, as of one moment.
     *
     * @param reader connection in the role of the reader, in auto-commit mode
     * @param folder made when it does not exist; it must be empty of files with these names
     * @throws java.nio.file.FileAlreadyExistsException when a file to write is there already
     * @throws LedgerUnavailable when the database fails
     */
    public static Report export(Connection reader, Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            reader.setAutoCommit(false);
            try (Statement statement = reader.createStatement()) {
                statement.execute("set transaction isolation level repeatable read");
                Map<ImportFile, FileLayout> layouts = FileLayout.readAll(statement);
                statement.setFetchSize(ROWS_IN_MEMORY);
                int files = 0;
                long rows = 0;
                for (FileLayout layout : layouts.values()) {
                    long written = write(statement, layout, folder);
                    files += written > 0 ? 1 : 0;
                    rows += written;
                }
                return new Report(files, rows);
            } finally {
                reader.rollback();
                reader.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("The export met a failing ledger: " + e.getMessage(), e);
        }
    }

    /** Writes every file with its header alone; files that are there stay as they are. */
    public static int writeTemplates(Connection reader, Path folder) throws IOException {
        Files.createDirectories(folder);
        int files = 0;
        try (Statement statement = reader.createStatement()) {
            for (FileLayout layout : FileLayout.readAll(statement).values()) {
                Path file = folder.resolve(layout.file().fileName());
                if (!Files.exists(file)) {
                    Files.writeString(file, String.join(",", layout.columnNames()) + "\n");
                    files++;
                }
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("The columns could not be read: " + e.getMessage(), e);
        }
        return files;
    }

    private static long write(Statement statement, FileLayout layout, Path folder) throws SQLException, IOException {
        long rows = 0;
        try (ResultSet row = statement.executeQuery(query(layout.file()))) {
            if (!row.next()) {
                return 0;
            }
            List<Integer> places = places(row.getMetaData(), layout);
            Path file = folder.resolve(layout.file().fileName());
            try (BufferedWriter text = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
                    CSVPrinter csv = new CSVPrinter(
                            text,
                            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
                csv.printRecord(layout.columnNames());
                do {
                    for (int place : places) {
                        csv.print(place == 0 ? "" : cell(row.getObject(place)));
                    }
                    csv.println();
                    rows++;
                } while (row.next());
            }
        }
        return rows;
    }

    /** Where the query has each column of the file; 0 for those it leaves empty. */
    private static List<Integer> places(ResultSetMetaData answer, FileLayout layout) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= answer.getColumnCount(); i++) {
            names.add(answer.getColumnLabel(i));
        }
        if (!layout.columnNames().containsAll(names)) {
            throw new IllegalStateException(layout.file().fileName() + " has no column for all of " + names);
        }
        return layout.columnNames().stream()
                .map(name -> names.indexOf(name) + 1)
                .toList();
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number ->
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    private static String query(ImportFile file) throws IOException {
        String name = "/export/" + file.fileName().replace(".csv", ".sql");
        try (InputStream query = ExportCsv.class.getResourceAsStream(name)) {
            if (query == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(query.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
