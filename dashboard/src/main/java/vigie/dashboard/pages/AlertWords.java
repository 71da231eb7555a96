package vigie.dashboard.pages;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vigie.dashboard.kpi.AlertsAnswer.Rule;

/** Alerts and rules in words: values in the unit of their metric, rules as one sentence. */
final class AlertWords {
    private final Texts t;
    private final Numbers numbers;

    AlertWords(Frame frame) {
        this(frame.t(), frame.numbers());
    }

    AlertWords(Texts t, Numbers numbers) {
        this.t = t;
        this.numbers = numbers;
    }

    /** {@code 1 250,00 €}. */
    String money(BigDecimal amount) {
        return numbers.money(amount);
    }

    /** {@code 11,8 %}, {@code 3}, {@code 1 250,00 €}; a dash when undefined. */
    String value(String metric, @Nullable BigDecimal value) {
        if (value == null) {
            return numbers.missing();
        }
        return switch (metric) {
            case "MARGIN_RATE" -> numbers.percent(value.movePointLeft(2));
            case "STOCK_ON_HAND", "ABOVE_REORDER_POINT" -> numbers.quantity(value);
            default -> numbers.money(value);
        };
    }

    /** {@code below 12%}. */
    String condition(String metric, String comparison, BigDecimal threshold) {
        return t.of("alerts.comparison." + comparison, value(metric, threshold));
    }

    /** What is watched: {@code margin of a customer over 30 days}. */
    String watched(String metric, String entity, int windowDays) {
        boolean ends = entity.equals("SALE_LINE") && windowDays > 0;
        String key =
                "alerts.metric." + metric + (metric.equals("MARGIN_RATE") ? "." + entity : "") + (ends ? ".ends" : "");
        return t.of(key, numbers.count(windowDays));
    }

    /** The rule as a sentence. */
    String sentence(Rule rule) {
        StringBuilder text = new StringBuilder(t.of(
                "alerts.rule.when",
                watched(rule.metric(), rule.entity(), rule.windowDays()),
                condition(rule.metric(), rule.comparison(), rule.threshold())));
        if (rule.durationDays() > 0) {
            text.append(t.of("alerts.rule.for", numbers.count(rule.durationDays())));
        }
        if (rule.minimumStake().signum() > 0) {
            text.append(t.of("alerts.rule.stake", numbers.money(rule.minimumStake())));
        }
        text.append('.');
        if (rule.recoveryThreshold().compareTo(rule.threshold()) != 0) {
            text.append(' ').append(t.of("alerts.rule.recovery", value(rule.metric(), rule.recoveryThreshold())));
        }
        return text.toString();
    }
}
