package vigie.ledgerevents.rows;

/**
 * An invoiced quantity of one order line.
 *
 * <p>One row of {@code ledger.customer_invoice_lines}. Never changed once written.
 * Units: see the package description.
 */
public record CustomerInvoiceLineRow(
        long id,
        long invoiceId,
        String number,
        int lineNo,
        long orderLineId,
        long productId,
        long customerId,
        long quantityMicro,
        long netAmountMinor,
        long taxAmountMinor,
        int invoicedOnEpochDay,
        long recordedAtMicros) {}
