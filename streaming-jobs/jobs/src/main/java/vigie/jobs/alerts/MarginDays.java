package vigie.jobs.alerts;

import java.util.Arrays;

/**
 * Revenue and cost by business day, days ascending: the day of the document, for a sale line the day it was
 * known. Flat, for Flink state; never changed, each change is a new one.
 *
 * @param days days since 1970, each once
 * @param revenuesMinor net revenue of the day
 * @param costsMinor cost of sales of the day
 */
@SuppressWarnings("ArrayRecordComponent") // state, compared by nobody
public record MarginDays(int[] days, long[] revenuesMinor, long[] costsMinor) {
    /** Longest window a rule may have. */
    static final int LONGEST_WINDOW = 366;

    /** Nothing sold. */
    static MarginDays empty() {
        return new MarginDays(new int[0], new long[0], new long[0]);
    }

    /** With so much more revenue and cost on a day; days before {@code keptFrom} are forgotten. */
    MarginDays plus(int day, long revenueMinor, long costMinor, int keptFrom) {
        int found = Arrays.binarySearch(days, day);
        int at = found < 0 ? -found - 1 : found;
        int added = found < 0 ? 1 : 0;
        int[] newDays = new int[days.length + added];
        long[] newRevenues = new long[newDays.length];
        long[] newCosts = new long[newDays.length];
        for (int i = 0; i < newDays.length; i++) {
            int old = i < at ? i : i - added;
            boolean fresh = i == at && added == 1;
            newDays[i] = fresh ? day : days[old];
            newRevenues[i] = (fresh ? 0 : revenuesMinor[old]) + (i == at ? revenueMinor : 0);
            newCosts[i] = (fresh ? 0 : costsMinor[old]) + (i == at ? costMinor : 0);
        }
        int first = 0;
        while (first < newDays.length && newDays[first] < keptFrom) {
            first++;
        }
        return new MarginDays(
                Arrays.copyOfRange(newDays, first, newDays.length),
                Arrays.copyOfRange(newRevenues, first, newDays.length),
                Arrays.copyOfRange(newCosts, first, newDays.length));
    }

    /** The margin of all days; undefined when the last one is before a day: what is past is watched no more. */
    Reading changedSince(int day, long thresholdMicro) {
        return days.length == 0 || days[days.length - 1] < day
                ? Reading.UNDEFINED
                : between(Integer.MIN_VALUE, Integer.MAX_VALUE, thresholdMicro);
    }

    /** The margin of the days from one to another, both included. */
    Reading between(int fromDay, int toDay, long thresholdMicro) {
        long revenueMinor = 0;
        long costMinor = 0;
        for (int i = 0; i < days.length; i++) {
            if (days[i] >= fromDay && days[i] <= toDay) {
                revenueMinor = Math.addExact(revenueMinor, revenuesMinor[i]);
                costMinor = Math.addExact(costMinor, costsMinor[i]);
            }
        }
        return Reading.ofMargin(revenueMinor, costMinor, thresholdMicro);
    }
}
