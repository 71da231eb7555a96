package vigie.jobs.margin;

import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.Positioned;

/**
 * One row of an order, its lines or its cancellation. Flat, kept in state while it waits for its position.
 *
 * @param position position of its transaction
 * @param index order inside the transaction
 * @param kind which row
 * @param orderId the order, key
 * @param orderNumber number of the order
 * @param effectiveOnEpochDay date of the order or of the cancellation
 * @param promisedOnEpochDay promised date, ORDER only and when there is one
 * @param line the line, LINE only
 */
public record OrderEvent(
        long position,
        int index,
        Kind kind,
        long orderId,
        String orderNumber,
        int effectiveOnEpochDay,
        @Nullable Integer promisedOnEpochDay,
        @Nullable OrderLine line)
        implements Positioned {

    /** Rows that speak of a whole order. */
    public enum Kind {
        /** The order itself. */
        ORDER,
        /** One line of it. */
        LINE,
        /** What is not delivered is cancelled. */
        CANCELLATION
    }
}
