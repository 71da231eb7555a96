package vigie.operationaldb.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of an import folder, in the order of the trade within a day. Each row is a line of a command; the columns
 * are the fields of the command, which the catalogue of the ledger tells.
 */
public enum ImportFile {
    COMPANY("company.csv", "put_company", 1),
    PERIODS("periods.csv", "put_period", 1),
    ACCOUNTS("accounts.csv", "put_account", 1),
    FAMILIES("families.csv", "put_product_family", 1),
    SEGMENTS("segments.csv", "put_customer_segment", 1),
    CHANNELS("channels.csv", "put_channel", 1),
    SALESPEOPLE("salespeople.csv", "put_salesperson", 1),
    WAREHOUSES("warehouses.csv", "put_warehouse", 1),
    PAYMENT_TERMS("payment_terms.csv", "put_payment_terms", 1),
    SUPPLIERS("suppliers.csv", "put_supplier", 1),
    PRODUCTS("products.csv", "put_product", 1),
    VAT_RATES("vat_rates.csv", "put_vat_rate", 2),
    VAT_CATEGORIES("vat_categories.csv", "put_vat_category", 1),
    PRODUCT_UNITS("product_units.csv", "put_product_unit", 2),
    PRODUCT_TRACKING("product_tracking.csv", "put_product_tracking", 1),
    CUSTOMERS("customers.csv", "put_customer", 1),
    VAT_REGIMES("vat_regimes.csv", "put_vat_regime", 2),
    PRICE_LISTS("price_lists.csv", "put_price_list", 1),
    REORDER_RULES("reorder_rules.csv", "put_reorder_rule", 2),
    ALERT_RULES("alert_rules.csv", "put_alert_rule", 1),
    EXCHANGE_RATES("exchange_rates.csv", "put_exchange_rate", 2),
    OPENING_BALANCES("opening_balances.csv", "open_balances"),
    PURCHASE_ORDERS("purchase_orders.csv", "place_purchase_order"),
    RECEIPTS("receipts.csv", "receive_goods"),
    PURCHASE_CANCELLATIONS("purchase_cancellations.csv", "cancel_purchase_order"),
    REJECTS_SENT_BACK("rejects_sent_back.csv", "send_back_rejects", Map.of("receipt", RECEIPTS)),
    SUPPLIER_INVOICES("supplier_invoices.csv", "invoice_purchase"),
    LANDED_COSTS("landed_costs.csv", "record_landed_costs", Map.of("receipt", RECEIPTS)),
    SUPPLIER_CREDITS("supplier_credits.csv", "credit_purchase"),
    SUPPLIER_RETURNS("supplier_returns.csv", "return_to_supplier", Map.of("receipt", RECEIPTS)),
    SUPPLIER_RETURN_CREDITS(
            "supplier_return_credits.csv", "credit_supplier_return", Map.of("return", SUPPLIER_RETURNS)),
    SUPPLIER_REBATES("supplier_rebates.csv", "record_supplier_rebate"),
    SUPPLIER_PAYMENTS("supplier_payments.csv", "pay_supplier"),
    CURRENCY_PAYMENTS("supplier_currency_payments.csv", "pay_supplier_in_currency"),
    SUPPLIER_ALLOCATIONS("supplier_allocations.csv", "allocate_supplier_payment", Map.of("payment", SUPPLIER_PAYMENTS)),
    TRANSFERS("transfers.csv", "transfer"),
    SHIPMENTS("shipments.csv", "ship_transfer"),
    SHIPMENT_RECEIPTS("shipment_receipts.csv", "receive_transfer", Map.of("shipment", SHIPMENTS)),
    SHIPMENT_LOSSES("shipment_losses.csv", "lose_transfer", Map.of("shipment", SHIPMENTS)),
    QUOTATIONS("quotations.csv", "quote"),
    QUOTATION_REVISIONS("quotation_revisions.csv", "revise_quotation"),
    LOST_QUOTATIONS("lost_quotations.csv", "lose_quotation"),
    EXPIRED_QUOTATIONS("expired_quotations.csv", "expire_quotations"),
    ORDERS("orders.csv", "confirm_order"),
    DIRECT_DELIVERIES("direct_deliveries.csv", "deliver_direct"),
    RELEASED_RESERVATIONS("released_reservations.csv", "release_reservation"),
    DELIVERIES("deliveries.csv", "deliver"),
    CANCELLATIONS("cancellations.csv", "cancel_order"),
    INVOICES("invoices.csv", "invoice"),
    RETURNS("returns.csv", "take_back", Map.of("delivery", DELIVERIES)),
    CREDITS("credits.csv", "credit", Map.of("invoice", INVOICES)),
    PAYMENTS("payments.csv", "record_payment", Map.of("invoice", INVOICES)),
    ALLOCATIONS("allocations.csv", "allocate_payment", Map.of("payment", PAYMENTS, "invoice", INVOICES)),
    SCRAPS("scraps.csv", "scrap"),
    STOCK_WRITE_DOWNS("stock_write_downs.csv", "write_down_stock"),
    COUNTS("counts.csv", "count_stock"),
    ENTRIES("entries.csv", "post_entry"),
    ACCRUALS("accruals.csv", "post_accruals"),
    CLOSED_PERIODS("closed_periods.csv", "close_period");

    private final String fileName;
    private final String command;
    private final int keyColumnCount;
    // An unmodifiable map; the declared type cannot say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, ImportFile> references;

    /** Reference data, known by the cells of its first columns. */
    ImportFile(String fileName, String command, int keyColumnCount) {
        this(fileName, command, keyColumnCount, Map.of());
    }

    /** Documents, known by the column {@code document}. */
    ImportFile(String fileName, String command) {
        this(fileName, command, 0, Map.of());
    }

    /** Documents that name others by the references of this folder, because the ledger numbers those itself. */
    ImportFile(String fileName, String command, Map<String, ImportFile> references) {
        this(fileName, command, 0, references);
    }

    ImportFile(String fileName, String command, int keyColumnCount, Map<String, ImportFile> references) {
        this.fileName = fileName;
        this.command = command;
        this.keyColumnCount = keyColumnCount;
        this.references = references;
    }

    /** Name of the file in the folder. */
    public String fileName() {
        return fileName;
    }

    /** Command of schema {@code api} a document of the file becomes. */
    public String command() {
        return command;
    }

    boolean isReference() {
        return keyColumnCount > 0;
    }

    int keyColumnCount() {
        return keyColumnCount;
    }

    /**
     * Keys of the documents a cell may name, when the ledger numbers them; none for other fields. What was received or
     * delivered may be a direct delivery, which is both.
     */
    List<String> keysNamed(String field, String document) {
        ImportFile file = references.get(field);
        if (file == null) {
            return List.of();
        }
        return file == RECEIPTS || file == DELIVERIES
                ? List.of(file.keyOf(document), DIRECT_DELIVERIES.keyOf(document))
                : List.of(file.keyOf(document));
    }

    /** The fields of all commands that name another document: those the ledger numbers, and those people number. */
    static Set<String> fieldsThatNameDocuments() {
        return Stream.concat(
                        Stream.of("order", "sales_order", "purchase_order", "quotation", "invoice"),
                        Arrays.stream(values()).flatMap(file -> file.references.keySet().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** When the file is given: reference data, then documents by date, then the end of periods. */
    int phase() {
        return isReference() ? 0 : this == CLOSED_PERIODS ? 2 : 1;
    }

    /** Whether documents carry a number of their own beside the reference: that of the supplier. */
    boolean numberedByOthers() {
        return List.of(SUPPLIER_INVOICES, LANDED_COSTS, SUPPLIER_CREDITS, SUPPLIER_RETURN_CREDITS, SUPPLIER_REBATES)
                .contains(this);
    }

    /** Idempotency key of a document. */
    String keyOf(String document) {
        return "import/" + fileName + "/" + document;
    }

    static Optional<ImportFile> ofName(String fileName) {
        return Arrays.stream(values())
                .filter(file -> file.fileName.equals(fileName))
                .findFirst();
    }

    static String fileNames() {
        return String.join(
                ", ", Arrays.stream(values()).map(ImportFile::fileName).toList());
    }
}
