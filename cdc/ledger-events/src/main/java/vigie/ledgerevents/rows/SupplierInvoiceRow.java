package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * A supplier invoice; without a purchase order when it is for landed costs.
 *
 * <p>One row of {@code ledger.supplier_invoices}. Never changed once written.
 * Units: see the package description.
 */
public record SupplierInvoiceRow(
        long id,
        String number,
        long supplierId,
        @Nullable Long purchaseOrderId,
        int invoicedOnEpochDay,
        long netAmountMinor,
        long taxAmountMinor,
        long grossAmountMinor,
        int dueOnEpochDay,
        long recordedAtMicros) {}
