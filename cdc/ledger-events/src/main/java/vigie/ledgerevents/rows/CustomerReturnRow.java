package vigie.ledgerevents.rows;

/**
 * Goods taken back from a customer.
 *
 * <p>One row of {@code ledger.customer_returns}. Never changed once written.
 * Units: see the package description.
 */
public record CustomerReturnRow(
        long id,
        String number,
        long deliveryNoteId,
        long customerId,
        long warehouseId,
        int returnedOnEpochDay,
        long recordedAtMicros) {}
