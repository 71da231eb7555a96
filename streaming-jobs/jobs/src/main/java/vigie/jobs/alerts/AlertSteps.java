package vigie.jobs.alerts;

import org.jspecify.annotations.Nullable;
import vigie.facts.AlertState;

/**
 * From pending to resolved: the state of an alert after a reading. Pure.
 *
 * <p>Beyond the threshold an alert waits for the duration of its rule (PENDING), then fires. It recovers between
 * threshold and recovery threshold (RECOVERING), fires again beyond the threshold, and resolves at the recovery
 * threshold, so a value that swings about the threshold makes one alert, not many.
 */
final class AlertSteps {
    private AlertSteps() {}

    /**
     * The alert after a reading, null when there is none. Resolved ones are given once, with state RESOLVED.
     *
     * @param rule the rule as it stands
     * @param before the alert so far, null when there is none
     * @param reading what is measured now
     * @param day current business day, days since 1970
     * @param position position of the reading
     */
    static @Nullable AlertInstance next(
            AlertRule rule, @Nullable AlertInstance before, Reading reading, int day, long position) {
        boolean breached = !rule.withdrawn() && rule.breachedBy(reading);
        if (before == null) {
            return breached ? opened(rule, day, position) : null;
        }
        if (rule.withdrawn() || rule.recoveredBy(reading) || (!breached && before.state() == AlertState.PENDING)) {
            return in(AlertState.RESOLVED, before);
        }
        if (!breached) {
            return in(AlertState.RECOVERING, before);
        }
        boolean lasted = day - before.sinceEpochDay() >= rule.durationDays();
        return before.state() == AlertState.PENDING && !lasted ? before : in(AlertState.FIRING, before);
    }

    private static AlertInstance opened(AlertRule rule, int day, long position) {
        return new AlertInstance(rule.durationDays() == 0 ? AlertState.FIRING : AlertState.PENDING, day, position);
    }

    private static AlertInstance in(AlertState state, AlertInstance before) {
        return new AlertInstance(state, before.sinceEpochDay(), before.openedPosition());
    }
}
