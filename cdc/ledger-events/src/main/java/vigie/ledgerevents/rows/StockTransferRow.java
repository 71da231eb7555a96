package vigie.ledgerevents.rows;

/**
 * A transfer between two warehouses.
 *
 * <p>One row of {@code ledger.stock_transfers}. Never changed once written.
 * Units: see the package description.
 */
public record StockTransferRow(
        long id, String number, long fromWarehouseId, long toWarehouseId, int movedOnEpochDay, long recordedAtMicros) {}
