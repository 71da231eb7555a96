package vigie.jobs.valuation;

import java.util.Comparator;

/**
 * An event of the open window at its place in the order of business. Flat, kept in state.
 *
 * @param placedOnEpochDay day it is applied on: its own, that of what it refers to when that is later, or the day it
 *     arrived when what had left already would not have been there
 * @param event the event
 * @param sealedUpToMoveId moves up to this one may have been sealed when it arrived: a replay takes it as it was taken
 */
public record PlacedEvent(int placedOnEpochDay, ValuationEvent event, long sealedUpToMoveId) {
    /** By day; sort what arrived in order, so that those of a day stay as the ledger recorded them. */
    static final Comparator<PlacedEvent> BY_DAY = Comparator.comparingInt(PlacedEvent::placedOnEpochDay);

    /** The same on another day. */
    PlacedEvent on(int epochDay) {
        return epochDay == placedOnEpochDay ? this : new PlacedEvent(epochDay, event, sealedUpToMoveId);
    }
}
