package vigie.ledgerevents.rows;

/**
 * An accounting period, both days included.
 *
 * <p>One row of {@code ledger.periods}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record PeriodRow(long id, int startsOnEpochDay, int endsOnEpochDay, boolean closed, long recordedAtMicros) {}
