package vigie.capture;

import org.jspecify.annotations.Nullable;

/**
 * How the capture stands.
 *
 * @param reason why it is not running; null while it runs
 * @param epoch the history being published; 0 before the first one is known
 * @param topic the topic of that epoch
 * @param lastPosition the last position whose marks Kafka acknowledged; -1 before the snapshot is complete
 * @param lagBytes WAL written by the server beyond what the slot has confirmed
 * @param lagMillis age of the oldest transaction not yet published, 0 when there is none
 * @param lagPositions transactions not yet published; an estimate, at most 100,000
 */
public record CaptureStatus(
        State state,
        @Nullable Reason reason,
        int epoch,
        String topic,
        long lastPosition,
        long lagBytes,
        long lagMillis,
        long lagPositions) {

    /** What the capture does. */
    public enum State {
        /** Publishing, or waiting for something to publish. */
        RUNNING,
        /** Stopped for good: what came is not what was written, or cannot be read. The slot keeps the WAL. */
        HALTED,
        /** Something it needs is out of reach; it tries again by itself. */
        FAILED
    }
}
