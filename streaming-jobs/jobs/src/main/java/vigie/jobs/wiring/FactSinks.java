package vigie.jobs.wiring;

import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The topic facts go to. At least once with an idempotent producer: a row is visible at once and not at the next
 * checkpoint; what a restore repeats is byte for byte the same and the consumer drops it by position.
 */
final class FactSinks {

    private FactSinks() {}

    static void write(DataStream<byte[]> facts, JobsConfig config) {
        KafkaSink<byte[]> kafka = KafkaSink.<byte[]>builder()
                .setBootstrapServers(config.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(KafkaRecordSerializationSchema.<byte[]>builder()
                        .setTopic(config.factsTopic())
                        .setValueSerializationSchema(new AsTheyAre())
                        .build())
                .setProperty("enable.idempotence", "true")
                .setProperty("acks", "all")
                .setProperty("linger.ms", "1")
                .setProperty("batch.size", "262144")
                .setProperty("compression.type", "lz4")
                .build();
        facts.sinkTo(kafka).uid("facts-sink").name("facts").setParallelism(1);
    }

    /** Messages arrive encoded. */
    private static final class AsTheyAre implements SerializationSchema<byte[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public byte[] serialize(byte[] message) {
            return message;
        }
    }
}
