package vigie.dashboard.warehouse;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.facts.FactCodec;
import vigie.facts.FactRow;
import vigie.facts.FactTable;

/**
 * Topic {@code facts} to DuckDB: one transaction per batch of marks, the read offset in the same transaction, so that a
 * kill at any moment neither loses nor doubles a fact. A batch is written when a mark is in hand and 20 ms have passed
 * since the last write, or 5,000 rows wait; while what arrives was committed more than a second ago, nobody waits for
 * single commits and 200 ms are left between writes. On a fact that cannot be right it stops, and says why in its
 * status: what was applied before stays served.
 */
public final class FactMaterializer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FactMaterializer.class);
    private static final Duration PAUSE_BETWEEN_WRITES = Duration.ofMillis(20);
    private static final Duration PAUSE_WHILE_BEHIND = Duration.ofMillis(200);
    private static final Duration BEHIND = Duration.ofSeconds(1);
    private static final Duration IDLE_POLL = Duration.ofMillis(200);
    private static final Duration END_OFFSET_AGE = Duration.ofMillis(500);
    private static final int FULL_BATCH_ROWS = 5_000;

    /** Told after each applied batch, on the materializer's thread: must return at once. */
    @FunctionalInterface
    public interface Listener {
        void applied(long position, Set<FactTable> touched);
    }

    private final Warehouse warehouse;
    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Listener listener;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean closing;
    private volatile MaterializerStatus status;
    private volatile long appliedPosition;

    private long replayFromOffset;
    private long replayToOffset;
    private long endOffset;
    private long endOffsetAtNanos;

    private FactMaterializer(
            Warehouse warehouse, String bootstrapServers, String topic, Listener listener, Clock clock) {
        this.warehouse = warehouse;
        this.partition = new TopicPartition(topic, 0);
        this.consumer = new KafkaConsumer<>(settings(bootstrapServers));
        this.listener = listener;
        this.clock = clock;
        this.status = new MaterializerStatus(0, false, 0, 0, clock.instant(), null);
        this.thread = new Thread(this::run, "fact-materializer");
        this.thread.setDaemon(true);
    }

    /** Starts to apply facts where the warehouse stands. */
    public static FactMaterializer start(
            Warehouse warehouse, String bootstrapServers, String topic, Listener listener, Clock clock) {
        FactMaterializer materializer = new FactMaterializer(warehouse, bootstrapServers, topic, listener, clock);
        materializer.thread.start();
        return materializer;
    }

    public MaterializerStatus status() {
        return status;
    }

    /** Last position whose DuckDB transaction is committed; 0 before the first is. Costs no query. */
    public long appliedPosition() {
        return appliedPosition;
    }

    private static Properties settings(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "20000");
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
        return settings;
    }

    private void run() {
        try (FactWriter writer = warehouse.writer()) {
            FactBuffer buffer = new FactBuffer(warehouse.read(ReadSession::progress));
            appliedPosition = buffer.applied().position();
            seek(buffer.applied());
            materialize(buffer, writer);
        } catch (WakeupException e) {
            LOG.debug("materializer stopped");
        } catch (RuntimeException e) {
            LOG.error("facts are no longer applied: {}", e.getMessage(), e);
            MaterializerStatus last = status;
            status = new MaterializerStatus(
                    last.head(),
                    last.caughtUp(),
                    last.replayShare(),
                    last.unreadRecords(),
                    last.polledAt(),
                    String.valueOf(e.getMessage()));
        } finally {
            consumer.close();
        }
    }

    private void seek(Progress applied) {
        consumer.assign(List.of(partition));
        long begin = firstOffset(consumer.beginningOffsets(List.of(partition)));
        readEndOffset();
        replayToOffset = endOffset;
        long from = applied.kafkaOffset() > endOffset ? begin : Math.max(begin, applied.kafkaOffset());
        replayFromOffset = from;
        consumer.seek(partition, from);
        LOG.info("applying facts from offset {} of {}, position {}", from, endOffset, applied.position());
    }

    private void materialize(FactBuffer buffer, FactWriter writer) {
        FactCodec codec = new FactCodec();
        long lastWriteNanos = System.nanoTime() - PAUSE_WHILE_BEHIND.toNanos();
        while (!closing) {
            Duration wait = buffer.hasMark() ? untilDue(buffer, lastWriteNanos) : IDLE_POLL;
            ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                buffer.accept(codec.decode(record.value()), record.offset());
            }
            if (buffer.hasMark() && untilDue(buffer, lastWriteNanos).isZero()) {
                write(buffer, writer);
                lastWriteNanos = System.nanoTime();
            }
            report(buffer);
        }
    }

    private Duration untilDue(FactBuffer buffer, long lastWriteNanos) {
        if (buffer.rowCount() >= FULL_BATCH_ROWS) {
            return Duration.ZERO;
        }
        boolean behind = buffer.lastCommittedAt().isBefore(clock.instant().minus(BEHIND));
        Duration pause = behind ? PAUSE_WHILE_BEHIND : PAUSE_BETWEEN_WRITES;
        long leftNanos = pause.toNanos() - (System.nanoTime() - lastWriteNanos);
        return Duration.ofNanos(Math.max(0, leftNanos));
    }

    private void write(FactBuffer buffer, FactWriter writer) {
        FactBatch batch = buffer.drain();
        writer.apply(batch);
        appliedPosition = batch.position();
        Set<FactTable> touched = EnumSet.noneOf(FactTable.class);
        for (FactRow row : batch.rows()) {
            touched.add(row.table());
        }
        listener.applied(batch.position(), touched);
    }

    private void report(FactBuffer buffer) {
        if (System.nanoTime() - endOffsetAtNanos > END_OFFSET_AGE.toNanos()) {
            readEndOffset();
        }
        long at = consumer.position(partition);
        long toReplay = replayToOffset - replayFromOffset;
        boolean caughtUp = status.caughtUp() || (at >= replayToOffset && !buffer.hasMark());
        double share = toReplay <= 0 ? 1 : Math.min(1, (double) (at - replayFromOffset) / toReplay);
        status = new MaterializerStatus(
                buffer.highest(), caughtUp, share, Math.max(0, endOffset - at), clock.instant(), null);
    }

    private void readEndOffset() {
        endOffset = firstOffset(consumer.endOffsets(List.of(partition)));
        endOffsetAtNanos = System.nanoTime();
    }

    private static long firstOffset(Map<TopicPartition, Long> offsets) {
        @Nullable Long offset = offsets.values().iterator().next();
        return offset == null ? 0 : offset;
    }

    /** Stops reading; what is applied stays. Waits for a write that has begun. */
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
