package vigie.capture;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vigie.capture.CaptureStatus.State;

/** What the capture knows of itself, written by its threads and read by everybody. */
final class CaptureProgress {

    /** The last published point. */
    record Published(int epoch, String topic, long position, long transactionId) {}

    private static final Published NOTHING = new Published(0, "", -1, 0);

    private final AtomicLong transactions = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private volatile State state = State.RUNNING;
    private volatile @Nullable Reason reason;
    private volatile Published published = NOTHING;
    private volatile LedgerServer.Lag lag = new LedgerServer.Lag(0, 0, 0);

    void running() {
        reason = null;
        state = State.RUNNING;
    }

    void halted(Reason why) {
        reason = why;
        state = State.HALTED;
    }

    void failed(Reason why) {
        reason = why;
        state = State.FAILED;
    }

    void published(Published point, int transactionCount, long rowCount) {
        published = point;
        transactions.addAndGet(transactionCount);
        rows.addAndGet(rowCount);
    }

    void lag(LedgerServer.Lag measured) {
        lag = measured;
    }

    Published published() {
        return published;
    }

    long transactions() {
        return transactions.get();
    }

    long rows() {
        return rows.get();
    }

    CaptureStatus status() {
        Published point = published;
        LedgerServer.Lag behind = lag;
        return new CaptureStatus(
                state,
                reason,
                point.epoch(),
                point.topic(),
                point.position(),
                behind.bytes(),
                behind.oldestMillis(),
                behind.transactions());
    }
}
