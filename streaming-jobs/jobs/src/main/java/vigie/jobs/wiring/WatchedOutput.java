package vigie.jobs.wiring;

import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import vigie.jobs.ordering.LedgerMessage;

/**
 * Shows every message to a watcher before it is emitted.
 *
 * @param output where messages go
 * @param watcher sees each of them first
 */
record WatchedOutput(ReaderOutput<LedgerMessage> output, Consumer<LedgerMessage> watcher)
        implements ReaderOutput<LedgerMessage> {

    /** The same for one partition. */
    private record OfSplit(SourceOutput<LedgerMessage> output, Consumer<LedgerMessage> watcher)
            implements SourceOutput<LedgerMessage> {

        @Override
        public void collect(LedgerMessage message) {
            watcher.accept(message);
            output.collect(message);
        }

        @Override
        public void collect(LedgerMessage message, long timestamp) {
            watcher.accept(message);
            output.collect(message, timestamp);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            output.emitWatermark(watermark);
        }

        @Override
        public void markIdle() {
            output.markIdle();
        }

        @Override
        public void markActive() {
            output.markActive();
        }
    }

    @Override
    public void collect(LedgerMessage message) {
        watcher.accept(message);
        output.collect(message);
    }

    @Override
    public void collect(LedgerMessage message, long timestamp) {
        watcher.accept(message);
        output.collect(message, timestamp);
    }

    @Override
    public SourceOutput<LedgerMessage> createOutputForSplit(String splitId) {
        return new OfSplit(output.createOutputForSplit(splitId), watcher);
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        output.releaseOutputForSplit(splitId);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
        output.markIdle();
    }

    @Override
    public void markActive() {
        output.markActive();
    }
}
