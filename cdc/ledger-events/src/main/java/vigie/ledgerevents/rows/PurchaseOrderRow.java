package vigie.ledgerevents.rows;

/**
 * A purchase order.
 *
 * <p>One row of {@code ledger.purchase_orders}. Never changed once written.
 * Units: see the package description.
 */
public record PurchaseOrderRow(
        long id, String number, long supplierId, long warehouseId, int orderedOnEpochDay, long recordedAtMicros) {}
