package vigie.jobs.alerts;

/**
 * A period that was closed once, whether or not it was reopened. Flat, for Flink state.
 *
 * @param startsOnEpochDay first day
 * @param endsOnEpochDay last day
 * @param closedPosition position it was first closed at
 */
public record ClosedPeriod(int startsOnEpochDay, int endsOnEpochDay, long closedPosition) {
    /** Whether an entry of this position and date came after the close. */
    boolean precedes(long position, int effectiveOnEpochDay) {
        return closedPosition < position
                && effectiveOnEpochDay >= startsOnEpochDay
                && effectiveOnEpochDay <= endsOnEpochDay;
    }
}
