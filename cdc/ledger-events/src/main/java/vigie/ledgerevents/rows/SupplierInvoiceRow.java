package vigie.ledgerevents.rows;

/**
 * A supplier invoice.
 *
 * <p>One row of {@code ledger.supplier_invoices}. Never changed once written.
 * Units: see the package description.
 */
public record SupplierInvoiceRow(
        long id,
        String number,
        long supplierId,
        long purchaseOrderId,
        int invoicedOnEpochDay,
        long netAmountMinor,
        long taxAmountMinor,
        long grossAmountMinor,
        long recordedAtMicros) {}
