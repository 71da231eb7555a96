package vigie.dashboard.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.facts.CommitSummary;
import vigie.facts.FactRow;

/**
 * Whole positions to apply in one transaction.
 *
 * @param position last complete position
 * @param resumeOffset where to read on after a restart
 * @param rows in (position, index) order, each once
 * @param commits one per transaction, in position order
 * @param haltReason why the jobs stopped publishing after this position, null when they did not
 */
public record FactBatch(
        int run,
        int epoch,
        long position,
        long resumeOffset,
        List<FactRow> rows,
        List<CommitSummary> commits,
        @Nullable String haltReason) {}
