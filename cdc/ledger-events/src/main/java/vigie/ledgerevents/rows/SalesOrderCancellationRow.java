package vigie.ledgerevents.rows;

/**
 * A cancellation of what an order has not delivered.
 *
 * <p>One row of {@code ledger.sales_order_cancellations}. Never changed once written.
 * Units: see the package description.
 */
public record SalesOrderCancellationRow(
        long id, long orderId, String orderNumber, int cancelledOnEpochDay, String reason, long recordedAtMicros) {}
