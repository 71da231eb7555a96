package vigie.ledgerevents.rows;

/**
 * The part of a payment that settles one invoice.
 *
 * <p>One row of {@code ledger.payment_allocations}. Never changed once written.
 * Units: see the package description.
 */
public record PaymentAllocationRow(
        long id,
        long paymentId,
        String paymentNumber,
        long invoiceId,
        String invoiceNumber,
        long customerId,
        long amountMinor,
        int allocatedOnEpochDay,
        long recordedAtMicros) {}
