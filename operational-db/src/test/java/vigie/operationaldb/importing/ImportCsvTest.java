package vigie.operationaldb.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.operationaldb.LoadProgress;
import vigie.operationaldb.demo.DemoLedger;

/** The folder {@code example-import} is a small company that imports; each test damages one thing. */
final class ImportCsvTest {
    @TempDir
    Path folder;

    /** Nothing is ever written here: tests of damaged files share it. */
    private static DemoLedger empty;

    private DemoLedger ledger;
    private Connection writer;
    private Connection reader;

    @BeforeAll
    static void openEmpty() throws SQLException {
        empty = new DemoLedger();
    }

    @AfterAll
    static void closeEmpty() throws SQLException {
        empty.close();
    }

    @BeforeEach
    void open(TestInfo test) throws SQLException, IOException {
        boolean damaged = test.getTestMethod().orElseThrow().getName().startsWith("damaged");
        ledger = damaged ? empty : new DemoLedger();
        writer = ledger.writer();
        reader = ledger.reader();
        try (Stream<Path> files = Files.list(Path.of("example-import"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        reader.close();
        if (ledger != empty) {
            ledger.close();
        }
    }

    @Test
    void exampleImportsAndAgainChangesNothing() throws IOException, SQLException {
        ImportReport report = run();

        assertThat(report.faults()).isEmpty();
        assertThat(report.files()).isEqualTo(21);
        assertThat(report.accepted()).isEqualTo(report.documents());
        // CC-1: 60 * 11.50 less 5 % and 12.5 * 19.80; six bottles of it come back.
        assertThat(ledger.minor("select sum(net_amount) from ledger.customer_invoices"))
                .isEqualTo(65_550 + 24_750);
        assertThat(ledger.minor("select sum(net_amount) from ledger.credit_notes"))
                .isEqualTo(6_555);
        assertThat(ledger.count("select sum(on_hand) * 10 from ledger.stock_levels"))
                .isEqualTo(2_800 + 280);
        assertThat(ledger.minor("select sum(credit - debit) from ledger.postings where account_code like '4191%'"))
                .isEqualTo(5_000);
        assertThat(ledger.count("select count(*) from ledger.quotation_outcomes where kind = 'WON'"))
                .isEqualTo(1);
        assertThat(ledger.verify()).isEmpty();

        long before = ledger.writtenRows();
        assertThat(run().faults()).isEmpty();
        assertThat(ledger.writtenRows()).isEqualTo(before);
    }

    @Test
    void semicolonsByteOrderMarkDecimalCommasAndFrenchDatesAreRead() throws IOException, SQLException {
        String header = "\uFEFFdocument;paid_on;customer;method;excess;amount\r\n";
        write("payments.csv", header + "REG-9;05/02/2026;BISTROT;CB;on-account;1 234,50\r\n");

        assertThat(run().faults()).isEmpty();
        assertThat(ledger.minor("select sum(amount) from ledger.payments where paid_on = '2026-02-05'"))
                .isEqualTo(123_450);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "orders.csv|ROUGE-75,60,11.50|ROUGE-75,0,11.50|2|quantity|0",
                "orders.csv|ROUGE-75,60,11.50|ROUGE-75,-3,11.50|2|quantity|-3",
                "orders.csv|ROUGE-75,60,11.50|ROUGE-75,soixante,11.50|2|quantity|soixante",
                "orders.csv|ROUGE-75,60,11.50|ROUGE-57,60,11.50|2|sku|ROUGE-57",
                "orders.csv|WEB,LYON,,2026-01-14|WEB,LYON,,2026-02-30|4|ordered_on|2026-02-30",
                "orders.csv|line_discount_percent|rabais|1|rabais|rabais",
                "orders.csv|LYON,DUPONT,2026-01-06,2026-01-09,ARABICA|LYON,DUPONT,2026-01-07,2026-01-09,ARABICA|3|"
                        + "ordered_on|2026-01-07",
                "orders.csv|DV-1|DV-9|5|quotation|DV-9",
                "deliveries.csv|BL-2,CC-2,2026-01-15,1,24|BL-2,CC-2,2026-01-15,1,25|3|quantity|25",
                "deliveries.csv|BL-2,CC-2,2026-01-15,1|BL-2,CC-2,2026-01-15,2|3|line_no|2",
                "deliveries.csv|BL-2,CC-2|BL-2,CC-8|3|order|CC-8",
                "deliveries.csv|BL-2|BL-1|3|order|CC-2",
                "returns.csv|BL-1|BL-7|2|delivery|BL-7",
                "payments.csv|REG-1,BISTROT|REG-1,EPICERIE|2|invoice|FC-1",
                "customers.csv|EPICERIE,|BISTROT,|3|''|BISTROT",
                "customers.csv|,COMPTANT,|,DEMAIN,|3|payment_terms|DEMAIN",
                "products.csv|kg|kg,surplus|3|''|ARABICA-KG ~ Arabica en grains ~ CAFES ~ TORREF ~ kg ~ surplus",
                "payments.csv|50.00|50.005|3|amount|50.005",
                "payments.csv|VIREMENT|COQUILLAGES|2|method|COQUILLAGES",
                "payment_terms.csv|NET30,30|NET30,trente|2|net_days|trente",
                "warehouses.csv|,non|,peut-être|2|negative_allowed|peut-être",
            })
    void damagedCellIsNamedAndNothingIsWritten(
            String file, String found, String damaged, long line, String column, String value)
            throws IOException, SQLException {
        replace(file, found, damaged);
        long before = ledger.writtenRows();

        ImportReport report = run();

        assertThat(report.faultless()).isFalse();
        assertThat(report.accepted()).isZero();
        assertThat(report.faults()).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.value()).isEqualTo(value.replace('~', '|'));
            assertThat(fault.fr()).contains(file + ", ligne " + line).contains("attendu");
            assertThat(fault.en()).contains(file + ", line " + line).contains("expected");
        });
        assertThat(ledger.writtenRows()).isEqualTo(before);
    }

    @Test
    void allFaultsOfAllFilesAreReportedAtOnce() throws IOException, SQLException {
        replace("payments.csv", "700.00", "sept cents");
        replace("families.csv", "VINS,Vins,Wines", "VINS,,Wines");
        replace("invoices.csv", "2026-01-08", "demain");

        assertThat(run().faults())
                .extracting(fault -> fault.file() + ":" + fault.line() + ":" + fault.column())
                .contains("families.csv:2:name_fr", "payments.csv:2:amount", "invoices.csv:2:invoiced_on");
    }

    @Test
    void textThatIsNotUtf8IsNamedWithItsLine() throws IOException, SQLException {
        Path file = folder.resolve("suppliers.csv");
        Files.write(file, Files.readString(file).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(run().faults()).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo("suppliers.csv");
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.value()).isEqualTo("0xE9");
        });
    }

    @Test
    void openQuoteAndUnknownFileAndMissingColumnAreNamed() throws IOException, SQLException {
        replace("products.csv", "\"Rouge 2024, 75 cl\"", "\"Rouge 2024, 75 cl");
        replace("channels.csv", "code,name_fr,name_en", "code,name_fr,name");
        write("stocks.csv", "sku\nX\n");

        assertThat(run().faults())
                .extracting(fault -> fault.file() + ":" + fault.line() + ":" + fault.column())
                .contains("products.csv:2:", "channels.csv:1:name", "channels.csv:1:name_en", "stocks.csv:0:");
    }

    @Test
    void changedDocumentIsRefusedChangedMasterDataIsTaken() throws IOException, SQLException {
        assertThat(run().faults()).isEmpty();
        replace("deliveries.csv", "BL-2,CC-2,2026-01-15", "BL-2,CC-2,2026-01-16");
        replace("customers.csv", "Le Bistrot du Pont", "Le Bistrot du Port");

        assertThat(run().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.value()).isEqualTo("BL-2");
            assertThat(fault.en()).contains("DUPLICATE_KEY");
        });
        replace("deliveries.csv", "BL-2,CC-2,2026-01-16", "BL-2,CC-2,2026-01-15");
        assertThat(run().faults()).isEmpty();
        assertThat(ledger.count("select count(*) from ledger.customers where name = 'Le Bistrot du Port'"))
                .isEqualTo(1);
    }

    @Test
    void dryRunWritesNothingAndUsesUpNoNumber() throws IOException, SQLException {
        long before = ledger.writtenRows();
        ImportReport dry = run(folder, ImportCsv.Mode.DRY_RUN);
        assertThat(dry.faults()).isEmpty();
        assertThat(dry.accepted()).isZero();
        assertThat(ledger.writtenRows()).isEqualTo(before);

        assertThat(run().faults()).isEmpty();
        assertThat(ledger.count("select count(*) from ledger.customer_invoices where number = 'FC-000001'"))
                .isEqualTo(1);
        assertThat(ledger.count("select count(*) from ledger.journal_entries where number = 'EC-000001'"))
                .isEqualTo(1);
    }

    @Test
    void aTrialCannotBeCommitted() throws SQLException {
        try (Statement statement = writer.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select * from api.import_documents('[]', true)"))
                    .hasMessageContaining("a trial is taken back");
        }
    }

    @Test
    void anImportKilledHalfWayIsResumed() throws IOException, SQLException {
        RuntimeException killed = new IllegalStateException("killed");
        long documents = run(folder, ImportCsv.Mode.DRY_RUN).documents();
        LoadProgress killer = (done, total, businessOn) -> {
            throw killed;
        };
        assertThatThrownBy(() -> ImportCsv.run(folder, writer, reader, ImportCsv.Mode.SET_ASIDE, killer))
                .isSameAs(killed);

        assertThat(run().accepted()).isEqualTo(documents);
        assertThat(ledger.count("select count(*) from ledger.customer_invoices"))
                .isEqualTo(1);
    }

    @Test
    void emptyFolderIsAFault(@TempDir Path empty) throws IOException {
        assertThat(run(empty, ImportCsv.Mode.ALL_OR_NOTHING).faults()).hasSize(1);
        assertThat(run(empty.resolve("missing"), ImportCsv.Mode.DRY_RUN).faults())
                .hasSize(1);
    }

    private ImportReport run() throws IOException {
        return run(folder, ImportCsv.Mode.ALL_OR_NOTHING);
    }

    private ImportReport run(Path source, ImportCsv.Mode mode) throws IOException {
        return ImportCsv.run(source, writer, reader, mode, LoadProgress.NONE);
    }

    private void replace(String file, String found, String damaged) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(found);
        write(file, text.replace(found, damaged));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
