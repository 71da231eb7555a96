package vigie.operationaldb.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.operationaldb.CommandRefused;
import vigie.operationaldb.LedgerCommands;
import vigie.operationaldb.LoadProgress;
import vigie.operationaldb.SameCompany;
import vigie.operationaldb.demo.ApplyAction;
import vigie.operationaldb.demo.BusinessAction;
import vigie.operationaldb.demo.DemoLedger;
import vigie.operationaldb.demo.DistributorSimulator;
import vigie.operationaldb.exporting.ExportCsv;

/** A simulated history, exported and imported into an empty company, gives the same books, stock and open items. */
final class ImportHistoryTest {
    @TempDir
    Path folder;

    @Test
    void exportedHistoryGivesTheSameCompany() throws SQLException, IOException, CommandRefused {
        try (DemoLedger source = new DemoLedger();
                DemoLedger target = new DemoLedger()) {
            simulate(source, DistributorSimulator.PLANTED_FROM);
            ExportCsv.Report exported;
            try (Connection reader = source.reader()) {
                exported = ExportCsv.export(reader, folder);
            }
            ImportReport report = run(target);

            assertThat(report.faults()).isEmpty();
            assertThat(report.rows()).isEqualTo(exported.rows());
            assertThat(report.accepted()).isEqualTo(report.documents());
            for (String query : SameCompany.QUERIES) {
                assertThat(rows(target, query)).as(query).isEqualTo(rows(source, query));
            }
            assertThat(target.verify()).isEmpty();
        }
    }

    private static void simulate(DemoLedger ledger, int size) throws SQLException, CommandRefused {
        try (Connection writer = ledger.writer();
                LedgerCommands commands = new LedgerCommands(writer)) {
            ApplyAction apply = new ApplyAction(commands);
            for (BusinessAction action :
                    new DistributorSimulator(11, size).actions().toList()) {
                apply.apply(action);
            }
        }
    }

    private ImportReport run(DemoLedger ledger) throws SQLException, IOException {
        try (Connection writer = ledger.writer();
                Connection reader = ledger.reader()) {
            return ImportCsv.run(folder, writer, reader, ImportCsv.Mode.ALL_OR_NOTHING, LoadProgress.NONE);
        }
    }

    private static List<String> rows(DemoLedger ledger, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection owner = ledger.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(row.getString(i)).append(' ');
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }
}
