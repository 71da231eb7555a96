package vigie.jobs.wiring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import vigie.jobs.ordering.LedgerMessage;

/**
 * The Kafka source, except that a checkpoint keeps of each partition the offset of its last mark, not the offset after
 * what was read.
 *
 * <p>Watermarks are not part of a checkpoint. Two partitions may stand on either side of a mark when one is taken: the
 * one that had passed it would say nothing more after a restore until the next transaction, and a quiet ledger would
 * stay invisible. Reading from the mark again repeats it at once. The rows behind it are read again too; every operator
 * drops repeats by position and index.
 */
final class MarkAnchoredSource
        implements Source<LedgerMessage, KafkaPartitionSplit, KafkaSourceEnumState>,
                ResultTypeQueryable<LedgerMessage> {

    private static final long serialVersionUID = 1L;

    private final KafkaSource<LedgerMessage> kafka;

    MarkAnchoredSource(KafkaSource<LedgerMessage> kafka) {
        this.kafka = kafka;
    }

    @Override
    public SourceReader<LedgerMessage, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new AnchoredReader(kafka.createReader(context));
    }

    @Override
    public Boundedness getBoundedness() {
        return kafka.getBoundedness();
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return kafka.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState checkpoint) throws Exception {
        return kafka.restoreEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return kafka.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return kafka.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<LedgerMessage> getProducedType() {
        return kafka.getProducedType();
    }

    /** Forwards everything; remembers the offset of the last mark by partition. Runs in the task thread only. */
    @SuppressWarnings("try") // Flink declares close with Exception; Flink calls it, not a try block
    static final class AnchoredReader implements SourceReader<LedgerMessage, KafkaPartitionSplit> {

        private final SourceReader<LedgerMessage, KafkaPartitionSplit> reader;
        private final Map<Integer, Long> offsetOfLastMark = new HashMap<>();

        AnchoredReader(SourceReader<LedgerMessage, KafkaPartitionSplit> reader) {
            this.reader = reader;
        }

        @Override
        public InputStatus pollNext(ReaderOutput<LedgerMessage> output) throws Exception {
            return reader.pollNext(new WatchedOutput(output, this::remember));
        }

        private void remember(LedgerMessage message) {
            if (message.kind() == LedgerMessage.Kind.MARK) {
                offsetOfLastMark.put(
                        message.place().partition(), message.place().offset());
            }
        }

        @Override
        public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
            List<KafkaPartitionSplit> anchored = new ArrayList<>();
            for (KafkaPartitionSplit split : reader.snapshotState(checkpointId)) {
                Long mark = offsetOfLastMark.get(split.getPartition());
                anchored.add(
                        mark == null
                                ? split
                                : new KafkaPartitionSplit(
                                        split.getTopicPartition(),
                                        mark,
                                        split.getStoppingOffset().orElse(KafkaPartitionSplit.NO_STOPPING_OFFSET)));
            }
            return anchored;
        }

        @Override
        public void start() {
            reader.start();
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return reader.isAvailable();
        }

        @Override
        public void addSplits(List<KafkaPartitionSplit> splits) {
            reader.addSplits(splits);
        }

        @Override
        public void notifyNoMoreSplits() {
            reader.notifyNoMoreSplits();
        }

        @Override
        public void handleSourceEvents(SourceEvent sourceEvent) {
            reader.handleSourceEvents(sourceEvent);
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) throws Exception {
            reader.notifyCheckpointComplete(checkpointId);
        }

        @Override
        public void notifyCheckpointAborted(long checkpointId) throws Exception {
            reader.notifyCheckpointAborted(checkpointId);
        }

        @Override
        public void pauseOrResumeSplits(Collection<String> splitsToPause, Collection<String> splitsToResume) {
            reader.pauseOrResumeSplits(splitsToPause, splitsToResume);
        }

        @Override
        public void close() throws Exception {
            reader.close();
        }
    }
}
