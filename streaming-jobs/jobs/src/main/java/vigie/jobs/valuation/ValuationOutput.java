package vigie.jobs.valuation;

import org.jspecify.annotations.Nullable;
import vigie.facts.MoveKind;
import vigie.facts.ValuationCause;

/** What the valuation tells of each move, in a fixed order. Quantities are millionths, amounts cents. */
public interface ValuationOutput {
    /** The next calls are about this move. */
    void begin(StockMove move);

    /** Quantity on hand, layer value and provisional value of shortages of one warehouse changed by so much. */
    void stockChanged(
            StockMove move, ValuationCause cause, long warehouseId, long quantity, long value, long shortageValue);

    /** A layer entered or was consumed; it is now as given. */
    void layerChanged(StockMove move, CostLayer layer, ValuationCause cause);

    /** A slice of the move itself, in one of its warehouses; layer 0 has no layer yet. */
    void issued(
            StockMove move,
            ValuationCause cause,
            long layerId,
            @Nullable Long childLayerId,
            long warehouseId,
            long quantity,
            long value);

    /** A slice of an earlier issue, settled by this move. */
    void settled(StockMove move, OutLine line, long layerId, long quantity, long value);

    /**
     * One balanced entry: the stock account changes by {@code stockMinor}, its counterpart by the opposite. Legs on one
     * account net to nothing, so a transfer and a zero amount have no entry.
     *
     * @param kind decides the counterpart
     */
    void entry(StockMove move, MoveKind kind, @Nullable Long orderLineId, long stockMinor, String label);

    /** The move is impossible and changed nothing, or is doubtful ({@link RefusalReason#COST_UNKNOWN}). */
    void setAside(StockMove move, RefusalReason reason, String detail);
}
