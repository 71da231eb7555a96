package vigie.operationaldb.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.operationaldb.demo.DemoLedger;

/** The templates are a small company that imports; each test damages one thing. */
final class ImportCsvTest {
    @TempDir
    Path folder;

    private DemoLedger ledger;
    private Connection writer;
    private Connection reader;

    @BeforeEach
    void open() throws SQLException, IOException {
        ledger = new DemoLedger();
        writer = ledger.writer();
        reader = ledger.reader();
        ImportCsv.writeTemplates(folder);
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        reader.close();
        ledger.close();
    }

    @Test
    void templatesImportAndAgainChangesNothing() throws IOException, SQLException {
        ImportReport report = run();

        assertThat(report.faults()).isEmpty();
        assertThat(report.files()).isEqualTo(13);
        assertThat(ledger.minor("select sum(net_amount) from ledger.customer_invoices"))
                .isEqualTo(65_550 + 24_750);
        assertThat(ledger.count("select sum(quantity) * 10 from ledger.stock_moves where kind = 'RECEIPT'"))
                .isEqualTo(4_005);
        assertThat(ledger.minor("select sum(credit - debit) from ledger.postings where account_code like '4191%'"))
                .isEqualTo(5_000);
        assertThat(ledger.verify()).isEmpty();

        long before = ledger.writtenRows();
        assertThat(run().faults()).isEmpty();
        assertThat(ledger.writtenRows()).isEqualTo(before);
    }

    @Test
    void semicolonsByteOrderMarkDecimalCommasAndFrenchDatesAreRead() throws IOException, SQLException {
        write(
                "payments.csv",
                "\uFEFFdocument;paid_on;customer;method;amount\r\nREG-9;05/02/2026;BISTROT;CB;1 234,50\r\n");

        assertThat(run().faults()).isEmpty();
        assertThat(ledger.minor("select sum(amount) from ledger.payments where paid_on = '2026-02-05'"))
                .isEqualTo(123_450);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "sales.csv|ROUGE-75,60,11.50|ROUGE-75,0,11.50|2|quantity|0",
                "sales.csv|ROUGE-75,60,11.50|ROUGE-75,-3,11.50|2|quantity|-3",
                "sales.csv|ROUGE-75,60,11.50|ROUGE-75,soixante,11.50|2|quantity|soixante",
                "sales.csv|ROUGE-75,60,11.50|ROUGE-57,60,11.50|2|sku|ROUGE-57",
                "sales.csv|ARABICA-KG,12.5|ARABICA-KG,41.5|3|quantity|41.5",
                "sales.csv|CC-2,2026-01-14|CC-2,2026-02-30|4|ordered_on|2026-02-30",
                "sales.csv|,2026-01-15,,EPICERIE|,,2026-01-15,EPICERIE|4|delivered_on|''",
                "sales.csv|discount_percent|rabais|1|rabais|rabais",
                "sales.csv|CC-3,2026-01-25|CC-1,2026-01-25|5|ordered_on|2026-01-25",
                "purchases.csv|2026-01-12,2026-01-15|2026-01-02,2026-01-15|2|received_on|2026-01-02",
                "customers.csv|EPICERIE,|BISTROT,|3|code|BISTROT",
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

        assertThat(report.imported()).isFalse();
        assertThat(report.commands()).isZero();
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
        replace("sales.csv", "CC-3,2026-01-25", "CC-3,demain");

        assertThat(run().faults())
                .extracting(fault -> fault.file() + ":" + fault.line() + ":" + fault.column())
                .contains("families.csv:2:name_fr", "payments.csv:2:amount", "sales.csv:5:ordered_on");
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
        replace("sales.csv", "CC-2,2026-01-14,2026-01-16", "CC-2,2026-01-14,2026-01-17");
        replace("customers.csv", "Le Bistrot du Pont", "Le Bistrot du Port");

        assertThat(run().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(4);
            assertThat(fault.value()).isEqualTo("CC-2");
        });
        replace("sales.csv", "CC-2,2026-01-14,2026-01-17", "CC-2,2026-01-14,2026-01-16");
        assertThat(run().faults()).isEmpty();
        assertThat(ledger.count("select count(*) from ledger.customers where name = 'Le Bistrot du Port'"))
                .isEqualTo(1);
    }

    @Test
    void emptyFolderIsAFault(@TempDir Path empty) throws IOException {
        assertThat(ImportCsv.run(empty, writer, reader).faults()).hasSize(1);
        assertThat(ImportCsv.run(empty.resolve("missing"), writer, reader).faults())
                .hasSize(1);
    }

    private ImportReport run() throws IOException {
        return ImportCsv.run(folder, writer, reader);
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
