package vigie.facts;

/**
 * One row per stock move, warehouse side and cause; deltas, so the value at a position is a sum. Table
 * {@code stock_values}.
 *
 * @param moveId stock move that made the change; of a late cost the receipt it is laid on (fr: mouvement)
 * @param kind kind of that move
 * @param cause ENTRY, ISSUE, RETURN, SETTLE, a late cost or RELINK; rows of the last three have quantity 0
 * @param productId product (fr: article)
 * @param warehouseId warehouse (fr: entrepôt)
 * @param quantityMicro change of quantity on hand, stock unit, below zero when goods leave (fr: quantité)
 * @param valueMinor change of the value of layers, euro (fr: valeur du stock)
 * @param shortageValueMinor change of the provisional value of open shortages, euro; account 37 = value - shortage
 * value (fr: manquants)
 * @param effectiveOnEpochDay business date (fr: date d'effet)
 * @param documentType type of the document that made this row
 * @param documentNumber number of that document (fr: pièce)
 */
public record StockValueFact(
        long moveId,
        MoveKind kind,
        ValuationCause cause,
        long productId,
        long warehouseId,
        long quantityMicro,
        long valueMinor,
        long shortageValueMinor,
        int effectiveOnEpochDay,
        String documentType,
        String documentNumber) {}
