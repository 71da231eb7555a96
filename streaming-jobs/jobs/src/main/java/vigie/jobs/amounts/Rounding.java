package vigie.jobs.amounts;

import java.math.BigInteger;

/** The one rounding of amounts: to the nearest cent, halves away from zero, from the exact rational. */
public final class Rounding {
    private Rounding() {}

    /**
     * value x part / whole, rounded half up on the magnitude.
     *
     * @param value cents, any sign
     * @param part zero or more, millionths
     * @param whole above zero, millionths
     * @return cents
     */
    public static long halfUp(long value, long part, long whole) {
        if (part < 0 || whole <= 0) {
            throw new IllegalArgumentException("part " + part + " of whole " + whole + " is not a share");
        }
        long low = value * part;
        if (Math.multiplyHigh(value, part) != low >> 63) {
            return halfUpWide(value, part, whole);
        }
        long quotient = low / whole;
        long rest = Math.abs(low % whole);
        return rest >= whole - rest ? quotient + (low < 0 ? -1 : 1) : quotient;
    }

    private static long halfUpWide(long value, long part, long whole) {
        BigInteger product = BigInteger.valueOf(value).multiply(BigInteger.valueOf(part));
        BigInteger[] division = product.abs().divideAndRemainder(BigInteger.valueOf(whole));
        long rest = division[1].longValueExact();
        BigInteger magnitude = rest >= whole - rest ? division[0].add(BigInteger.ONE) : division[0];
        return (product.signum() < 0 ? magnitude.negate() : magnitude).longValueExact();
    }
}
