package vigie.jobs.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.LedgerMessage;
import vigie.jobs.ordering.LedgerMessage.Place;

/**
 * The ledger topic from lists in memory, one per partition, read in an order a seed decides. Never ends, as a topic
 * never does; resumes a partition at its last mark, as the Kafka source does. May hold the second half back until a
 * checkpoint is complete, so that a crash in the second half always restores something.
 */
final class ListSource implements Source<LedgerMessage, ListSplit, Integer> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<ArrayList<byte[]>> partitions = new ArrayList<>();
    private final long seed;
    private final boolean secondHalfAfterCheckpoint;

    ListSource(List<List<byte[]>> partitions, long seed, boolean secondHalfAfterCheckpoint) {
        partitions.forEach(partition -> this.partitions.add(new ArrayList<>(partition)));
        this.seed = seed;
        this.secondHalfAfterCheckpoint = secondHalfAfterCheckpoint;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<LedgerMessage, ListSplit> createReader(SourceReaderContext context) {
        return new Reader();
    }

    @Override
    public SplitEnumerator<ListSplit, Integer> createEnumerator(SplitEnumeratorContext<ListSplit> context) {
        List<ListSplit> all = new ArrayList<>();
        for (int partition = 0; partition < partitions.size(); partition++) {
            all.add(new ListSplit(partition, 0));
        }
        return new Enumerator(context, all);
    }

    @Override
    public SplitEnumerator<ListSplit, Integer> restoreEnumerator(
            SplitEnumeratorContext<ListSplit> context, Integer assigned) {
        return new Enumerator(context, List.of());
    }

    @Override
    public SimpleVersionedSerializer<ListSplit> getSplitSerializer() {
        return new ListSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
        return new SimpleVersionedSerializer<>() {
            @Override
            public int getVersion() {
                return 1;
            }

            @Override
            public byte[] serialize(Integer assigned) {
                return new byte[] {assigned.byteValue()};
            }

            @Override
            public Integer deserialize(int version, byte[] serialized) {
                return (int) serialized[0];
            }
        };
    }

    /** Partition p goes to reader p modulo parallelism. */
    private static final class Enumerator implements SplitEnumerator<ListSplit, Integer> {
        private final SplitEnumeratorContext<ListSplit> context;
        private final List<ListSplit> unassigned;

        private Enumerator(SplitEnumeratorContext<ListSplit> context, List<ListSplit> unassigned) {
            this.context = context;
            this.unassigned = new ArrayList<>(unassigned);
        }

        @Override
        public void addReader(int subtask) {
            List<ListSplit> own = unassigned.stream()
                    .filter(split -> split.partition() % context.currentParallelism() == subtask)
                    .toList();
            unassigned.removeAll(own);
            own.forEach(split -> context.assignSplit(split, subtask));
        }

        @Override
        public void addSplitsBack(List<ListSplit> splits, int subtask) {
            unassigned.addAll(splits);
        }

        @Override
        public Integer snapshotState(long checkpointId) {
            return 1;
        }

        @Override
        public void start() {
            // Splits are given out as readers register.
        }

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {
            // Readers do not ask.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** Emits one message at a time from a partition chosen by the seed. */
    private final class Reader implements SourceReader<LedgerMessage, ListSplit> {
        private final Random random = new Random(seed);
        private final LedgerMessageReader messages = new LedgerMessageReader();
        private final List<Integer> own = new ArrayList<>();
        private final Map<Integer, Integer> next = new HashMap<>();
        private final Map<Integer, Integer> lastMark = new HashMap<>();
        private boolean checkpointed;
        private CompletableFuture<Void> available = new CompletableFuture<>();

        @Override
        public void start() {
            messages.start();
        }

        @Override
        public void addSplits(List<ListSplit> splits) {
            splits.forEach(split -> {
                own.add(split.partition());
                next.put(split.partition(), split.offset());
            });
            available.complete(null);
        }

        @Override
        public InputStatus pollNext(ReaderOutput<LedgerMessage> output) {
            List<Integer> ready = own.stream()
                    .filter(partition -> next.getOrDefault(partition, 0) < limit(partition))
                    .toList();
            if (ready.isEmpty()) {
                available = new CompletableFuture<>();
                return InputStatus.NOTHING_AVAILABLE;
            }
            int partition = ready.get(random.nextInt(ready.size()));
            int offset = next.merge(partition, 1, Integer::sum) - 1;
            LedgerMessage message = messages.read(
                    new Place(partition, offset), partitions.get(partition).get(offset));
            if (message.kind() == LedgerMessage.Kind.MARK) {
                lastMark.put(partition, offset);
            }
            output.createOutputForSplit(Integer.toString(partition)).collect(message);
            return InputStatus.MORE_AVAILABLE;
        }

        private int limit(int partition) {
            int size = partitions.get(partition).size();
            return secondHalfAfterCheckpoint && !checkpointed ? size / 2 : size;
        }

        @Override
        public List<ListSplit> snapshotState(long checkpointId) {
            return own.stream()
                    .map(partition ->
                            new ListSplit(partition, lastMark.getOrDefault(partition, next.getOrDefault(partition, 0))))
                    .toList();
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            checkpointed = true;
            available.complete(null);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return available;
        }

        @Override
        public void notifyNoMoreSplits() {
            // The topic goes on.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
