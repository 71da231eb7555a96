package vigie.ledgerevents;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import vigie.ledgerevents.rows.AccountRow;
import vigie.ledgerevents.rows.AlertActionRow;
import vigie.ledgerevents.rows.AlertRuleRow;
import vigie.ledgerevents.rows.ChannelRow;
import vigie.ledgerevents.rows.ClockTickRow;
import vigie.ledgerevents.rows.CostEventRow;
import vigie.ledgerevents.rows.CreditNoteLineRow;
import vigie.ledgerevents.rows.CreditNoteRow;
import vigie.ledgerevents.rows.CustomerInvoiceLineRow;
import vigie.ledgerevents.rows.CustomerInvoiceRow;
import vigie.ledgerevents.rows.CustomerReturnLineRow;
import vigie.ledgerevents.rows.CustomerReturnRow;
import vigie.ledgerevents.rows.CustomerRow;
import vigie.ledgerevents.rows.CustomerSegmentRow;
import vigie.ledgerevents.rows.DeliveryNoteLineRow;
import vigie.ledgerevents.rows.DeliveryNoteRow;
import vigie.ledgerevents.rows.GoodsReceiptLineRow;
import vigie.ledgerevents.rows.GoodsReceiptRow;
import vigie.ledgerevents.rows.JournalEntryRow;
import vigie.ledgerevents.rows.PaymentAllocationRow;
import vigie.ledgerevents.rows.PaymentRow;
import vigie.ledgerevents.rows.PaymentTermsRow;
import vigie.ledgerevents.rows.PeriodRow;
import vigie.ledgerevents.rows.PostingRow;
import vigie.ledgerevents.rows.ProductFamilyRow;
import vigie.ledgerevents.rows.ProductRow;
import vigie.ledgerevents.rows.PurchaseOrderLineRow;
import vigie.ledgerevents.rows.PurchaseOrderRow;
import vigie.ledgerevents.rows.QuotationLineRow;
import vigie.ledgerevents.rows.QuotationOutcomeRow;
import vigie.ledgerevents.rows.QuotationRow;
import vigie.ledgerevents.rows.ReorderRuleRow;
import vigie.ledgerevents.rows.SalesOrderCancellationRow;
import vigie.ledgerevents.rows.SalesOrderLineRow;
import vigie.ledgerevents.rows.SalesOrderRow;
import vigie.ledgerevents.rows.SalespersonRow;
import vigie.ledgerevents.rows.StockCountLineRow;
import vigie.ledgerevents.rows.StockCountRow;
import vigie.ledgerevents.rows.StockMoveRow;
import vigie.ledgerevents.rows.StockTransferRow;
import vigie.ledgerevents.rows.SupplierCreditNoteRow;
import vigie.ledgerevents.rows.SupplierInvoiceLineRow;
import vigie.ledgerevents.rows.SupplierInvoiceRow;
import vigie.ledgerevents.rows.SupplierPaymentAllocationRow;
import vigie.ledgerevents.rows.SupplierRow;
import vigie.ledgerevents.rows.TransactionManifestRow;
import vigie.ledgerevents.rows.WarehouseRow;

/**
 * The published tables of schema {@code ledger}, in the order of a snapshot: reference tables, documents, stock moves,
 * journal, then what was published later.
 *
 * <p>The order is also the wire number of a table (symbols of {@code Table} in {@code ledger-record.avsc}): append new
 * tables at the end, never move one.
 */
@SuppressWarnings("ImmutableEnumChecker") // the function keeps nothing, and nobody changes a parsed schema
public enum LedgerTable {
    PRODUCT_FAMILIES("product_families", ProductFamilyRow.class, true, row -> "family/" + row.id()),
    CUSTOMER_SEGMENTS("customer_segments", CustomerSegmentRow.class, true, row -> "segment/" + row.id()),
    CHANNELS("channels", ChannelRow.class, true, row -> "channel/" + row.id()),
    SALESPEOPLE("salespeople", SalespersonRow.class, true, row -> "salesperson/" + row.id()),
    SUPPLIERS("suppliers", SupplierRow.class, true, row -> "supplier/" + row.id()),
    PAYMENT_TERMS("payment_terms", PaymentTermsRow.class, true, row -> "payment-terms/" + row.id()),
    WAREHOUSES("warehouses", WarehouseRow.class, true, row -> "warehouse/" + row.id()),
    PRODUCTS("products", ProductRow.class, true, row -> "product/" + row.id()),
    CUSTOMERS("customers", CustomerRow.class, true, row -> "customer/" + row.id()),
    ACCOUNTS("accounts", AccountRow.class, true, row -> "account/" + row.code()),
    PERIODS("periods", PeriodRow.class, true, row -> "period/" + row.id()),
    SALES_ORDERS("sales_orders", SalesOrderRow.class, false, row -> "customer/" + row.customerId()),
    SALES_ORDER_LINES("sales_order_lines", SalesOrderLineRow.class, false, row -> "product/" + row.productId()),
    SALES_ORDER_CANCELLATIONS(
            "sales_order_cancellations", SalesOrderCancellationRow.class, false, row -> "order/" + row.orderId()),
    DELIVERY_NOTES("delivery_notes", DeliveryNoteRow.class, false, row -> "customer/" + row.customerId()),
    DELIVERY_NOTE_LINES("delivery_note_lines", DeliveryNoteLineRow.class, false, row -> "product/" + row.productId()),
    CUSTOMER_INVOICES("customer_invoices", CustomerInvoiceRow.class, false, row -> "customer/" + row.customerId()),
    CUSTOMER_INVOICE_LINES(
            "customer_invoice_lines", CustomerInvoiceLineRow.class, false, row -> "product/" + row.productId()),
    CUSTOMER_RETURNS("customer_returns", CustomerReturnRow.class, false, row -> "customer/" + row.customerId()),
    CUSTOMER_RETURN_LINES(
            "customer_return_lines", CustomerReturnLineRow.class, false, row -> "product/" + row.productId()),
    CREDIT_NOTES("credit_notes", CreditNoteRow.class, false, row -> "customer/" + row.customerId()),
    CREDIT_NOTE_LINES("credit_note_lines", CreditNoteLineRow.class, false, row -> "product/" + row.productId()),
    PAYMENTS("payments", PaymentRow.class, false, row -> "customer/" + row.customerId()),
    PAYMENT_ALLOCATIONS(
            "payment_allocations", PaymentAllocationRow.class, false, row -> "customer/" + row.customerId()),
    PURCHASE_ORDERS("purchase_orders", PurchaseOrderRow.class, false, row -> "supplier/" + row.supplierId()),
    PURCHASE_ORDER_LINES(
            "purchase_order_lines", PurchaseOrderLineRow.class, false, row -> "product/" + row.productId()),
    GOODS_RECEIPTS("goods_receipts", GoodsReceiptRow.class, false, row -> "supplier/" + row.supplierId()),
    GOODS_RECEIPT_LINES("goods_receipt_lines", GoodsReceiptLineRow.class, false, row -> "product/" + row.productId()),
    SUPPLIER_INVOICES("supplier_invoices", SupplierInvoiceRow.class, false, row -> "supplier/" + row.supplierId()),
    SUPPLIER_INVOICE_LINES(
            "supplier_invoice_lines", SupplierInvoiceLineRow.class, false, row -> "product/" + row.productId()),
    STOCK_TRANSFERS("stock_transfers", StockTransferRow.class, false, row -> "warehouse/" + row.fromWarehouseId()),
    STOCK_COUNTS("stock_counts", StockCountRow.class, false, row -> "warehouse/" + row.warehouseId()),
    STOCK_COUNT_LINES("stock_count_lines", StockCountLineRow.class, false, row -> "product/" + row.productId()),
    STOCK_MOVES("stock_moves", StockMoveRow.class, false, row -> "product/" + row.productId()),
    JOURNAL_ENTRIES("journal_entries", JournalEntryRow.class, false, row -> "entry/" + row.id()),
    POSTINGS("postings", PostingRow.class, false, row -> "account/" + row.accountCode()),
    CLOCK_TICKS("clock_ticks", ClockTickRow.class, false, row -> "clock"),
    TRANSACTION_MANIFESTS("transaction_manifests", TransactionManifestRow.class, false, row -> "manifest"),
    QUOTATIONS("quotations", QuotationRow.class, false, row -> "customer/" + row.customerId()),
    QUOTATION_LINES("quotation_lines", QuotationLineRow.class, false, row -> "product/" + row.productId()),
    QUOTATION_OUTCOMES("quotation_outcomes", QuotationOutcomeRow.class, false, row -> "customer/" + row.customerId()),
    COST_EVENTS("cost_events", CostEventRow.class, false, row -> "product/" + row.productId()),
    ALERT_RULES("alert_rules", AlertRuleRow.class, true, row -> "alert-rule/" + row.id()),
    REORDER_RULES("reorder_rules", ReorderRuleRow.class, true, row -> "product/" + row.productId()),
    ALERT_ACTIONS("alert_actions", AlertActionRow.class, false, row -> "alert/" + row.alertKey()),
    SUPPLIER_CREDIT_NOTES(
            "supplier_credit_notes", SupplierCreditNoteRow.class, false, row -> "supplier/" + row.supplierId()),
    SUPPLIER_PAYMENT_ALLOCATIONS(
            "supplier_payment_allocations",
            SupplierPaymentAllocationRow.class,
            false,
            row -> "supplier/" + row.supplierId());

    private static final Map<String, LedgerTable> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(LedgerTable::tableName, Function.identity()));

    private final String tableName;
    private final Class<? extends Record> rowClass;
    private final boolean reference;
    private final Function<Record, String> routingKey;
    private final Schema schema;

    <R extends Record> LedgerTable(
            String tableName, Class<R> rowClass, boolean reference, Function<R, String> routingKey) {
        this.tableName = tableName;
        this.rowClass = rowClass;
        this.reference = reference;
        this.routingKey = row -> routingKey.apply(rowClass.cast(row));
        this.schema = AvroSchemas.load(tableName);
    }

    /** Name inside schema {@code ledger}, e.g. {@code stock_moves}. */
    public String tableName() {
        return tableName;
    }

    /** The record that mirrors one row. */
    public Class<? extends Record> rowClass() {
        return rowClass;
    }

    /** True when rows may be updated and deleted (master data); false for append-only documents. */
    public boolean reference() {
        return reference;
    }

    /** The Avro schema rows of this build are written with. */
    public Schema schema() {
        return schema;
    }

    /**
     * The key that keeps related rows in one partition: goods by product, money by customer, postings by account.
     *
     * @throws ClassCastException when the row belongs to another table
     */
    public String routingKey(Record row) {
        return routingKey.apply(row);
    }

    /** The table with this name, if it is published. */
    public static Optional<LedgerTable> named(String tableName) {
        return Optional.ofNullable(BY_NAME.get(tableName));
    }
}
