package vigie.capture;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerRecord;
import vigie.ledgerevents.LedgerRecord.Mark;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.TransactionSummary;

/**
 * Writes one epoch's topic and the state. Idempotent producer, no Kafka transactions: what is sent twice is the same.
 *
 * <p>A mark follows its rows in the order of sending. That holds only while no row can be given up alone, so a send is
 * retried without limit (a broker that is away holds the capture back, and the slot holds the WAL), and rows too large
 * for the broker are refused before they are sent. It holds only with one request on its way: a partition that knows
 * nothing of a producer takes any batch as its first, so on a new topic, whose leader may not be known yet, a second
 * request could overtake a refused first one, which would then be refused for ever as out of sequence.
 */
final class LedgerPublisher implements AutoCloseable {

    private static final int LARGEST_VALUE_BYTES = 900_000;

    private final String stateTopic;
    private final String topic;
    private final int epoch;
    private final int partitions;
    private final String session;
    private final LedgerEventCodec codec = new LedgerEventCodec();
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    LedgerPublisher(CaptureConfig config, int epoch, String topic, int partitions, String session) {
        this.stateTopic = config.stateTopic();
        this.topic = topic;
        this.epoch = epoch;
        this.partitions = partitions;
        this.session = session;
        this.producer = new KafkaProducer<>(
                settings(config.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends rows, each to its partition; does not wait. */
    void send(List<EncodedRow> rows) {
        for (EncodedRow row : rows) {
            requireSendable(row.value());
            send(new ProducerRecord<>(topic, row.partition(), row.key(), row.value()));
            Envelope envelope = row.envelope();
            if (envelope != null) {
                requireSendable(envelope.value());
                send(new ProducerRecord<>(
                        CaptureConfig.envelopeTopic(topic),
                        null,
                        envelope.key(),
                        envelope.value(),
                        position(envelope)));
            }
        }
    }

    private static void requireSendable(byte[] value) {
        if (value.length > LARGEST_VALUE_BYTES) {
            throw new CaptureHalted(
                    "Une ligne de " + value.length + " octets dépasse ce que Kafka accepte.",
                    "A row of " + value.length + " bytes exceeds what Kafka accepts.");
        }
    }

    private static List<Header> position(Envelope envelope) {
        byte[] text = Long.toString(envelope.position()).getBytes(StandardCharsets.UTF_8);
        return List.of(new RecordHeader(Envelope.POSITION_HEADER, text));
    }

    /** Sends the mark of a group of transactions to every partition; does not wait. */
    void mark(List<TransactionSummary> group) {
        toEveryPartition(new Mark(epoch, session, group.getLast().position(), group));
    }

    /** Sends the schema of every table to every partition; does not wait. */
    void announceSchemas() {
        for (LedgerTable table : LedgerTable.values()) {
            toEveryPartition(LedgerEventCodec.announcement(epoch, table));
        }
    }

    /** Waits until Kafka has everything sent so far. */
    void awaitAcknowledgement() {
        producer.flush();
        requireNoFailure();
    }

    /** Writes the state and waits until Kafka has it. */
    void writeState(CaptureState state) {
        send(new ProducerRecord<>(stateTopic, 0, CaptureState.KEY.getBytes(StandardCharsets.UTF_8), state.encode()));
        awaitAcknowledgement();
    }

    private void toEveryPartition(LedgerRecord message) {
        byte[] value = codec.encode(message);
        for (int partition = 0; partition < partitions; partition++) {
            send(new ProducerRecord<>(topic, partition, null, value));
        }
    }

    private void send(ProducerRecord<byte[], byte[]> message) {
        requireNoFailure();
        try {
            var unused = producer.send(message, (metadata, exception) -> {
                if (exception != null) {
                    failure.compareAndSet(null, exception);
                }
            });
        } catch (KafkaException e) {
            throw new CaptureFailed("Kafka refused a record: " + e.getMessage(), e);
        }
    }

    private void requireNoFailure() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new CaptureFailed("Kafka did not take a record: " + failed.getMessage(), failed);
        }
    }

    private static Properties settings(String bootstrapServers) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", bootstrapServers);
        properties.setProperty("client.id", "vigie-capture");
        properties.setProperty("enable.idempotence", "true");
        properties.setProperty("acks", "all");
        properties.setProperty("retries", Integer.toString(Integer.MAX_VALUE));
        properties.setProperty("max.in.flight.requests.per.connection", "1");
        properties.setProperty("delivery.timeout.ms", Integer.toString(Integer.MAX_VALUE));
        properties.setProperty("request.timeout.ms", "30000");
        properties.setProperty("max.block.ms", Long.toString(Long.MAX_VALUE));
        properties.setProperty("linger.ms", "5"); // only within a batch of transactions: its end sends what waits
        properties.setProperty("batch.size", "131072");
        properties.setProperty("buffer.memory", "67108864");
        return properties;
    }

    /** Gives up what is not acknowledged: the next session sends it again. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
