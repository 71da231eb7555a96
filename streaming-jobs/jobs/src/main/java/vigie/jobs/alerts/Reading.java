package vigie.jobs.alerts;

import org.jspecify.annotations.Nullable;
import vigie.jobs.amounts.Rounding;

/**
 * What a metric says of one member.
 *
 * @param valueMicro millionths in the unit of the metric, null when undefined
 * @param referenceMicro what it is measured against, millionths, null when nothing
 * @param stakeMinor amount at stake, not below zero
 */
record Reading(@Nullable Long valueMicro, @Nullable Long referenceMicro, long stakeMinor) {
    /** No value: nothing was sold, no rule says what to hold it against. */
    static final Reading UNDEFINED = new Reading(null, null, 0);

    private static final long MICRO_PER_MINOR = 10_000;
    private static final long HUNDRED_PERCENT_MICRO = 100_000_000;
    private static final long LARGEST_MICRO = 999_999_999_999_999_999L;
    private static final long LARGEST_RATIO = 1_000_000;

    /** An amount as millionths of the currency; what does not fit the tables is cut to what does. */
    static long microOf(long minor) {
        long bound = LARGEST_MICRO / MICRO_PER_MINOR;
        return Math.clamp(minor, -bound, bound) * MICRO_PER_MINOR;
    }

    /**
     * Margin in percent of revenue (taux de marque), and what is missing to the threshold. Undefined where revenue is
     * zero or below.
     */
    static Reading ofMargin(long revenueMinor, long costMinor, long thresholdMicro) {
        if (revenueMinor <= 0) {
            return UNDEFINED;
        }
        long marginMinor = Math.subtractExact(revenueMinor, costMinor);
        long ratio = marginMinor / revenueMinor;
        long rateMicro = Math.abs(ratio) >= LARGEST_RATIO
                ? Long.signum(ratio) * LARGEST_RATIO * HUNDRED_PERCENT_MICRO
                : Rounding.halfUp(marginMinor, HUNDRED_PERCENT_MICRO, revenueMinor);
        long wantedMinor = Rounding.halfUp(
                revenueMinor, Math.clamp(thresholdMicro, 0, HUNDRED_PERCENT_MICRO), HUNDRED_PERCENT_MICRO);
        return new Reading(rateMicro, microOf(revenueMinor), Math.max(0, wantedMinor - marginMinor));
    }

    /** An amount that is itself at stake. */
    static Reading ofAmount(long amountMinor, @Nullable Long referenceMicro) {
        return new Reading(microOf(amountMinor), referenceMicro, Math.max(0, amountMinor));
    }
}
