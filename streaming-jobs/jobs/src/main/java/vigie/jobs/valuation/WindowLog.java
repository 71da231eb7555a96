package vigie.jobs.valuation;

import java.util.List;

/** The events of the open window of one product, wherever they are kept. */
interface WindowLog {
    /** Latest day an event is placed on, {@link Integer#MIN_VALUE} before the first. */
    int lastPlacedOnEpochDay();

    /** Everything since the window opened, set aside or applied, as it arrived. */
    List<PlacedEvent> events();

    /** Adds the next event. */
    void add(PlacedEvent event);

    /** Keeps these, as they arrived, in place of all. */
    void replace(List<PlacedEvent> events);
}
