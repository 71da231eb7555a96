package vigie.dashboard.warehouse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the materializer knows about the topic, beside what is in the warehouse.
 *
 * @param head highest position seen
 * @param caughtUp true once everything that was in the topic at start has been applied
 * @param replayShare share of the topic read since the start, 0..1
 * @param unreadRecords records in the topic that were not read yet
 * @param polledAt last time the broker answered
 * @param failure why it ended, null while it runs
 */
public record MaterializerStatus(
        long head,
        boolean caughtUp,
        double replayShare,
        long unreadRecords,
        Instant polledAt,
        @Nullable String failure) {}
