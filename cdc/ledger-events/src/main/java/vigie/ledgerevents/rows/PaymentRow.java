package vigie.ledgerevents.rows;

/**
 * Money received from a customer.
 *
 * <p>One row of {@code ledger.payments}. Never changed once written.
 * Units: see the package description.
 */
public record PaymentRow(
        long id,
        String number,
        long customerId,
        String method,
        int paidOnEpochDay,
        long amountMinor,
        long recordedAtMicros) {}
