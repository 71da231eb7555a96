package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.operationaldb.exporting.ExportCsv;
import vigie.operationaldb.importing.ImportCsv;
import vigie.operationaldb.importing.ImportReport;

/** Each story, exported and imported into an empty company, gives the same balances, stock, open items and taxes. */
final class ExportedStoryTest {
    @TempDir
    Path folder;

    /** Of the others, what changes its terms or letters by hand is not exported; what they add, the simulator has. */
    static List<String> stories() {
        return List.of(
                "return-and-credit",
                "transit-and-scrap",
                "lots",
                "reservations",
                "close-and-reopen",
                "quote-to-order",
                "landed-costs",
                "supplier-payments",
                "supplier-returns",
                "direct-deliveries",
                "stock-allowances",
                "supplier-instalments",
                "vat-regimes",
                "foreign-currency");
    }

    @ParameterizedTest
    @MethodSource("stories")
    void exportedStoryGivesTheSameCompany(String name) throws SQLException, IOException {
        try (LedgerUnderTest source = LedgerUnderTest.withCompany();
                LedgerUnderTest target = new LedgerUnderTest()) {
            source.play(Story.read(name));
            try (Connection reader =
                    LedgerServer.as("vigie_reader", source.administrator()).getConnection()) {
                ExportCsv.export(reader, folder);
            }
            try (Connection reader =
                    LedgerServer.as("vigie_reader", target.administrator()).getConnection()) {
                ImportReport report = ImportCsv.run(
                        folder, target.writer(), reader, ImportCsv.Mode.ALL_OR_NOTHING, LoadProgress.NONE);
                assertThat(report.faults()).isEmpty();
            }
            for (String query : SameCompany.QUERIES) {
                assertThat(target.rows(query)).as(query).isEqualTo(source.rows(query));
            }
            assertThat(MigrateDatabase.verify(target.administrator())).isEmpty();
        }
    }
}
