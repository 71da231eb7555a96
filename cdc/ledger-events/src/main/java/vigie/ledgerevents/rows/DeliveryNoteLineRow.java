package vigie.ledgerevents.rows;

/**
 * A delivered quantity of one order line and its part of the line's net amount.
 *
 * <p>One row of {@code ledger.delivery_note_lines}. Never changed once written.
 * Units: see the package description.
 */
public record DeliveryNoteLineRow(
        long id,
        long deliveryNoteId,
        String number,
        int lineNo,
        long orderLineId,
        long productId,
        long quantityMicro,
        long netAmountMinor,
        int deliveredOnEpochDay,
        long recordedAtMicros) {}
