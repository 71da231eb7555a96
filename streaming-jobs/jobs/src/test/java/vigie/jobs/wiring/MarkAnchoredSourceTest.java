package vigie.jobs.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import vigie.jobs.ordering.LedgerMessage;
import vigie.jobs.ordering.LedgerMessage.Place;

@SuppressWarnings("try") // Flink declares close with Exception
class MarkAnchoredSourceTest {

    private static final TopicPartition FIRST = new TopicPartition("ledger", 0);
    private static final TopicPartition SECOND = new TopicPartition("ledger", 1);

    /** Emits what it is told and stands behind offset 40 in both partitions. */
    private static final class ToldReader implements SourceReader<LedgerMessage, KafkaPartitionSplit> {
        private final List<LedgerMessage> messages;

        private ToldReader(LedgerMessage... messages) {
            this.messages = new ArrayList<>(List.of(messages));
        }

        @Override
        public InputStatus pollNext(ReaderOutput<LedgerMessage> output) {
            LedgerMessage message = messages.removeFirst();
            output.createOutputForSplit("ledger-" + message.place().partition()).collect(message);
            return messages.isEmpty() ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
        }

        @Override
        public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
            return List.of(new KafkaPartitionSplit(FIRST, 40), new KafkaPartitionSplit(SECOND, 40));
        }

        @Override
        public void start() {
            // Told beforehand.
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void addSplits(List<KafkaPartitionSplit> splits) {
            // Told beforehand.
        }

        @Override
        public void notifyNoMoreSplits() {
            // Told beforehand.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** Counts what is emitted. */
    private static final class Collected implements ReaderOutput<LedgerMessage> {
        private final List<LedgerMessage> messages = new ArrayList<>();

        @Override
        public void collect(LedgerMessage message) {
            messages.add(message);
        }

        @Override
        public void collect(LedgerMessage message, long timestamp) {
            messages.add(message);
        }

        @Override
        public SourceOutput<LedgerMessage> createOutputForSplit(String splitId) {
            return this;
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            // Watermarks come from the generator.
        }

        @Override
        public void markIdle() {
            // Partitions are never idle.
        }

        @Override
        public void markActive() {
            // Partitions are never idle.
        }

        @Override
        public void releaseOutputForSplit(String splitId) {
            // Nothing is held.
        }
    }

    @Test
    void aCheckpointKeepsTheLastMarkOfEachPartition() throws Exception {
        LedgerMessage mark = LedgerMessage.mark(new Place(0, 35), 1, 7, List.of());
        LedgerMessage unreadable = LedgerMessage.unreadable(new Place(0, 39), 1, 8, "");
        var output = new Collected();
        try (var reader = new MarkAnchoredSource.AnchoredReader(new ToldReader(mark, unreadable))) {
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
            assertThat(output.messages).containsExactly(mark, unreadable);
            assertThat(reader.snapshotState(1))
                    .as("partition 0 at its mark, partition 1 has shown none")
                    .containsExactly(new KafkaPartitionSplit(FIRST, 35), new KafkaPartitionSplit(SECOND, 40));
        }
    }
}
