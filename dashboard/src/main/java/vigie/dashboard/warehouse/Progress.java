package vigie.dashboard.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * How far the facts are applied.
 *
 * @param run run of the jobs, 0 before the first mark
 * @param epoch epoch of the ledger positions, 0 before the first mark
 * @param position last applied position
 * @param kafkaOffset where to read on
 * @param haltReason why the jobs stopped publishing, null while all is well
 */
public record Progress(
        int run,
        int epoch,
        long position,
        long kafkaOffset,
        @Nullable String haltReason) {}
