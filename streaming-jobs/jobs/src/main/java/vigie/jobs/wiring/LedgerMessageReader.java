package vigie.jobs.wiring;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.LedgerChange;
import vigie.jobs.ordering.LedgerMessage;
import vigie.jobs.ordering.LedgerMessage.Place;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerRecord;
import vigie.ledgerevents.LedgerRecord.Mark;
import vigie.ledgerevents.LedgerRecord.RowChange;
import vigie.ledgerevents.LedgerRecord.SchemaAnnouncement;

/**
 * Bytes of the ledger topic to {@link LedgerMessage}. What cannot be decoded comes out as UNREADABLE at the first
 * position it can belong to: publication halts there with the reason, and nothing is guessed.
 */
final class LedgerMessageReader implements KafkaRecordDeserializationSchema<LedgerMessage> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable LedgerEventCodec codec;
    private transient @Nullable Map<Integer, LastMark> lastMarks;

    /** The last mark met in a partition: what follows belongs to later positions. */
    private record LastMark(int epoch, long position) {
        private static final LastMark NONE = new LastMark(0, -1);
    }

    @Override
    public void open(InitializationContext context) {
        start();
    }

    /** Gets ready to read; nothing is remembered from before. */
    void start() {
        codec = new LedgerEventCodec();
        lastMarks = new HashMap<>();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<LedgerMessage> out) {
        out.collect(read(new Place(message.partition(), message.offset()), message.value()));
    }

    /** The message of these bytes. */
    LedgerMessage read(Place place, byte @Nullable [] value) {
        LedgerEventCodec decoder = Objects.requireNonNull(codec, "open was not called");
        Map<Integer, LastMark> marks = Objects.requireNonNull(lastMarks, "open was not called");
        LastMark last = marks.getOrDefault(place.partition(), LastMark.NONE);
        LedgerRecord decoded;
        try {
            decoded = decoder.decode(Objects.requireNonNull(value, "message without value"));
        } catch (RuntimeException e) {
            return LedgerMessage.unreadable(
                    place,
                    last.epoch(),
                    last.position() + 1,
                    "partition " + place.partition() + ", offset " + place.offset() + ": " + e.getMessage());
        }
        return switch (decoded) {
            case RowChange change -> LedgerMessage.row(place, flat(change), null);
            case Mark mark -> {
                marks.put(place.partition(), new LastMark(mark.epoch(), mark.position()));
                yield LedgerMessage.mark(place, mark.epoch(), mark.position(), mark.transactions());
            }
            case SchemaAnnouncement announcement ->
                LedgerMessage.schema(
                        place,
                        announcement.epoch(),
                        last.position() + 1,
                        announcement.table().tableName(),
                        announcement.schemaJson());
        };
    }

    private static LedgerChange flat(RowChange change) {
        return new LedgerChange(
                change.epoch(),
                change.position(),
                change.index(),
                change.table().tableName(),
                change.operation().name(),
                change.row());
    }

    @Override
    public TypeInformation<LedgerMessage> getProducedType() {
        return TypeInformation.of(LedgerMessage.class);
    }
}
