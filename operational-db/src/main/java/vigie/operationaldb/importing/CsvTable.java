package vigie.operationaldb.importing;

import static vigie.operationaldb.importing.ColumnType.AMOUNT;
import static vigie.operationaldb.importing.ColumnType.CODE;
import static vigie.operationaldb.importing.ColumnType.DATE;
import static vigie.operationaldb.importing.ColumnType.DAYS;
import static vigie.operationaldb.importing.ColumnType.PERCENT;
import static vigie.operationaldb.importing.ColumnType.QUANTITY;
import static vigie.operationaldb.importing.ColumnType.TEXT;
import static vigie.operationaldb.importing.ColumnType.UNIT_PRICE;
import static vigie.operationaldb.importing.ColumnType.YES_NO;
import static vigie.operationaldb.importing.CsvColumn.optional;
import static vigie.operationaldb.importing.CsvColumn.required;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The files an import folder may hold, in the order they are applied. The first column identifies a row or a
 * document.
 */
enum CsvTable {
    FAMILIES("families.csv", required("code", CODE), required("name_fr", TEXT), required("name_en", TEXT)),
    SEGMENTS("segments.csv", required("code", CODE), required("name_fr", TEXT), required("name_en", TEXT)),
    CHANNELS("channels.csv", required("code", CODE), required("name_fr", TEXT), required("name_en", TEXT)),
    SALESPEOPLE("salespeople.csv", required("code", CODE), required("name", TEXT)),
    SUPPLIERS("suppliers.csv", required("code", CODE), required("name", TEXT)),
    WAREHOUSES("warehouses.csv", required("code", CODE), required("name", TEXT), optional("negative_allowed", YES_NO)),
    PAYMENT_TERMS("payment_terms.csv", required("code", CODE), required("net_days", DAYS)),
    PRODUCTS(
            "products.csv",
            required("sku", CODE),
            required("name", TEXT),
            required("family", CODE),
            optional("supplier", CODE),
            optional("unit", CODE)),
    CUSTOMERS(
            "customers.csv",
            required("code", CODE),
            required("name", TEXT),
            required("segment", CODE),
            required("payment_terms", CODE),
            optional("salesperson", CODE),
            optional("country", CODE),
            optional("city", TEXT)),
    OPENING_STOCK(
            "opening_stock.csv",
            required("document", CODE),
            required("received_on", DATE),
            required("supplier", CODE),
            required("warehouse", CODE),
            required("sku", CODE),
            required("quantity", QUANTITY),
            required("unit_price", UNIT_PRICE)),
    PURCHASES(
            "purchases.csv",
            required("document", CODE),
            required("ordered_on", DATE),
            optional("received_on", DATE),
            optional("invoiced_on", DATE),
            required("supplier", CODE),
            required("warehouse", CODE),
            optional("tax_rate_percent", PERCENT),
            required("sku", CODE),
            required("quantity", QUANTITY),
            required("unit_price", UNIT_PRICE)),
    SALES(
            "sales.csv",
            required("document", CODE),
            required("ordered_on", DATE),
            optional("promised_on", DATE),
            optional("delivered_on", DATE),
            optional("invoiced_on", DATE),
            required("customer", CODE),
            required("channel", CODE),
            required("warehouse", CODE),
            optional("salesperson", CODE),
            required("sku", CODE),
            required("quantity", QUANTITY),
            required("unit_price", UNIT_PRICE),
            optional("discount_percent", PERCENT),
            optional("tax_rate_percent", PERCENT)),
    PAYMENTS(
            "payments.csv",
            required("document", CODE),
            required("paid_on", DATE),
            required("customer", CODE),
            required("method", CODE),
            required("amount", AMOUNT));

    private final String fileName;
    // An unmodifiable copy; the declared type cannot say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<CsvColumn> columns;

    CsvTable(String fileName, CsvColumn... columns) {
        this.fileName = fileName;
        this.columns = List.of(columns);
    }

    String fileName() {
        return fileName;
    }

    List<CsvColumn> columns() {
        return columns;
    }

    /** Column that names the row, or the document its lines belong to. */
    String keyColumn() {
        return columns.getFirst().name();
    }

    /** Columns that only some lines of a document differ in; the others must agree on all its lines. */
    boolean lineColumn(String column) {
        return switch (this) {
            case OPENING_STOCK, PURCHASES ->
                List.of("sku", "quantity", "unit_price").contains(column);
            case SALES ->
                List.of("sku", "quantity", "unit_price", "discount_percent", "tax_rate_percent")
                        .contains(column);
            default -> false;
        };
    }

    /** Whether several lines may carry the same key: the lines of one document. */
    boolean hasDocumentLines() {
        return this == OPENING_STOCK || this == PURCHASES || this == SALES;
    }

    static Optional<CsvTable> ofFile(String fileName) {
        return Arrays.stream(values())
                .filter(table -> table.fileName.equals(fileName))
                .findFirst();
    }

    static String fileNames() {
        return String.join(", ", Arrays.stream(values()).map(CsvTable::fileName).toList());
    }

    String columnNames() {
        return String.join(", ", columns.stream().map(CsvColumn::name).toList());
    }
}
