package vigie.dashboard.kpi;

import java.time.Instant;

/** The moment the ledger is looked at. */
public sealed interface AsOf {

    /** The latest position that has been applied. */
    record Now() implements AsOf {}

    /** After the transaction with this position. */
    record AtPosition(long position) implements AsOf {
        public AtPosition {
            if (position < 0) {
                throw new IllegalArgumentException("position must be zero or more, found " + position);
            }
        }
    }

    /** After the last transaction committed at or before this instant. */
    record AtInstant(Instant instant) implements AsOf {}
}
