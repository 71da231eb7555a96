package vigie.operationaldb.accounting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.LedgerUnavailable;

/**
 * Writes the French audit file of a calendar year (fichier des écritures comptables, FEC): Arrêté du 29 juillet 2013,
 * article A47 A-1 of the Livre des procédures fiscales.
 *
 * <p>Tab-separated, UTF-8, amounts with a decimal comma, days as {@code YYYYMMDD}, entries in the order they were
 * recorded with numbers without a gap. The file appears under its name once it is complete.
 */
public final class ExportFec {
    private static final int ROWS_PER_FETCH = 1_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final CSVFormat FORMAT = CSVFormat.newFormat('\t')
            .builder()
            .setHeader(Arrays.stream(FecColumn.values()).map(FecColumn::title).toArray(String[]::new))
            .setRecordSeparator("\r\n")
            .get();

    private ExportFec() {}

    /**
     * Writes the file of a year.
     *
     * @param reader connections that may read the ledger
     * @param target the file to write or replace; a folder gets the file under its official name
     * @throws FecNotPossible when the chart is not the French one, nothing is posted by the end of the year, or the
     *     official name is wanted and the company has no SIREN
     * @throws LedgerUnavailable when the ledger cannot be read
     */
    public static FecReport exportYear(DataSource reader, int year, Path target) throws FecNotPossible {
        try (Connection connection = reader.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            requireFrenchChart(connection);
            Path file = Files.isDirectory(target) ? target.resolve(officialName(connection, year)) : target;
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            try {
                FecReport report = write(connection, year, file, unfinished);
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
                return report;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("could not read the ledger for its audit file: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the audit file " + target, e);
        }
    }

    /** {@code <SIREN>FEC<last day of the year>.txt}, as the article wants it. */
    static String officialName(String siren, int year) {
        return siren + "FEC" + DAY.format(LocalDate.of(year, Month.DECEMBER, 31)) + ".txt";
    }

    private static String officialName(Connection connection, int year) throws SQLException, FecNotPossible {
        String siren = single(connection, "select c.siren from ledger.companies as c");
        if (siren == null) {
            throw new FecNotPossible(
                    "Le nom du fichier commence par le SIREN, que la société n'a pas : donnez-le ou nommez le fichier.",
                    "The name of the file starts with the SIREN, and the company has none: give it, or name the file.");
        }
        return officialName(siren, year);
    }

    private static void requireFrenchChart(Connection connection) throws SQLException, FecNotPossible {
        String chart = single(connection, "select ledger.chart_profile()");
        if (!"pcg".equals(chart)) {
            throw new FecNotPossible(
                    "Le FEC veut le plan comptable général, et la société tient ses comptes en " + chart + ".",
                    "The FEC wants the French chart of accounts, and the company keeps its books in " + chart + ".");
        }
    }

    private static @Nullable String single(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static FecReport write(Connection connection, int year, Path file, Path unfinished)
            throws SQLException, IOException, FecNotPossible {
        long lines = 0;
        long entries = 0;
        BigDecimal debit = BigDecimal.ZERO;
        BigDecimal credit = BigDecimal.ZERO;
        try (PreparedStatement statement = connection.prepareStatement("select * from api.fec_lines(?, ?)");
                Writer text = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            statement.setFetchSize(ROWS_PER_FETCH);
            statement.setObject(1, LocalDate.of(year, Month.JANUARY, 1));
            statement.setObject(2, LocalDate.of(year, Month.DECEMBER, 31));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    printer.printRecord(fields(row));
                    lines++;
                    entries = row.getLong("entry_rank");
                    debit = debit.add(row.getBigDecimal("debit"));
                    credit = credit.add(row.getBigDecimal("credit"));
                }
            }
        }
        if (lines == 0) {
            throw new FecNotPossible(
                    "Aucune écriture n'est passée jusqu'à la fin de " + year + ".",
                    "No entry is posted up to the end of " + year + ".");
        }
        return new FecReport(file, entries, lines, debit, credit);
    }

    private static List<String> fields(ResultSet row) throws SQLException {
        List<String> fields = new ArrayList<>();
        for (FecColumn column : FecColumn.values()) {
            fields.add(column.field(row));
        }
        return fields;
    }
}
