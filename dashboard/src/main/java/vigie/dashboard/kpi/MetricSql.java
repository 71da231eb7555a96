package vigie.dashboard.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.warehouse.ReadSession;

/**
 * Runs a metric's query.sql. The placeholders <code>{period} {periods} {dimension} {filters}</code> are replaced from
 * closed lists of column names and expressions, never by text of a reader; everything else is bound.
 */
final class MetricSql {
    /** Where a value stands: time step (null without grain) and member (null for none or without breakdown). */
    record Cell(@Nullable LocalDate periodOn, @Nullable Long memberId) {}

    /** Value, or numerator and denominator of a ratio; the reason why a computed value is undefined. */
    record Terms(
            BigDecimal upper,
            @Nullable BigDecimal lower,
            @Nullable String reason) {
        Terms plus(Terms other) {
            BigDecimal otherLower = other.lower;
            return new Terms(
                    upper.add(other.upper),
                    lower == null || otherLower == null ? null : lower.add(otherLower),
                    reason == null ? other.reason : reason);
        }
    }

    private MetricSql() {}

    static Map<Cell, Terms> run(
            ReadSession session,
            Metric metric,
            @Nullable Dimension by,
            Grain grain,
            LocalDate from,
            LocalDate to,
            long position,
            Conditions conditions) {
        String text = metric.queryText()
                .replaceAll("(?m)^\\s*--.*$", "")
                .replace("{periods}", periods(grain))
                .replace("{period}", period(grain))
                .replace("{dimension}", by == null ? "cast(null as bigint)" : by.column())
                .replace("{filters}", conditions.sql());
        Map<String, Object> values = new HashMap<>(conditions.values());
        values.putAll(metric.settings());
        values.put("from_on", from);
        values.put("to_on", to);
        values.put("position", position);
        NamedSql bound = NamedSql.bind(text, values);
        boolean ratio = metric.additivity() == Additivity.RATIO;
        boolean computed = metric.additivity() == Additivity.COMPUTED;
        Map<Cell, Terms> cells = new LinkedHashMap<>();
        session.shared(metric.additivity(), bound.sql(), bound.parameters(), row -> {
                    Cell cell = new Cell(row.getObject(1, LocalDate.class), QueryFrame.longOrNull(row, 2));
                    BigDecimal upper = orZero(row.getBigDecimal(3));
                    String reason = computed ? row.getString(4) : null;
                    return Map.entry(cell, new Terms(upper, ratio ? orZero(row.getBigDecimal(4)) : null, reason));
                })
                .forEach(found -> cells.put(found.getKey(), found.getValue()));
        return cells;
    }

    private static String period(Grain grain) {
        return switch (grain) {
            case NONE -> "cast(null as date)";
            case DAY -> "effective_on";
            case MONTH -> "cast(date_trunc('month', effective_on) as date)";
        };
    }

    private static String periods(Grain grain) {
        return switch (grain) {
            case NONE ->
                "(select cast(null as date) as period_on, cast(:from_on as date) as starts_on,"
                        + " cast(:to_on as date) as ends_on)";
            case DAY ->
                "(select cast(day_on as date) as period_on, cast(day_on as date) as starts_on,"
                        + " cast(day_on as date) as ends_on from"
                        + " generate_series(cast(:from_on as date), cast(:to_on as date), interval 1 day)"
                        + " as days(day_on))";
            case MONTH ->
                "(select cast(month_on as date) as period_on,"
                        + " greatest(cast(month_on as date), cast(:from_on as date)) as starts_on,"
                        + " least(last_day(cast(month_on as date)), cast(:to_on as date)) as ends_on from"
                        + " generate_series(cast(date_trunc('month', cast(:from_on as date)) as date),"
                        + " cast(:to_on as date), interval 1 month) as months(month_on))";
        };
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
