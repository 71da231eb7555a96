package vigie.ledgerevents.rows;

/**
 * A credit note on an invoice.
 *
 * <p>One row of {@code ledger.credit_notes}. Never changed once written.
 * Units: see the package description.
 */
public record CreditNoteRow(
        long id,
        String number,
        long invoiceId,
        long customerId,
        int creditedOnEpochDay,
        long netAmountMinor,
        long taxAmountMinor,
        long grossAmountMinor,
        long recordedAtMicros) {}
