package vigie.jobs.valuation;

import vigie.jobs.ordering.Positioned;

/**
 * A period was closed or a business day began, at its place in the ledger. Flat, broadcast to all products and kept in
 * state. Several merge into one by the latest of each day.
 *
 * @param position position of its transaction
 * @param index order inside the transaction
 * @param closedUntilEpochDay last day of the period, {@link Integer#MIN_VALUE} when none was closed
 * @param businessOnEpochDay the business day, {@link Integer#MIN_VALUE} when none began
 */
public record WindowEvent(long position, int index, int closedUntilEpochDay, int businessOnEpochDay)
        implements Positioned {
    /** Before anything happened. */
    static final WindowEvent NONE = new WindowEvent(0, 0, Integer.MIN_VALUE, Integer.MIN_VALUE);

    /** What is known after both, at the later place. */
    WindowEvent and(WindowEvent other) {
        WindowEvent later = other.position > position ? other : this;
        return new WindowEvent(
                later.position,
                later.index,
                Math.max(closedUntilEpochDay, other.closedUntilEpochDay),
                Math.max(businessOnEpochDay, other.businessOnEpochDay));
    }

    /** Whether another says nothing that this one does not. */
    boolean covers(WindowEvent other) {
        return other.closedUntilEpochDay <= closedUntilEpochDay && other.businessOnEpochDay <= businessOnEpochDay;
    }

    /** The days that are open now. */
    WindowOpening opening() {
        return new WindowOpening(closedUntilEpochDay, businessOnEpochDay);
    }
}
