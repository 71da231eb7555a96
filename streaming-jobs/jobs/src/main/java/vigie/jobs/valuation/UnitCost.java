package vigie.jobs.valuation;

import vigie.jobs.amounts.Rounding;

/**
 * A cost remembered as the quantity and value it was seen on, so that no rounding is lost.
 *
 * @param quantityMicro above zero
 * @param valueMinor cents for that quantity
 */
public record UnitCost(long quantityMicro, long valueMinor) {
    public UnitCost {
        if (quantityMicro <= 0) {
            throw new IllegalArgumentException("a unit cost needs a quantity, not " + quantityMicro);
        }
    }

    /** Value of another quantity at this cost, rounded half up. */
    long of(long otherQuantityMicro) {
        return Rounding.halfUp(valueMinor, otherQuantityMicro, quantityMicro);
    }
}
