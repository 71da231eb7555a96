package vigie.jobs.wiring;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import vigie.jobs.ordering.LedgerMessage;

/**
 * Watermarks of one partition: exactly its marks, at once. No idleness and no bounded disorder: every partition gets
 * every mark, and rows stand before the mark of their position.
 */
final class MarkWatermarks implements WatermarkGenerator<LedgerMessage> {

    /** Event time = position; one generator per partition, combined to their minimum by the source. */
    static WatermarkStrategy<LedgerMessage> strategy() {
        return WatermarkStrategy.forGenerator(context -> new MarkWatermarks())
                .withTimestampAssigner((message, ignored) -> message.position());
    }

    @Override
    public void onEvent(LedgerMessage message, long eventTimestamp, WatermarkOutput output) {
        if (message.kind() == LedgerMessage.Kind.MARK) {
            output.emitWatermark(new Watermark(message.position()));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // Marks are emitted when they are read.
    }
}
