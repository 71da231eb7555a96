package vigie.operationaldb.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A product of the simulated company: how it is bought and kept, when it is sold, and what it costs on a day.
 *
 * @param costMicro cost on the first day, millionths of the currency unit, a multiple of 100
 * @param divisible whether it is sold by the quarter
 */
record SimulatedProduct(int index, String sku, long costMicro, boolean divisible) {
    /** Units in a carton of those bought by the carton. */
    static final int CARTON_UNITS = 12;

    /** Day from which list prices are three percent higher. */
    static final LocalDate PRICE_RAISE = DistributorSimulator.FIRST_DAY.plusDays(60);

    private static final LocalDate LAUNCH = DistributorSimulator.FIRST_DAY.plusDays(20);
    private static final LocalDate LAST_BUY = DistributorSimulator.FIRST_DAY.plusDays(90);
    /** What is sold of a family in each month, in percent of an ordinary one. */
    private static final int[][] SEASONS = {
        {70, 70, 80, 90, 100, 100, 90, 90, 110, 120, 150, 170},
        {70, 80, 100, 120, 140, 150, 150, 120, 90, 70, 60, 60},
        {100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100}
    };

    int family() {
        return index % 3;
    }

    /** Kept by lot, with a day it expires. */
    boolean tracked() {
        return index % 6 == 2 && !divisible;
    }

    boolean inCartons() {
        return index % 4 == 1 && !divisible;
    }

    /** Some products come later, some are no longer bought after a while; what is left of them is still sold. */
    boolean soldOn(LocalDate day) {
        return index % 7 != 6 || !day.isBefore(LAUNCH);
    }

    boolean boughtOn(LocalDate day) {
        return soldOn(day) && (index % 7 != 3 || !day.isAfter(LAST_BUY));
    }

    /** Costs drift by the month, each product at its own pace, most of them up. */
    long costMicroOn(LocalDate day) {
        long months = ChronoUnit.MONTHS.between(DistributorSimulator.FIRST_DAY, day);
        long driftPerMille = (index % 5 - 1) * 4L * months;
        return costMicro * Math.max(500, 1000 + driftPerMille) / 1000 / 100 * 100;
    }

    /** Price everyone pays on the day when nothing was agreed. */
    long listPriceMicroOn(LocalDate day) {
        long firstMicro = costMicro * 145 / 100 / 10_000 * 10_000;
        return day.isBefore(PRICE_RAISE) ? firstMicro : firstMicro * 103 / 100;
    }

    /** Units sold at a time, season considered; one at least. */
    long inSeason(long units, LocalDate day) {
        return Math.max(1, units * SEASONS[family()][day.getMonthValue() - 1] / 100);
    }
}
