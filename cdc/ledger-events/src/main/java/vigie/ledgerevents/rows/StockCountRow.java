package vigie.ledgerevents.rows;

/**
 * A physical count of a warehouse.
 *
 * <p>One row of {@code ledger.stock_counts}. Never changed once written.
 * Units: see the package description.
 */
public record StockCountRow(long id, String number, long warehouseId, int countedOnEpochDay, long recordedAtMicros) {}
