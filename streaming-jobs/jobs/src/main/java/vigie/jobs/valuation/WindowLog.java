package vigie.jobs.valuation;

import java.util.List;

/** The events of the open window of one product, wherever they are kept. */
interface WindowLog {
    /** Latest day an event is placed on, {@link Integer#MIN_VALUE} before the first. */
    int lastPlacedOnEpochDay();

    /** First day on which events may be put, {@link Integer#MIN_VALUE} any; never moves back. */
    int firstOpenOnEpochDay();

    /** Opens a later day and keeps only these events: the others are in the book. */
    void openFrom(int day, List<PlacedEvent> remembered);

    /** Everything since the first day that is remembered, set aside or applied, as it arrived. */
    List<PlacedEvent> events();

    /** Adds the next event. */
    void add(PlacedEvent event);

    /** Keeps these, as they arrived, in place of all. */
    void replace(List<PlacedEvent> events);
}
