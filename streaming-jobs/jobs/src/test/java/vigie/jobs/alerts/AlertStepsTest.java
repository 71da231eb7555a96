package vigie.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.facts.AlertComparison;
import vigie.facts.AlertEntity;
import vigie.facts.AlertMetric;
import vigie.facts.AlertSeverity;
import vigie.facts.AlertState;

class AlertStepsTest {
    /** One reading a day, value:stake; what the alert is after each. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # comparison | threshold | recovery | duration | stake | readings | states
            BELOW        | 12 | 13 | 0 | 0  | 12 11 11 12 11 13 11          | - F F R F X F
            BELOW        | 12 | 13 | 0 | 50 | 11:49 11:50 10:20 11:60 14    | - F R F X
            BELOW        | 12 | 12 | 2 | 0  | 11 11 11 12                   | P P F X
            BELOW        | 12 | 12 | 2 | 0  | 11 12 11 11 11                | P X P P F
            BELOW        | 12 | 13 | 2 | 0  | 11 12 11                      | P X P
            AT_OR_BELOW  | 0  | 0  | 0 | 0  | 1 0 0 1                       | - F F X
            AT_OR_BELOW  | 0  | 2  | 0 | 0  | 0 1 2 3                       | F R R X
            ABOVE        | 10 | 5  | 0 | 0  | 10 11 10 6 11 5               | - F R R F X
            BELOW        | 12 | 13 | 0 | 0  | 11 none                       | F X
            """)
    void alertFollowsItsReadings(
            AlertComparison comparison,
            long threshold,
            long recovery,
            int duration,
            long stake,
            String readings,
            String states) {
        AlertRule rule = rule(comparison, threshold, recovery, duration, stake, false);
        StringJoiner found = new StringJoiner(" ");
        @Nullable AlertInstance alert = null;
        int day = 20_000;
        for (String reading : readings.split(" ", -1)) {
            alert = AlertSteps.next(rule, alert, read(reading), day, day);
            found.add(letter(alert));
            if (alert != null && alert.state() == AlertState.RESOLVED) {
                alert = null;
            }
            day++;
        }
        assertThat(found).hasToString(states);
    }

    @ParameterizedTest
    @CsvSource({"true, X", "false, F"})
    void withdrawnRuleResolvesWhatItFired(boolean withdrawn, String state) {
        AlertRule rule = rule(AlertComparison.BELOW, 12, 13, 0, 0, withdrawn);
        var firing = new AlertInstance(AlertState.FIRING, 20_000, 7);
        assertThat(letter(AlertSteps.next(rule, firing, read("11"), 20_001, 8))).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # revenue | cost | threshold % | rate, millionths of percent | missing margin
            100_00 | 90_00  | 12 | 10_000_000   | 2_00
            100_00 | 110_00 | 0  | -10_000_000  | 10_00
            100_00 | 50_00  | 12 | 50_000_000   | 0
            3      | 2      | 0  | 33_333_333   | 0
            1      | 900_000_000_000_000 | 0 | -100_000_000_000_000 | 899_999_999_999_999
            """)
    void marginIsReadInPercentOfRevenue(String revenue, String cost, long threshold, String rate, String missing) {
        Reading reading = Reading.ofMargin(number(revenue), number(cost), threshold * 1_000_000);
        assertThat(reading.valueMicro()).isEqualTo(number(rate));
        assertThat(reading.stakeMinor()).isEqualTo(number(missing));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void marginOfNothingSoldIsUndefined(long revenue) {
        assertThat(Reading.ofMargin(revenue, 5, 0)).isEqualTo(Reading.UNDEFINED);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    private static Reading read(String text) {
        if (text.equals("none")) {
            return Reading.UNDEFINED;
        }
        String[] parts = text.split(":", -1);
        return new Reading(Long.parseLong(parts[0]), null, parts.length == 1 ? 0 : Long.parseLong(parts[1]));
    }

    private static String letter(@Nullable AlertInstance alert) {
        return alert == null
                ? "-"
                : switch (alert.state()) {
                    case PENDING -> "P";
                    case FIRING -> "F";
                    case RECOVERING -> "R";
                    case RESOLVED -> "X";
                };
    }

    private static AlertRule rule(
            AlertComparison comparison, long threshold, long recovery, int days, long stake, boolean withdrawn) {
        return new AlertRule(
                1,
                "rule",
                AlertMetric.STOCK_ON_HAND,
                AlertEntity.STOCK,
                0,
                comparison,
                threshold,
                recovery,
                days,
                stake,
                AlertSeverity.WARNING,
                "",
                withdrawn);
    }
}
