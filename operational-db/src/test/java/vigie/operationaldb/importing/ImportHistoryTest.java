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
import vigie.operationaldb.demo.ApplyAction;
import vigie.operationaldb.demo.BusinessAction;
import vigie.operationaldb.demo.DemoLedger;
import vigie.operationaldb.demo.DistributorSimulator;
import vigie.operationaldb.exporting.ExportCsv;

/** A simulated history, exported and imported into an empty company, gives the same books, stock and open items. */
final class ImportHistoryTest {
    private static final List<String> SAME_IN_BOTH = List.of(
            "select account_code, sum(debit), sum(credit) from ledger.postings group by 1 order by 1",
            "select account_code, effective_on, sum(debit - credit) from ledger.postings group by 1, 2 order by 1, 2",
            "select p.sku, w.code, l.on_hand from ledger.stock_levels as l join ledger.products as p on p.id ="
                    + " l.product_id join ledger.warehouses as w on w.id = l.warehouse_id order by 1, 2",
            "select c.code, i.invoiced_on, i.due_on, ledger.open_amount(i.id) from ledger.customer_invoices as i join"
                    + " ledger.customers as c on c.id = i.customer_id where ledger.open_amount(i.id) <> 0"
                    + " order by 1, 2, 3, 4",
            "select s.code, i.number, ledger.supplier_open_amount(i.id) from ledger.supplier_invoices as i join"
                    + " ledger.suppliers as s on s.id = i.supplier_id order by 1, 2",
            "select kind, count(*), sum(quantity), sum(value_amount) from ledger.stock_moves group by 1 order by 1",
            "select order_number, line_no, quantity, net_amount from ledger.sales_order_lines order by 1, 2");

    @TempDir
    Path folder;

    @Test
    void exportedHistoryGivesTheSameCompany() throws SQLException, IOException, CommandRefused {
        try (DemoLedger source = new DemoLedger();
                DemoLedger target = new DemoLedger()) {
            simulate(source, 250);
            ExportCsv.Report exported;
            try (Connection reader = source.reader()) {
                exported = ExportCsv.export(reader, folder);
            }
            ImportReport report = run(target);

            assertThat(report.faults()).isEmpty();
            assertThat(report.rows()).isEqualTo(exported.rows());
            assertThat(report.accepted()).isEqualTo(report.documents());
            for (String query : SAME_IN_BOTH) {
                assertThat(rows(target, query))
                        .as(query)
                        .isEqualTo(rows(source, query))
                        .isNotEmpty();
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
