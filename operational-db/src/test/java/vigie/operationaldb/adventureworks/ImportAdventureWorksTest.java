package vigie.operationaldb.adventureworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.operationaldb.LoadProgress;
import vigie.operationaldb.demo.DemoLedger;

/** An excerpt made here, and the sample itself where its folder is found. */
final class ImportAdventureWorksTest {
    /** Where the sample lies; {@code -Dadventureworks.until} moves the last order day taken. */
    private static final Path SAMPLE = Path.of(System.getenv().getOrDefault("VIGIE_ADVENTUREWORKS", "adventureworks"));

    /** Tables parted by empty lines, each under its name. */
    private static final String EXCERPT = """
            ProductSubcategory
            ProductSubcategoryID,Name
            2,Road Bikes

            Product
            ProductID,ProductNumber,Name,ProductSubcategoryID,StandardCost
            1,AR-5381,Adjustable Race,,0
            776,BK-R,"Road-150, Red",2,1500.1234

            ProductCostHistory
            ProductID,StartDate,StandardCost
            776,2011-06-05 00:00:00,1600.5
            776,2012-01-01 00:00:00,1700

            SalesPerson
            BusinessEntityID
            279

            Vendor
            BusinessEntityID,Name
            1580,Litware

            Store
            BusinessEntityID,Name,BusinessType,SalesPersonID
            292,Next-Door Bike Store,BS,279

            SalesTerritory
            TerritoryID,CountryRegionCode
            1,US

            Customer
            CustomerID,StoreID,TerritoryID
            29825,292,1
            11000,,1

            SalesOrderHeader_reseller
            SalesOrderID,OrderDate,DueDate,ShipDate,CustomerID,SalesPersonID,SubTotal,TaxAmt
            43659,2011-06-10,2011-06-22,2011-06-17,29825,279,1999.9980,192.0
            43660,2011-06-11,2011-06-23,2011-06-18,99999,279,10,0

            SalesOrderDetail_reseller
            SalesOrderID,OrderQty,ProductID,UnitPrice,UnitPriceDiscount
            43659,1,776,1999.9980,0.0000
            43660,1,776,10,0

            PurchaseOrderHeader
            PurchaseOrderID,VendorID,OrderDate,ShipDate
            1,1580,2011-05-01,2011-05-10

            PurchaseOrderDetail
            PurchaseOrderID,ProductID,OrderQty,UnitPrice,StockedQty,RejectedQty
            1,1,4,50.26,2.00,1.00

            WorkOrder
            WorkOrderID,ProductID,StockedQty,EndDate
            1,776,3,2011-06-03
            2,776,2,2011-06-09
            """;

    @TempDir
    Path source;

    @TempDir
    Path folder;

    @Test
    void excerptIsValuedAtTheCostOfItsDateAndWhatIsWrongIsSetAside() throws IOException, SQLException {
        for (String table : EXCERPT.split("\n\n", -1)) {
            int nameEnd = table.indexOf('\n');
            Files.writeString(source.resolve(table.substring(0, nameEnd) + ".csv"), table.substring(nameEnd + 1));
        }
        try (DemoLedger ledger = new DemoLedger()) {
            ImportAdventureWorks.Report report = run(ledger, source, LocalDate.MAX);

            assertThat(report.imported().faults())
                    .extracting(fault -> fault.file() + ":" + fault.value())
                    .contains("orders.csv:99999");
            assertThat(report.shortProducts()).isZero();
            assertThat(ledger.minor("select sum(value_amount) from ledger.stock_moves where kind = 'RECEIPT'"))
                    .isEqualTo(480_150 + 320_100 + 10_052);
            assertThat(ledger.count("select sum(quantity) from ledger.rejected_goods"))
                    .isEqualTo(1);
            assertThat(ledger.minor("select sum(gross_amount) from ledger.customer_invoices"))
                    .isEqualTo(200_000 + 19_200);
            assertThat(ledger.count("select count(*) from ledger.companies where currency_code = 'USD'"))
                    .isEqualTo(1);
            assertThat(ledger.verify()).isEmpty();
        }
    }

    @Test
    void sampleLoads() throws IOException, SQLException {
        assumeTrue(
                Files.isDirectory(SAMPLE),
                "AdventureWorks is not loaded: VIGIE_ADVENTUREWORKS names no folder with its CSV files");
        LocalDate until = LocalDate.parse(System.getProperty("adventureworks.until", "2011-07-01"));
        try (DemoLedger ledger = new DemoLedger()) {
            long before = System.nanoTime();
            ImportAdventureWorks.Report report = run(ledger, SAMPLE, until);
            double seconds = (System.nanoTime() - before) / 1e9;
            long lines = ledger.count("select (select count(*) from ledger.sales_order_lines)"
                    + " + (select count(*) from ledger.delivery_note_lines)"
                    + " + (select count(*) from ledger.customer_invoice_lines)"
                    + " + (select count(*) from ledger.purchase_order_lines)"
                    + " + (select count(*) from ledger.goods_receipt_lines)");
            System.out.printf(
                    "AdventureWorks until %s: %,d lines in %.1f s, %,.0f lines/s, refused %s, %d products short%n",
                    until, lines, seconds, lines / seconds, report.imported().refusedByCode(), report.shortProducts());

            assertThat(report.imported().faults()).isEmpty();
            assertThat(lines).isGreaterThan(1_000);
            assertThat(ledger.verify()).isEmpty();
        }
    }

    private ImportAdventureWorks.Report run(DemoLedger ledger, Path sample, LocalDate until)
            throws SQLException, IOException {
        try (Connection writer = ledger.writer();
                Connection reader = ledger.reader()) {
            return ImportAdventureWorks.run(sample, folder, until, writer, reader, LoadProgress.NONE);
        }
    }
}
