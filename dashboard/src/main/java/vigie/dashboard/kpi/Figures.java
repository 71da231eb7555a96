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

    private static final String NOTHING = "NO_";

    private Figures() {}

    static Figure undefined(String reason) {
        return new Figure(null, reason, null, null);
    }

    /** A figure of one cell; null terms mean that no fact fell into it. */
    static Figure of(Metric metric, @Nullable Terms terms) {
        return switch (metric.additivity()) {
            case ADDITIVE, SEMI_ADDITIVE -> sum(metric, terms, RoundingMode.UNNECESSARY);
            case AVERAGE -> sum(metric, terms, RoundingMode.HALF_UP);
            case RATIO -> ratio(metric, terms);
            case COMPUTED -> {
                if (terms == null) {
                    yield undefined(reason(metric, NOTHING));
                }
                yield terms.reason() == null ? sum(metric, terms, RoundingMode.HALF_UP) : undefined(terms.reason());
            }
        };
    }

    private static Figure sum(Metric metric, @Nullable Terms terms, RoundingMode rounding) {
        BigDecimal value = terms == null ? BigDecimal.ZERO : terms.upper();
        return new Figure(value.setScale(metric.unit().scale(), rounding), null, null, null);
    }

    private static Figure ratio(Metric metric, @Nullable Terms terms) {
        BigDecimal upper = terms == null ? BigDecimal.ZERO : terms.upper();
        BigDecimal lower = terms == null || terms.lower() == null ? BigDecimal.ZERO : terms.lower();
        String negative = metric.negativeReason();
        if (lower.signum() <= 0 || (negative != null && upper.signum() < 0)) {
            String reason = lower.signum() == 0
                    ? reason(metric, NOTHING)
                    : lower.signum() < 0 || negative == null ? reason(metric, "NEG_") : negative;
            return new Figure(null, reason, upper, lower);
        }
        return new Figure(upper.divide(lower, metric.unit().scale(), RoundingMode.HALF_UP), null, upper, lower);
    }

    /** The total over cells of one answer. */
    static Figure total(Metric metric, Map<Cell, Terms> cells) {
        Collection<Terms> counted = cells.values();
        if (metric.additivity() == Additivity.SEMI_ADDITIVE || metric.additivity() == Additivity.AVERAGE) {
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
