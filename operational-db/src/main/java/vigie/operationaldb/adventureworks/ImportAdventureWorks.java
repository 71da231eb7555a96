package vigie.operationaldb.adventureworks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import vigie.operationaldb.LedgerUnavailable;
import vigie.operationaldb.LoadProgress;
import vigie.operationaldb.importing.ImportCsv;
import vigie.operationaldb.importing.ImportReport;

/** Brings the AdventureWorks sample into a ledger and counts the products its warehouse then owes. */
public final class ImportAdventureWorks {
    /**
     * Outcome of the import.
     *
     * @param imported what the import folder gave; refused rows are set aside
     * @param shortProducts products the warehouse issued more of than it received
     */
    public record Report(ImportReport imported, long shortProducts) {}

    private ImportAdventureWorks() {}

    /**
     * Converts the sample and imports it; what an earlier run brought in stays as it is.
     *
     * @param source folder of the sample
     * @param folder where the import folder is written
     * @param until last order day taken
     * @throws IOException when a table is missing or cannot be read
     * @throws LedgerUnavailable when the database fails; start again to resume
     */
    public static Report run(
            Path source, Path folder, LocalDate until, Connection writer, Connection reader, LoadProgress progress)
            throws IOException {
        ConvertAdventureWorks.convert(source, folder, until);
        ImportReport imported = ImportCsv.run(folder, writer, reader, ImportCsv.Mode.SET_ASIDE, progress);
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from ledger.stock_levels as l join"
                        + " ledger.warehouses as w on w.id = l.warehouse_id where l.on_hand < 0 and w.code = '"
                        + ConvertAdventureWorks.WAREHOUSE + "'")) {
            row.next();
            return new Report(imported, row.getLong(1));
        } catch (SQLException e) {
            throw new LedgerUnavailable("The stock could not be read: " + e.getMessage(), e);
        }
    }
}
