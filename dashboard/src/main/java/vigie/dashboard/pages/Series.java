package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.Additivity;
import vigie.dashboard.kpi.Figure;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.kpi.QueryAnswer.Row;

/** Figures of an answer by month, gaps filled by what a month without facts means for the metric. */
final class Series {
    private final List<YearMonth> months;
    private final Map<YearMonth, Row> current = new HashMap<>();
    private final Map<YearMonth, Row> compared = new HashMap<>();
    private final boolean running;

    /** Reads an answer with grain {@code month}. */
    Series(QueryAnswer answer) {
        YearMonth first = YearMonth.from(answer.meta().effectivePeriod().from());
        YearMonth last = YearMonth.from(answer.meta().effectivePeriod().to());
        List<YearMonth> all = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            all.add(month);
        }
        this.months = List.copyOf(all);
        this.running = answer.meta().effectivePeriod().to().isBefore(last.atEndOfMonth());
        for (Row row : answer.rows()) {
            if (row.period() != null) {
                current.put(YearMonth.parse(row.period()), row);
            }
        }
        QueryAnswer.Comparison comparison = answer.compare();
        if (comparison != null) {
            for (Row row : comparison.rows()) {
                if (row.alignedTo() != null) {
                    compared.put(YearMonth.parse(row.alignedTo()), row);
                }
            }
        }
    }

    List<YearMonth> months() {
        return months;
    }

    /** True when the last month is not over. */
    boolean running() {
        return running;
    }

    boolean hasComparison() {
        return !compared.isEmpty();
    }

    List<@Nullable BigDecimal> values(String metric, Additivity additivity) {
        return read(current, metric, additivity);
    }

    List<@Nullable BigDecimal> comparedValues(String metric, Additivity additivity) {
        return read(compared, metric, additivity);
    }

    private List<@Nullable BigDecimal> read(Map<YearMonth, Row> rows, String metric, Additivity additivity) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        BigDecimal before = null;
        for (YearMonth month : months) {
            Row row = rows.get(month);
            Figure figure = row == null ? null : row.figures().get(metric);
            BigDecimal value = figure == null ? null : figure.value();
            if (value == null && !rows.isEmpty()) {
                value = switch (additivity) {
                    case ADDITIVE -> BigDecimal.ZERO;
                    case SEMI_ADDITIVE, AVERAGE -> before;
                    case RATIO, COMPUTED -> null;
                };
            }
            values.add(value);
            before = value == null ? before : value;
        }
        return values;
    }

    /** {@code part / whole}, or null when the whole is zero or unknown. */
    static @Nullable BigDecimal ratio(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        if (part == null || whole == null || whole.signum() == 0) {
            return null;
        }
        return part.divide(whole, MathContext.DECIMAL64).setScale(6, RoundingMode.HALF_UP);
    }

    /** {@code now - then}, or null when one is unknown. */
    static @Nullable BigDecimal change(@Nullable BigDecimal now, @Nullable BigDecimal then) {
        return now == null || then == null ? null : now.subtract(then);
    }

    /** Zero for what is unknown, for sums only. */
    static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
