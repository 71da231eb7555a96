package vigie.jobs.wiring;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A partition of a list and where to go on in it. */
record ListSplit(int partition, int offset) implements SourceSplit {

    @Override
    public String splitId() {
        return Integer.toString(partition);
    }

    /** Two integers. */
    static final class Serializer implements SimpleVersionedSerializer<ListSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(ListSplit split) {
            return ByteBuffer.allocate(8)
                    .putInt(split.partition())
                    .putInt(split.offset())
                    .array();
        }

        @Override
        public ListSplit deserialize(int version, byte[] serialized) {
            var bytes = ByteBuffer.wrap(serialized);
            return new ListSplit(bytes.getInt(), bytes.getInt());
        }
    }
}
