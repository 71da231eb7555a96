package vigie.jobs.amounts;

import java.util.Arrays;

/** Shares of an amount that always sum to the amount. */
public final class Allocation {
    private Allocation() {}

    /**
     * What leaves with {@code quantity} out of a whole of {@code wholeQuantity} worth {@code wholeMinor}: the
     * proportional value rounded once, and all of it with the last unit, so that nothing is worth nothing.
     */
    public static long take(long quantity, long wholeQuantity, long wholeMinor) {
        return quantity == wholeQuantity ? wholeMinor : Rounding.halfUp(wholeMinor, quantity, wholeQuantity);
    }

    /**
     * Splits a total by weights: each share is floored, the missing cents go to the largest fractions, ties to the
     * lowest index. Equal shares when every weight is zero.
     *
     * @param totalMinor cents, any sign
     * @param weights none below zero, at least one
     */
    public static long[] largestRemainder(long totalMinor, long[] weights) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("no weight to allocate " + totalMinor + " cents by");
        }
        long[] parts = weights.clone();
        if (Arrays.stream(parts).allMatch(weight -> weight == 0)) {
            Arrays.fill(parts, 1);
        }
        long whole = Arrays.stream(parts).reduce(0, Math::addExact);
        long magnitude = Math.abs(totalMinor);
        long[] shares = new long[parts.length];
        long[] fractions = new long[parts.length];
        long missing = magnitude;
        for (int i = 0; i < parts.length; i++) {
            shares[i] = floorShare(magnitude, parts[i], whole);
            fractions[i] = fraction(magnitude, parts[i], whole);
            missing -= shares[i];
        }
        for (; missing > 0; missing--) {
            int largest = 0;
            for (int i = 1; i < fractions.length; i++) {
                if (fractions[i] > fractions[largest]) {
                    largest = i;
                }
            }
            shares[largest]++;
            fractions[largest] = -1;
        }
        if (totalMinor < 0) {
            Arrays.setAll(shares, i -> -shares[i]);
        }
        return shares;
    }

    /**
     * Splits a total over the parts of a whole by quantity: each share is what rounding the running total leaves to it,
     * so that shares sum to the total, and a part that is the whole gets it all. Of a total below zero no part bears
     * more than it is worth: what is too much for it, others bear.
     *
     * @param totalMinor cents, any sign; the parts are worth at least as much as it takes away
     * @param quantities of the parts, none below zero, their sum above zero
     * @param worthsMinor what each part is worth, none below zero
     */
    public static long[] split(long totalMinor, long[] quantities, long[] worthsMinor) {
        long whole = Arrays.stream(quantities).reduce(0, Math::addExact);
        long[] shares = new long[quantities.length];
        long running = 0;
        long given = 0;
        for (int i = 0; i < shares.length; i++) {
            running += quantities[i];
            long until = Rounding.halfUp(totalMinor, running, whole);
            shares[i] = until - given;
            given = until;
        }
        return totalMinor < 0 ? borne(shares, worthsMinor) : shares;
    }

    private static long[] borne(long[] shares, long[] worthsMinor) {
        long tooMuch = 0;
        for (int i = 0; i < shares.length; i++) {
            long above = Math.max(0, -shares[i] - worthsMinor[i]);
            shares[i] += above;
            tooMuch += above;
        }
        for (int i = 0; i < shares.length && tooMuch > 0; i++) {
            long more = Math.min(tooMuch, worthsMinor[i] + shares[i]);
            shares[i] -= more;
            tooMuch -= more;
        }
        if (tooMuch > 0) {
            throw new IllegalArgumentException("the parts are worth " + tooMuch + " cents less than is taken away");
        }
        return shares;
    }

    private static long floorShare(long total, long weight, long whole) {
        long rounded = Rounding.halfUp(total, weight, whole);
        // a share rounded up lies above the exact value: exact x whole < rounded x whole
        return compareProducts(total, weight, rounded, whole) < 0 ? rounded - 1 : rounded;
    }

    /** total x weight modulo whole; 128 bits wrap alike on both sides and the difference fits. */
    private static long fraction(long total, long weight, long whole) {
        return total * weight - floorShare(total, weight, whole) * whole;
    }

    private static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }
}
