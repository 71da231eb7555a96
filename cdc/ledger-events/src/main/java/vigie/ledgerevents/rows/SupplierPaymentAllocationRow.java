package vigie.ledgerevents.rows;

/**
 * The part of a payment that settles one invoice of a supplier; the discount taken for paying early comes on top of it.
 *
 * <p>One row of {@code ledger.supplier_payment_allocations}. Never changed once written.
 * Units: see the package description.
 */
public record SupplierPaymentAllocationRow(
        long id,
        long paymentId,
        long invoiceId,
        long supplierId,
        long amountMinor,
        long cashDiscountAmountMinor,
        int allocatedOnEpochDay,
        String paymentNumber,
        long recordedAtMicros) {}
