package vigie.dashboard.kpi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One value of a metric.
 *
 * @param value exact decimal, null when the metric is not defined here
 * @param reason stable code that says why {@code value} is null, for instance {@code NO_REVENUE}; null otherwise
 * @param numerator upper term of a ratio, null for other metrics
 * @param denominator lower term of a ratio, null for other metrics
 */
public record Figure(
        @Nullable BigDecimal value,
        @Nullable String reason,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator) {}
