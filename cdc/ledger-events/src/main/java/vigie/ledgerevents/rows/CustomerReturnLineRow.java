package vigie.ledgerevents.rows;

/**
 * A quantity taken back of one delivery line.
 *
 * <p>One row of {@code ledger.customer_return_lines}. Never changed once written.
 * Units: see the package description.
 */
public record CustomerReturnLineRow(
        long id,
        long returnId,
        String number,
        int lineNo,
        long deliveryNoteLineId,
        long orderLineId,
        long productId,
        long quantityMicro,
        int returnedOnEpochDay,
        long recordedAtMicros) {}
