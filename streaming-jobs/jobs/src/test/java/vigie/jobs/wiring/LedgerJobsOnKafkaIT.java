package vigie.jobs.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.facts.FactCodec;
import vigie.facts.FactMark;
import vigie.facts.FactRecord;
import vigie.facts.FactRow;
import vigie.jobs.testledger.SmallTrade;
import vigie.jobs.testledger.WrittenLedger;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerRecord.Mark;

@SuppressWarnings("try") // Flink declares close with Exception
class LedgerJobsOnKafkaIT {

    private static final long SEED = 4;
    private static final int PARTITIONS = 3;

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private static JobsConfig config(String ledgerTopic, String factsTopic, int parallelism) {
        String checkpoints =
                folder.resolve("checkpoints-" + ledgerTopic).toUri().toString();
        return new JobsConfig(broker.bootstrapServers(), ledgerTopic, factsTopic, 1, parallelism, 200, checkpoints);
    }

    private static void createTopic(String name, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void send(String topic, List<List<byte[]>> partitions) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "enable.idempotence", true),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int partition = 0; partition < partitions.size(); partition++) {
                for (byte[] message : partitions.get(partition)) {
                    sent.add(producer.send(new ProducerRecord<>(topic, partition, null, message)));
                }
            }
            for (Future<RecordMetadata> each : sent) {
                each.get(30, TimeUnit.SECONDS);
            }
        }
    }

    /** Where the mark of this position ends in a partition. */
    private static int afterMark(List<byte[]> partition, long position) {
        var codec = new LedgerEventCodec();
        for (int i = 0; i < partition.size(); i++) {
            if (codec.decode(partition.get(i)) instanceof Mark mark && mark.position() == position) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("no mark at " + position);
    }

    /** Everything in the topic from an offset to the mark of this position. */
    private static List<FactRecord> facts(String topic, long fromOffset, long lastPosition) {
        List<FactRecord> facts = new ArrayList<>();
        var codec = new FactCodec();
        var partition = new TopicPartition(topic, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, fromOffset);
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> facts.add(codec.decode(message.value())));
                return facts.stream()
                        .anyMatch(fact -> fact instanceof FactMark mark && mark.position() == lastPosition);
            });
        }
        return facts;
    }

    private static NavigableMap<String, FactRow> rows(List<FactRecord> facts) {
        NavigableMap<String, FactRow> rows = new TreeMap<>();
        for (FactRecord fact : facts) {
            if (fact instanceof FactRow row) {
                FactRow before = rows.put("%08d.%05d".formatted(row.position(), row.index()), row);
                assertThat(before == null ? row : before).isEqualTo(row);
            }
        }
        return rows;
    }

    private static JobClient start(StreamExecutionEnvironment env, JobsConfig config) throws Exception {
        LedgerJobs.define(env, config);
        return env.executeAsync("jobs");
    }

    /** Its number, 0 when none is complete. */
    private static long newestCheckpoint(JobsConfig config) {
        return RetainedCheckpoints.newest(RetainedCheckpoints.directoryOf(config))
                .map(path -> Long.parseLong(path.substring(path.lastIndexOf('-') + 1)))
                .orElse(0L);
    }

    @Test
    void aRestartResumesFromItsCheckpointAndEndsWithTheFactsOfAnUninterruptedRun() throws Exception {
        WrittenLedger ledger = SmallTrade.told(SEED, 40);
        long last = ledger.transactions().size();
        List<List<byte[]>> messages = ledger.inPartitions(PARTITIONS, 1, SEED);
        long middle = last / 2;
        List<List<byte[]>> before = new ArrayList<>();
        List<List<byte[]>> after = new ArrayList<>();
        for (List<byte[]> partition : messages) {
            int cut = afterMark(partition, middle);
            before.add(partition.subList(0, cut));
            after.add(partition.subList(cut, partition.size()));
        }
        createTopic("ledger", PARTITIONS);
        JobsConfig config = config("ledger", "facts", 2);
        send("ledger", before);
        List<FactRecord> firstHalf;
        try (var env = StreamExecutionEnvironment.createLocalEnvironment(2)) {
            JobClient job = start(env, config);
            firstHalf = facts("facts", 0, middle);
            long taken = newestCheckpoint(config);
            // The first to end may have begun before the facts above; the one after it has not.
            await().atMost(Duration.ofMinutes(1)).until(() -> newestCheckpoint(config) >= taken + 2);
            RunningJob.cancel(job);
        }
        send("ledger", after);
        List<FactRecord> secondHalf;
        try (var env = StreamExecutionEnvironment.createLocalEnvironment(2)) {
            JobClient job = start(env, config);
            secondHalf = facts("facts", firstHalf.size(), last);
            RunningJob.cancel(job);
        }
        assertThat(rows(secondHalf).firstEntry().getValue().position())
                .as("resumed, not replayed; seed %d", SEED)
                .isEqualTo(middle + 1);

        createTopic("ledger-1", 1);
        send("ledger-1", ledger.inPartitions(1, 9, SEED));
        try (var env = StreamExecutionEnvironment.createLocalEnvironment(1)) {
            JobClient job = start(env, config("ledger-1", "facts-1", 1));
            List<FactRecord> uninterrupted = facts("facts-1", 0, last);
            RunningJob.cancel(job);
            List<FactRecord> both = new ArrayList<>(firstHalf);
            both.addAll(secondHalf);
            assertThat(rows(both)).as("seed %d", SEED).isEqualTo(rows(uninterrupted));
        }
    }

    @Test
    void topicsThatCannotServeAreNamed() throws Exception {
        createTopic("wide-facts", 2);
        createTopic("ledger-ready", 1);
        try (var env = StreamExecutionEnvironment.createLocalEnvironment(1)) {
            assertThatThrownBy(() -> LedgerJobs.define(env, config("no-ledger", "facts", 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("topic no-ledger does not exist")
                    .hasMessageContaining("start the capture first");
            assertThatThrownBy(() -> LedgerJobs.define(env, config("ledger-ready", "wide-facts", 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("topic wide-facts must have one partition, it has 2");
        }
    }
}
