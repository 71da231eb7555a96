package vigie.jobs.alerts;

/**
 * A product in a warehouse. Flat, for Flink state.
 *
 * @param quantityMicro on hand, below zero when more left than was there
 * @param shortageMinor provisional value of what is short
 * @param reordered whether a reorder rule watches it
 * @param reorderMicro minimum or point of that rule
 */
public record StockLevel(long quantityMicro, long shortageMinor, boolean reordered, long reorderMicro) {
    /** Nothing on hand, no reorder rule. */
    static final StockLevel EMPTY = new StockLevel(0, 0, false, 0);

    StockLevel plus(long quantity, long shortage) {
        return new StockLevel(
                Math.addExact(quantityMicro, quantity),
                Math.addExact(shortageMinor, shortage),
                reordered,
                reorderMicro);
    }

    StockLevel reorderedAt(boolean watched, long micro) {
        return new StockLevel(quantityMicro, shortageMinor, watched, micro);
    }

    /** Quantity on hand; what is short is at stake. */
    Reading onHand() {
        return new Reading(quantityMicro, null, Math.max(0, shortageMinor));
    }

    /** Quantity on hand less the reorder point, undefined without a rule. */
    Reading aboveReorderPoint() {
        return reordered
                ? new Reading(Math.subtractExact(quantityMicro, reorderMicro), reorderMicro, Math.max(0, shortageMinor))
                : Reading.UNDEFINED;
    }
}
