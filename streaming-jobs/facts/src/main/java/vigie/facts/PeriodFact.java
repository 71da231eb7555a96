package vigie.facts;

/**
 * One row per accounting period and version; the last one at a position holds. Table {@code periods}.
 *
 * @param periodId accounting period (fr: période comptable)
 * @param startsOnEpochDay first day (fr: début)
 * @param endsOnEpochDay last day (fr: fin)
 * @param closed true once it is locked, false again once it is reopened (fr: close)
 * @param recordedAtMicros instant the version was recorded, UTC
 */
public record PeriodFact(
        long periodId, int startsOnEpochDay, int endsOnEpochDay, boolean closed, long recordedAtMicros) {}
