package vigie.capture;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerRecord.Mark;
import vigie.ledgerevents.TransactionSummary;

/** The topics of the capture: which there are, how they end, making and removing them. */
final class LedgerTopics implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int FIRST_WINDOW = 1_000;

    private final CaptureConfig config;
    private final Admin admin;

    LedgerTopics(CaptureConfig config) {
        this.config = config;
        try {
            admin = Admin.create(Map.of(
                    "bootstrap.servers", config.bootstrapServers(),
                    "client.id", "vigie-capture-admin",
                    "default.api.timeout.ms", "20000",
                    "request.timeout.ms", "10000"));
        } catch (KafkaException e) {
            throw new CaptureFailed("Kafka cannot be used at " + config.bootstrapServers() + ": " + e.getMessage(), e);
        }
    }

    Set<String> names() {
        return await("the topics cannot be listed", admin.listTopics().names());
    }

    int partitions(String topic) {
        return await(
                        "topic " + topic + " cannot be described",
                        admin.describeTopics(List.of(topic)).allTopicNames())
                .values()
                .stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
    }

    /** Makes the topic of an epoch; its records are kept for ever. */
    void createLedgerTopic(String topic) {
        create(new NewTopic(topic, Optional.of(config.partitions()), Optional.empty())
                .configs(Map.of("retention.ms", "-1", "retention.bytes", "-1", "cleanup.policy", "delete")));
    }

    /** Makes the state topic unless it exists; small segments, so that compaction keeps it small. */
    void createStateTopic() {
        create(new NewTopic(config.stateTopic(), Optional.of(1), Optional.empty())
                .configs(Map.of("cleanup.policy", "compact", "segment.bytes", "1048576", "segment.ms", "600000")));
    }

    /** Removes all records of a topic; the topic stays, so that no producer meets another one under its name. */
    void empty(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end)));
            await(
                    "topic " + topic + " cannot be emptied",
                    admin.deleteRecords(all).all());
        } catch (KafkaException e) {
            throw new CaptureFailed("topic " + topic + " cannot be emptied: " + e.getMessage(), e);
        }
    }

    /** The last state written, if any. */
    @Nullable
    CaptureState lastState() {
        if (!names().contains(config.stateTopic())) {
            return null;
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return last(
                    consumer,
                    new TopicPartition(config.stateTopic(), 0),
                    record -> record.value() == null ? null : CaptureState.decode(record.value()));
        } catch (KafkaException e) {
            throw new CaptureFailed("the state topic cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The last position that every partition has a mark for, as the mark tells it; null when a partition has none.
     */
    @Nullable
    TransactionSummary lastMarked(String topic) {
        LedgerEventCodec codec = new LedgerEventCodec();
        TransactionSummary least = null;
        int partitions = partitions(topic);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            for (int partition = 0; partition < partitions; partition++) {
                Mark mark = last(
                        consumer,
                        new TopicPartition(topic, partition),
                        record -> codec.decode(record.value()) instanceof Mark found ? found : null);
                if (mark == null) {
                    return null;
                }
                TransactionSummary summary = mark.transactions().getLast();
                if (least == null || summary.position() < least.position()) {
                    least = summary;
                }
            }
            return least;
        } catch (KafkaException e) {
            throw new CaptureFailed("the end of topic " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The last record of a partition that {@code wanted} accepts, looked for from the end in growing windows. */
    private static <T> @Nullable T last(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            Function<ConsumerRecord<byte[], byte[]>, @Nullable T> wanted) {
        List<TopicPartition> assigned = List.of(partition);
        consumer.assign(assigned);
        long begin = consumer.beginningOffsets(assigned).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(assigned).getOrDefault(partition, 0L);
        long upTo = end;
        for (long window = FIRST_WINDOW; upTo > begin; window *= 8) {
            long from = Math.max(begin, end - window);
            consumer.seek(partition, from);
            T found = null;
            while (consumer.position(partition) < upTo) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
                    T candidate = record.offset() < upTo ? wanted.apply(record) : null;
                    found = candidate == null ? found : candidate;
                }
            }
            if (found != null) {
                return found;
            }
            upTo = from;
        }
        return null;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", config.bootstrapServers());
        properties.setProperty("client.id", "vigie-capture-recovery");
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("max.poll.records", "10000");
        properties.setProperty("allow.auto.create.topics", "false");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void create(NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new CaptureFailed("topic " + topic.name() + " cannot be created: " + e.getMessage(), e);
            }
        }
    }

    private static <T> T await(String failure, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new CaptureFailed(failure + ": " + e.getMessage(), e);
        }
    }

    private static CaptureFailed interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CaptureFailed("interrupted while waiting for Kafka", e);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
