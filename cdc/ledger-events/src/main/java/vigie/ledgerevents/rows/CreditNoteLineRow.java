package vigie.ledgerevents.rows;

/**
 * A credited line: RETURN of goods or PRICE reduction.
 *
 * <p>One row of {@code ledger.credit_note_lines}. Never changed once written.
 * Units: see the package description.
 */
public record CreditNoteLineRow(
        long id,
        long creditNoteId,
        String number,
        int lineNo,
        String kind,
        long invoiceLineId,
        long orderLineId,
        long productId,
        long customerId,
        long quantityMicro,
        long netAmountMinor,
        long taxAmountMinor,
        int creditedOnEpochDay,
        long recordedAtMicros) {}
