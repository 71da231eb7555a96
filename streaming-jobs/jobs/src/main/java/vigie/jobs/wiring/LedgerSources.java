package vigie.jobs.wiring;

import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import vigie.jobs.ordering.LedgerMessage;

/**
 * The ledger topic as a stream in event time = position.
 *
 * <p>Starts from the offsets of the checkpoint, else from the first record. Partitions are fixed for an epoch: they are
 * looked up once and not discovered later. The source never has more subtasks than partitions, since a reader without a
 * partition would hold all watermarks back.
 */
final class LedgerSources {

    private LedgerSources() {}

    static DataStream<LedgerMessage> ledger(StreamExecutionEnvironment env, JobsConfig config, int partitions) {
        return env.fromSource(new MarkAnchoredSource(kafka(config)), MarkWatermarks.strategy(), "ledger")
                .uid("ledger-source")
                .setParallelism(Math.min(config.parallelism(), partitions));
    }

    /** The topic as Kafka's connector reads it, without watermarks. */
    static KafkaSource<LedgerMessage> kafka(JobsConfig config) {
        return KafkaSource.<LedgerMessage>builder()
                .setBootstrapServers(config.bootstrapServers())
                .setTopics(config.ledgerTopic())
                .setGroupId("vigie-jobs-run-" + config.run())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new LedgerMessageReader())
                .setProperty("partition.discovery.interval.ms", "-1")
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setProperty("enable.auto.commit", "false")
                .build();
    }
}
