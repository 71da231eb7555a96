package vigie.operationaldb.adventureworks;

import static vigie.operationaldb.adventureworks.SourceTable.day;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import vigie.operationaldb.Sentence;
import vigie.operationaldb.importing.ImportFile;

/**
 * Turns the AdventureWorks tables into an import folder: what resellers ordered, what vendors delivered, what the work
 * orders made. {@link #remarks()} says what was chosen.
 */
public final class ConvertAdventureWorks {
    static final String WAREHOUSE = "AW";
    static final String WORKSHOP = "ATELIER";
    private static final String CHANNEL = "RESELLER";
    private static final String TERMS = "NET5";
    private static final String NO_SUBCATEGORY = "0";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int RATE_DECIMALS = 4;

    private static final List<Sentence> REMARKS = List.of(
            new Sentence(
                    "Ventes : commandes des revendeurs, livrées et facturées en entier à leur date d'expédition ; "
                            + "échéance de la source, cinq jours après. Les ventes sur internet, à des particuliers, "
                            + "sont laissées de côté.",
                    "Sales: orders of resellers, delivered and invoiced whole on their ship date; due as in the "
                            + "source, five days later. Internet sales, to consumers, are set aside."),
            new Sentence(
                    "TVA : le taux de chaque commande est sa taxe sur son net, à quatre décimales. Le port n'est pas "
                            + "repris : aucune ligne de la source ne le porte.",
                    "Tax: the rate of each order is its tax over its net, to four decimals. Freight is not taken: no "
                            + "line of the source bears it."),
            new Sentence(
                    "Achats : tous les états de commande, car la source a reçu chacune ; reçue à la date "
                            + "d'expédition, les rebuts à part. La source n'a ni factures de fournisseurs ni "
                            + "règlements.",
                    "Purchases: orders of every status, because the source received each; received on the ship date, "
                            + "rejects apart. The source has neither supplier invoices nor payments."),
            new Sentence(
                    "Fabrication : ce qui sort d'un ordre est reçu de l'atelier à sa date de fin, au coût standard de "
                            + "cette date (le plus proche avant, sinon après, sinon celui de l'article). Les "
                            + "composants consommés ne sont pas sortis.",
                    "Production: the output of a work order is received from the workshop on its end date, at the "
                            + "standard cost of that date (the nearest before, else after, else the product's). "
                            + "Consumed components are not issued."),
            new Sentence(
                    "Un seul entrepôt, qui peut passer sous zéro, car les sorties de la source dépassent ses entrées. "
                            + "Les montants sont en dollars, monnaie de la société.",
                    "One warehouse, which may go below zero, because the source issues more than it receives. Amounts "
                            + "are dollars, the currency of the company."));

    private final Path source;
    private final Path target;
    private final LocalDate until;
    private final Map<String, String> skuById = new HashMap<>();
    private final Map<String, BigDecimal> costById = new HashMap<>();
    private final Map<String, TreeMap<String, BigDecimal>> costsById = new HashMap<>();

    private ConvertAdventureWorks(Path source, Path target, LocalDate until) {
        this.source = source;
        this.target = target;
        this.until = until;
    }

    /**
     * Writes the import folder.
     *
     * @param source folder with the tables as CSV, packed by gzip or not
     * @param target made when it does not exist
     * @param until last order day taken
     * @throws IOException when a table is missing or cannot be read
     */
    public static void convert(Path source, Path target, LocalDate until) throws IOException {
        Files.createDirectories(target);
        new ConvertAdventureWorks(source, target, until).convert();
    }

    /** What was chosen, to be read beside the figures. */
    public static List<Sentence> remarks() {
        return REMARKS;
    }

    private void convert() throws IOException {
        company();
        families();
        products();
        people();
        customers();
        sales();
        try (TargetFile orders = new TargetFile(
                        target,
                        ImportFile.PURCHASE_ORDERS,
                        "document",
                        "supplier",
                        "warehouse",
                        "ordered_on",
                        "sku",
                        "quantity",
                        "unit_price");
                TargetFile receipts = new TargetFile(
                        target,
                        ImportFile.RECEIPTS,
                        "document",
                        "purchase_order",
                        "received_on",
                        "line_no",
                        "quantity",
                        "rejected_quantity",
                        "reject_reason")) {
            purchases(orders, receipts);
            workOrders(orders, receipts);
        }
    }

    private void company() throws IOException {
        try (TargetFile file = new TargetFile(target, ImportFile.COMPANY, "name", "currency", "chart")) {
            file.row("Adventure Works Cycles", "USD", "anglo_saxon");
        }
        try (TargetFile file = new TargetFile(target, ImportFile.WAREHOUSES, "code", "name", "negative_allowed")) {
            file.row(WAREHOUSE, "Adventure Works", "yes");
        }
        try (TargetFile file = new TargetFile(target, ImportFile.PAYMENT_TERMS, "code", "net_days")) {
            file.row(TERMS, 5);
        }
        try (TargetFile file = new TargetFile(target, ImportFile.CHANNELS, "code", "name_fr", "name_en")) {
            file.row(CHANNEL, "Revendeurs", "Resellers");
        }
        try (TargetFile file = new TargetFile(target, ImportFile.SEGMENTS, "code", "name_fr", "name_en")) {
            file.row("BM", "Fabricants de cycles", "Bike manufacturers");
            file.row("BS", "Magasins de cycles", "Bike stores");
            file.row("OS", "Vente en ligne", "Online stores");
        }
    }

    private void families() throws IOException {
        try (TargetFile file = new TargetFile(target, ImportFile.FAMILIES, "code", "name_fr", "name_en")) {
            file.row(NO_SUBCATEGORY, "Pièces et matières", "Parts and materials");
            SourceTable.read(
                    source,
                    "ProductSubcategory",
                    row -> file.row(row.get("ProductSubcategoryID"), row.get("Name"), row.get("Name")));
        }
    }

    private void products() throws IOException {
        try (TargetFile file = new TargetFile(target, ImportFile.PRODUCTS, "sku", "name", "family")) {
            SourceTable.read(source, "Product", row -> {
                String family = row.get("ProductSubcategoryID");
                skuById.put(row.get("ProductID"), row.get("ProductNumber"));
                costById.put(row.get("ProductID"), new BigDecimal(row.get("StandardCost")));
                file.row(row.get("ProductNumber"), row.get("Name"), family.isEmpty() ? NO_SUBCATEGORY : family);
            });
        }
        SourceTable.read(
                source,
                "ProductCostHistory",
                row -> costsById
                        .computeIfAbsent(row.get("ProductID"), ignored -> new TreeMap<>())
                        .put(day(row, "StartDate"), new BigDecimal(row.get("StandardCost"))));
    }

    private void people() throws IOException {
        try (TargetFile file = new TargetFile(target, ImportFile.SALESPEOPLE, "code", "name")) {
            SourceTable.read(
                    source,
                    "SalesPerson",
                    row -> file.row(row.get("BusinessEntityID"), "Salesperson " + row.get("BusinessEntityID")));
        }
        try (TargetFile file = new TargetFile(target, ImportFile.SUPPLIERS, "code", "name")) {
            file.row(WORKSHOP, "Atelier / Workshop");
            SourceTable.read(source, "Vendor", row -> file.row(row.get("BusinessEntityID"), row.get("Name")));
        }
    }

    private void customers() throws IOException {
        Map<String, CSVRecord> stores = new HashMap<>();
        SourceTable.read(source, "Store", row -> stores.put(row.get("BusinessEntityID"), row));
        Map<String, String> countries = new HashMap<>();
        SourceTable.read(
                source, "SalesTerritory", row -> countries.put(row.get("TerritoryID"), row.get("CountryRegionCode")));
        try (TargetFile file = new TargetFile(
                target, ImportFile.CUSTOMERS, "code", "name", "segment", "salesperson", "payment_terms", "country")) {
            SourceTable.read(source, "Customer", row -> {
                CSVRecord store = stores.get(row.get("StoreID"));
                if (store != null) {
                    file.row(
                            row.get("CustomerID"),
                            store.get("Name"),
                            store.get("BusinessType"),
                            store.get("SalesPersonID"),
                            TERMS,
                            countries.getOrDefault(row.get("TerritoryID"), ""));
                }
            });
        }
    }

    /** A product the sample does not have keeps its id, so the ledger refuses it by that name. */
    private String sku(CSVRecord row) {
        return skuById.getOrDefault(row.get("ProductID"), row.get("ProductID"));
    }

    private boolean taken(String day) {
        return !LocalDate.parse(day).isAfter(until);
    }

    private void sales() throws IOException {
        Map<String, List<CSVRecord>> lines = linesBy("SalesOrderDetail_reseller", "SalesOrderID");
        try (TargetFile orders = new TargetFile(
                        target,
                        ImportFile.ORDERS,
                        "document",
                        "customer",
                        "channel",
                        "warehouse",
                        "salesperson",
                        "ordered_on",
                        "requested_on",
                        "sku",
                        "quantity",
                        "unit_price",
                        "line_discount_percent",
                        "tax_rate_percent");
                TargetFile deliveries =
                        new TargetFile(target, ImportFile.DELIVERIES, "document", "order", "delivered_on");
                TargetFile invoices = new TargetFile(target, ImportFile.INVOICES, "document", "order", "invoiced_on")) {
            SourceTable.read(source, "SalesOrderHeader_reseller", row -> {
                if (!taken(day(row, "OrderDate"))) {
                    return;
                }
                String id = row.get("SalesOrderID");
                String order = "SO" + id;
                BigDecimal net = new BigDecimal(row.get("SubTotal"));
                BigDecimal rate = net.signum() == 0
                        ? BigDecimal.ZERO
                        : new BigDecimal(row.get("TaxAmt"))
                                .multiply(HUNDRED)
                                .divide(net, RATE_DECIMALS, RoundingMode.HALF_UP);
                for (CSVRecord line : lines.getOrDefault(id, List.of())) {
                    orders.row(
                            order,
                            row.get("CustomerID"),
                            CHANNEL,
                            WAREHOUSE,
                            row.get("SalesPersonID"),
                            day(row, "OrderDate"),
                            day(row, "DueDate"),
                            sku(line),
                            line.get("OrderQty"),
                            line.get("UnitPrice"),
                            new BigDecimal(line.get("UnitPriceDiscount")).multiply(HUNDRED),
                            rate);
                }
                deliveries.row(order, order, day(row, "ShipDate"));
                invoices.row(order, order, day(row, "ShipDate"));
            });
        }
    }

    private void purchases(TargetFile orders, TargetFile receipts) throws IOException {
        Map<String, List<CSVRecord>> lines = linesBy("PurchaseOrderDetail", "PurchaseOrderID");
        SourceTable.read(source, "PurchaseOrderHeader", row -> {
            if (!taken(day(row, "OrderDate"))) {
                return;
            }
            String order = "PO" + row.get("PurchaseOrderID");
            int lineNo = 0;
            for (CSVRecord line : lines.getOrDefault(row.get("PurchaseOrderID"), List.of())) {
                lineNo++;
                String sku = sku(line);
                orders.row(
                        order,
                        row.get("VendorID"),
                        WAREHOUSE,
                        day(row, "OrderDate"),
                        sku,
                        line.get("OrderQty"),
                        line.get("UnitPrice"));
                boolean rejected = new BigDecimal(line.get("RejectedQty")).signum() > 0;
                receipts.row(
                        order,
                        order,
                        day(row, "ShipDate"),
                        lineNo,
                        number(line.get("StockedQty")),
                        rejected ? number(line.get("RejectedQty")) : "",
                        rejected ? "RejectedQty" : "");
            }
        });
    }

    /** One order and receipt of the workshop for each day that work orders ended on. */
    private void workOrders(TargetFile orders, TargetFile receipts) throws IOException {
        Map<String, List<CSVRecord>> ended = new TreeMap<>();
        SourceTable.read(source, "WorkOrder", row -> {
            if (taken(day(row, "EndDate"))) {
                ended.computeIfAbsent(day(row, "EndDate"), ignored -> new ArrayList<>())
                        .add(row);
            }
        });
        for (Map.Entry<String, List<CSVRecord>> day : ended.entrySet()) {
            String order = "WO" + day.getKey();
            for (CSVRecord row : day.getValue()) {
                orders.row(
                        order,
                        WORKSHOP,
                        WAREHOUSE,
                        day.getKey(),
                        sku(row),
                        row.get("StockedQty"),
                        cost(row.get("ProductID"), day.getKey()));
            }
            receipts.row(order, order, day.getKey(), "", "", "", "");
        }
    }

    private BigDecimal cost(String productId, String day) {
        TreeMap<String, BigDecimal> costs = costsById.get(productId);
        if (costs == null) {
            return costById.getOrDefault(productId, BigDecimal.ZERO);
        }
        Map.Entry<String, BigDecimal> nearest = costs.floorEntry(day);
        return nearest == null ? costs.firstEntry().getValue() : nearest.getValue();
    }

    private Map<String, List<CSVRecord>> linesBy(String table, String column) throws IOException {
        Map<String, List<CSVRecord>> lines = new HashMap<>();
        SourceTable.read(
                source,
                table,
                row -> lines.computeIfAbsent(row.get(column), ignored -> new ArrayList<>())
                        .add(row));
        return lines;
    }

    /** The source writes {@code .00} for zero. */
    private static String number(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
