package vigie.ledgerevents.rows;

/**
 * A customer invoice.
 *
 * <p>One row of {@code ledger.customer_invoices}. Never changed once written.
 * Units: see the package description.
 */
public record CustomerInvoiceRow(
        long id,
        String number,
        long orderId,
        long customerId,
        int invoicedOnEpochDay,
        int dueOnEpochDay,
        long netAmountMinor,
        long taxAmountMinor,
        long grossAmountMinor,
        long recordedAtMicros) {}
