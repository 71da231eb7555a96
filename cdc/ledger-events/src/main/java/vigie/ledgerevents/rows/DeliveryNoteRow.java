package vigie.ledgerevents.rows;

/**
 * A delivery.
 *
 * <p>One row of {@code ledger.delivery_notes}. Never changed once written.
 * Units: see the package description.
 */
public record DeliveryNoteRow(
        long id,
        String number,
        long orderId,
        long customerId,
        long warehouseId,
        int deliveredOnEpochDay,
        long recordedAtMicros) {}
