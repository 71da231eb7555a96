package vigie.jobs.valuation;

import org.jspecify.annotations.Nullable;
import vigie.facts.ValuationCause;

/** What the valuation tells of each event, in a fixed order. Quantities are millionths, amounts cents. */
public interface ValuationOutput {
    /** The next calls are about this event. */
    void begin(StockEvent event);

    /** Quantity on hand, layer value and provisional value of shortages of one warehouse changed by so much. */
    void stockChanged(
            StockMove move, ValuationCause cause, long warehouseId, long quantity, long value, long shortageValue);

    /** A late cost changed the value of the layers of one warehouse by so much. */
    void stockRevalued(CostEvent event, long warehouseId, long value);

    /** A layer entered, was consumed or revalued; it is now as given. */
    void layerChanged(StockEvent event, CostLayer layer, ValuationCause cause);

    /** A slice of the move itself, in one of its warehouses; layer 0 has no layer yet. */
    void issued(
            StockMove move,
            ValuationCause cause,
            long layerId,
            @Nullable Long childLayerId,
            long warehouseId,
            long quantity,
            long value);

    /**
     * The cost of an earlier issue changed: settled by this move, or by its share of a late cost. Layer 0:
     * shortage.
     */
    void costChanged(
            StockEvent event,
            ValuationCause cause,
            OutLine line,
            long layerId,
            @Nullable Long childLayerId,
            long quantity,
            long value);

    /** The cost that goods came back with changed, by what of a late cost follows them: below zero when it rises. */
    void returnRevalued(CostEvent event, OutLine line, CostLayer returned, long value);

    /**
     * One balanced entry: the account of {@code role} changes by {@code minor}, that of {@code against} by the
     * opposite. Legs on one account net to nothing, so a transfer and a zero amount have no entry.
     *
     * @param moveId the move whose value the entry changes
     */
    void entry(
            StockEvent event,
            long moveId,
            ChartRole role,
            ChartRole against,
            @Nullable Long orderLineId,
            long minor,
            String label);

    /**
     * The event is impossible and changed nothing, or is doubtful ({@link RefusalReason#COST_UNKNOWN},
     * {@link RefusalReason#REBATE_ABOVE_VALUE}).
     */
    void setAside(StockEvent event, RefusalReason reason, String detail);
}
