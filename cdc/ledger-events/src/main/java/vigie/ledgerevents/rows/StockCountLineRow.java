package vigie.ledgerevents.rows;

/**
 * What was counted of one product beside what the books said.
 *
 * <p>One row of {@code ledger.stock_count_lines}. Never changed once written.
 * Units: see the package description.
 */
public record StockCountLineRow(
        long id,
        long countId,
        String number,
        int lineNo,
        long productId,
        long countedQuantityMicro,
        long bookQuantityMicro,
        long warehouseId,
        int countedOnEpochDay,
        long recordedAtMicros) {}
