package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.MetricSql.Cell;
import vigie.dashboard.kpi.MetricSql.Terms;

/** Turns terms into figures, and adds them up by the rule of the metric: sum, value at the end, or ratio of sums. */
final class Figures {
    /** The metric has no such breakdown. */
    static final String NOT_BY_DIMENSION = "NOT_BY_DIMENSION";
    /** The metric cannot be filtered by one of the filters. */
    static final String NOT_UNDER_FILTER = "NOT_UNDER_FILTER";

    private Figures() {}

    static Figure undefined(String reason) {
        return new Figure(null, reason, null, null);
    }

    /** A figure of one cell; null terms mean that no fact fell into it. */
    static Figure of(Metric metric, @Nullable Terms terms) {
        int scale = metric.unit().scale();
        if (metric.additivity() != Additivity.RATIO) {
            BigDecimal value = terms == null ? BigDecimal.ZERO : terms.upper();
            return new Figure(value.setScale(scale, RoundingMode.UNNECESSARY), null, null, null);
        }
        BigDecimal upper = terms == null ? BigDecimal.ZERO : terms.upper();
        BigDecimal lower = terms == null || terms.lower() == null ? BigDecimal.ZERO : terms.lower();
        if (lower.signum() <= 0) {
            return new Figure(null, reason(metric, lower.signum() == 0 ? "NO_" : "NEG_"), upper, lower);
        }
        return new Figure(upper.divide(lower, scale, RoundingMode.HALF_UP), null, upper, lower);
    }

    /** The total over cells of one answer. */
    static Figure total(Metric metric, Map<Cell, Terms> cells) {
        Collection<Terms> counted = cells.values();
        if (metric.additivity() == Additivity.SEMI_ADDITIVE) {
            LocalDate last = cells.keySet().stream()
                    .map(Cell::periodOn)
                    .filter(java.util.Objects::nonNull)
                    .max(LocalDate::compareTo)
                    .orElse(null);
            counted = cells.entrySet().stream()
                    .filter(cell -> java.util.Objects.equals(cell.getKey().periodOn(), last))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        return of(metric, counted.stream().reduce(Terms::plus).orElse(null));
    }

    private static String reason(Metric metric, String prefix) {
        return metric.reasons().keySet().stream()
                .filter(code -> code.startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(metric.id() + " has no reason starting with " + prefix));
    }
}
