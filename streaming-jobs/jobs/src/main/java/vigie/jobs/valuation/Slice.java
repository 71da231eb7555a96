package vigie.jobs.valuation;

/**
 * What a line took of one layer. A late cost of the layer reaches the line through it. Flat, kept in state.
 *
 * @param layerId the layer
 * @param quantityMicro quantity taken
 * @param valueMinor what it is worth, late costs included
 * @param previousIssueMoveId the line that took from the layer before this one; 0 none
 * @param childLayerId the layer it became in another warehouse, transfers only; 0 none
 */
public record Slice(long layerId, long quantityMicro, long valueMinor, long previousIssueMoveId, long childLayerId) {

    /** The same slice with its share of a late cost. */
    Slice plus(long shareMinor) {
        return new Slice(
                layerId, quantityMicro, Math.addExact(valueMinor, shareMinor), previousIssueMoveId, childLayerId);
    }
}
