package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a rule would have fired, from the facts, at the end of each business day.
 *
 * @param from first day looked at
 * @param to last day
 * @param fired times it would have fired, null when the facts cannot tell
 * @param members how many members would have fired
 * @param latest the latest ones, at most ten
 */
public record BackTest(
        LocalDate from, LocalDate to, @Nullable Long fired, long members, List<Firing> latest) {

    /** One time: the day it would have fired, whose metric, and its value when the threshold was crossed. */
    public record Firing(
            LocalDate on, String member, @Nullable BigDecimal value, BigDecimal stake) {}
}
