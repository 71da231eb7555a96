package vigie.ledgerevents.rows;

/**
 * An invoiced quantity of one purchase order line and its difference from the receipt.
 *
 * <p>One row of {@code ledger.supplier_invoice_lines}. Never changed once written.
 * Units: see the package description.
 */
public record SupplierInvoiceLineRow(
        long id,
        long invoiceId,
        String number,
        int lineNo,
        long purchaseOrderLineId,
        long productId,
        long quantityMicro,
        long netAmountMinor,
        long priceDifferenceAmountMinor,
        long recordedAtMicros) {}
