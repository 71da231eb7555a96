package vigie.jobs.valuation;

import java.util.Comparator;

/**
 * An event of the open window at its place in the order of business. Flat, kept in state.
 *
 * @param placedOnEpochDay day it is applied on: its own, that of what it refers to when that is later, or the day it
 *     arrived when what had left already would not have been there
 * @param event the event
 */
public record PlacedEvent(int placedOnEpochDay, ValuationEvent event) {
    /** By day; sort what arrived in order, so that those of a day stay as the ledger recorded them. */
    static final Comparator<PlacedEvent> BY_DAY = Comparator.comparingInt(PlacedEvent::placedOnEpochDay);
}
