package vigie.dashboard.kpi;

import java.time.LocalDate;

/**
 * A resolved period, both days included.
 *
 * @param from first day
 * @param to last day that counts; the business day when the period is still running
 * @param complete false when the period asked for ends after the business day
 * @param text the period as asked, for instance {@code ytd} or {@code 2003-05}
 */
public record Period(LocalDate from, LocalDate to, boolean complete, String text) {
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period must not end before it starts, found " + from + ".." + to);
        }
    }
}
