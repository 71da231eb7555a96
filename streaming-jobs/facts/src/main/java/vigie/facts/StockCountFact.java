package vigie.facts;

/**
 * One row per product counted, whether it differed or not. Table {@code stock_counts}.
 *
 * @param productId product (fr: article)
 * @param warehouseId warehouse (fr: entrepôt)
 * @param documentNumber count (fr: inventaire)
 * @param lineNumber line in the count
 * @param countedQuantityMicro quantity found, stock unit (fr: quantité comptée)
 * @param bookQuantityMicro quantity in the ledger at the end of the day, as it was known then (fr: quantité théorique)
 * @param effectiveOnEpochDay business day of the count (fr: date d'inventaire)
 */
public record StockCountFact(
        long productId,
        long warehouseId,
        String documentNumber,
        int lineNumber,
        long countedQuantityMicro,
        long bookQuantityMicro,
        int effectiveOnEpochDay) {}
