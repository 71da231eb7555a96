package vigie.jobs.valuation;

/**
 * A part of a delivery that came back as a layer. Flat, kept in state.
 *
 * @param layerId the layer it became
 * @param quantityMicro quantity that came back
 * @param valueMinor what it is worth, late costs included
 */
public record ReturnedPart(long layerId, long quantityMicro, long valueMinor) {

    /** The same part with its share of a late cost. */
    ReturnedPart plus(long shareMinor) {
        return new ReturnedPart(layerId, quantityMicro, Math.addExact(valueMinor, shareMinor));
    }
}
