package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** Other consumers get every change as standard Debezium JSON, the snapshot first. */
class EnvelopesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);

    @Test
    void changesComeAsStandardEnvelopesWithTheirPosition() throws Exception {
        TestLedger ledger = TestLedger.fresh();
        try (Connection writer = ledger.connect()) {
            TestLedger.putSupplier(writer, "before");
        }
        CaptureConfig config = ledger.config(1, SideFormat.DEBEZIUM_JSON);
        try (CaptureLedger capture = CaptureLedger.start(config);
                PublishedLedger published = new PublishedLedger(config.topic());
                Connection writer = ledger.connect()) {
            published.awaitPosition(0);
            TestLedger.putSupplier(writer, "after");
            published.awaitPosition(1);
            assertThat(capture.status().state()).isEqualTo(CaptureStatus.State.RUNNING);
        }
        List<ConsumerRecord<byte[], byte[]>> suppliers = suppliers(CaptureConfig.envelopeTopic(config.topic()));
        assertThat(suppliers).hasSize(2);
        JsonNode snapshot = JSON.readTree(suppliers.getFirst().value());
        assertThat(snapshot.path("op").asText()).isEqualTo("r");
        assertThat(snapshot.at("/after/code").asText()).isEqualTo("before");
        JsonNode created = JSON.readTree(suppliers.getLast().value());
        assertThat(created.path("op").asText()).isEqualTo("c");
        assertThat(created.at("/after/code").asText()).isEqualTo("after");
        assertThat(created.path("schema").isMissingNode())
                .as("no schema in each")
                .isTrue();
        assertThat(JSON.readTree(suppliers.getLast().key()).path("id").asLong())
                .isEqualTo(created.at("/after/id").asLong());
        assertThat(suppliers.stream().map(EnvelopesIT::position)).containsExactly("0", "1");
    }

    private static String position(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader(Envelope.POSITION_HEADER).value(), StandardCharsets.UTF_8);
    }

    /** Everything the topic holds of the table; the capture has ended, so nothing more comes. */
    private static List<ConsumerRecord<byte[], byte[]>> suppliers(String topic) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestLedger.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (JSON.readTree(record.value())
                            .at("/source/table")
                            .asText()
                            .equals("suppliers")) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }
}
