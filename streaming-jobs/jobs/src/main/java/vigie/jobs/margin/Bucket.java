package vigie.jobs.margin;

import vigie.jobs.amounts.Allocation;

/**
 * A quantity of goods and the revenue attached to it.
 *
 * @param quantityMicro zero or more
 * @param amountMinor net amount, zero when no quantity is left
 */
public record Bucket(long quantityMicro, long amountMinor) {
    static final Bucket EMPTY = new Bucket(0, 0);

    /** What a part of this bucket is worth: at most all of it. */
    Bucket part(long quantity) {
        if (quantity <= 0 || quantityMicro <= 0) {
            return EMPTY;
        }
        long taken = Math.min(quantity, quantityMicro);
        return new Bucket(taken, Allocation.take(taken, quantityMicro, amountMinor));
    }

    Bucket plus(Bucket other) {
        return new Bucket(quantityMicro + other.quantityMicro, amountMinor + other.amountMinor);
    }

    Bucket minus(Bucket other) {
        return new Bucket(quantityMicro - other.quantityMicro, amountMinor - other.amountMinor);
    }
}
