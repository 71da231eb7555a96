package vigie.ledgerevents.rows;

/**
 * The business day as the ledger's own clock says it.
 *
 * <p>One row of {@code ledger.clock_ticks}. Never changed once written.
 * Units: see the package description.
 */
public record ClockTickRow(long id, int businessOnEpochDay, long tickedAtMicros, long recordedAtMicros) {}
