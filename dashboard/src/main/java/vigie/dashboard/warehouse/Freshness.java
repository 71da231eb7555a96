package vigie.dashboard.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How fresh the figures are, as a ledger position.
 *
 * @param head highest position known to exist
 * @param applied position every figure stands at
 * @param reconciled position of the last audit without a difference, 0 before the first
 * @param reconciledAt commit time of that position
 * @param committedAt commit time of the applied position
 * @param businessOn business day as of the applied position
 * @param pendingDays days with valuation entries that the journal does not have yet, the business day included
 * @param lagEntries head - applied
 * @param lagMillis age of what is not applied yet, 0 when nothing is missing
 * @param progress share of a replay done, 0..1, null outside {@link State#REBUILDING}
 * @param gapAmount largest difference with the ledger in absolute value, null outside {@link State#GAP}
 * @param reason why it stopped or which check differs; null when all is well
 * @param demoPaused true when the clock of simulated days is paused, null when there is no such clock
 */
public record Freshness(
        State state,
        long head,
        long applied,
        long reconciled,
        @Nullable Instant reconciledAt,
        @Nullable Instant committedAt,
        @Nullable LocalDate businessOn,
        int pendingDays,
        long lagEntries,
        long lagMillis,
        @Nullable Double progress,
        @Nullable BigDecimal gapAmount,
        @Nullable String reason,
        @Nullable Boolean demoPaused) {

    /** States of the freshness pill, worst first wins: stopped, gap, rebuilding, behind, fresh. */
    public enum State {
        FRESH,
        BEHIND,
        STOPPED,
        REBUILDING,
        GAP,
        /** The reader chose a moment of the past; figures do not move. */
        AS_OF
    }
}
