package vigie.jobs.alerts;

import vigie.facts.AlertComparison;
import vigie.facts.AlertEntity;
import vigie.facts.AlertMetric;
import vigie.facts.AlertSeverity;

/**
 * One version of a rule of the ledger. Flat, for Flink state.
 *
 * @param id identifier in the ledger
 * @param code natural code, first part of the keys of its alerts
 * @param metric what is watched
 * @param entity whose metric it is
 * @param windowDays days the metric looks back; days late of an overdue amount; days without a change after which a
 *     sale line is watched no more, 0 for never
 * @param comparison side of the threshold that fires
 * @param thresholdMicro millionths of percent, stock units or currency, as the metric is
 * @param recoveryThresholdMicro value at which it is over, same unit, on the other side of the threshold
 * @param durationDays business days it has to last before it fires
 * @param minimumStakeMinor amount at stake below which it does not fire
 * @param severity how much it matters
 * @param recipients mail addresses, separated by commas
 * @param withdrawn true when it watches no more
 */
public record AlertRule(
        long id,
        String code,
        AlertMetric metric,
        AlertEntity entity,
        int windowDays,
        AlertComparison comparison,
        long thresholdMicro,
        long recoveryThresholdMicro,
        int durationDays,
        long minimumStakeMinor,
        AlertSeverity severity,
        String recipients,
        boolean withdrawn) {

    /** Whether a reading is beyond the threshold with enough at stake. */
    boolean breachedBy(Reading reading) {
        Long value = reading.valueMicro();
        return value != null
                && reading.stakeMinor() >= minimumStakeMinor
                && switch (comparison) {
                    case BELOW -> value < thresholdMicro;
                    case AT_OR_BELOW -> value <= thresholdMicro;
                    case ABOVE -> value > thresholdMicro;
                };
    }

    /** Whether a reading is back to normal: at the recovery threshold or beyond it, or no value at all. */
    boolean recoveredBy(Reading reading) {
        Long value = reading.valueMicro();
        return value == null
                || switch (comparison) {
                    case BELOW -> value >= recoveryThresholdMicro;
                    case AT_OR_BELOW -> value > recoveryThresholdMicro;
                    case ABOVE -> value <= recoveryThresholdMicro;
                };
    }
}
