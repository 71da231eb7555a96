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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.facts.FactCodec;
import vigie.facts.FactRecord;
import vigie.facts.FactRow;
import vigie.facts.FactTable;

/**
 * Topic {@code facts} to DuckDB: one transaction per batch of marks, the read offset in the same transaction, so that a
 * kill at any moment neither loses nor doubles a fact. A batch is written when a mark is in hand and 20 ms have passed
 * since the last write, or 5,000 rows wait; while what arrives was committed more than a second ago, nobody waits for
 * single commits and 200 ms are left between writes. On a fact that cannot be right it stops, and says why in its
 * status: what was applied before stays served.
 *
 * <p>A newer run of the jobs says everything again. It fills a warehouse beside the served one, which it replaces once
 * it has reached the position that is served, or at its first mark when the ledger opened another epoch: positions are
 * counted anew then, and the first mark holds the whole ledger.
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

    /** Where facts go: the served warehouse, or one beside it. */
    private record Target(Warehouse warehouse, FactBuffer buffer, FactWriter writer) implements AutoCloseable {
        static Target of(Warehouse warehouse) {
            return new Target(warehouse, new FactBuffer(warehouse.read(ReadSession::progress)), warehouse.writer());
        }

        @Override
        public void close() {
            writer.close();
        }
    }

    private final Warehouse served;
    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Listener listener;
    private final Clock clock;
    private final FactCodec codec = new FactCodec();
    private final Thread thread;
    private volatile boolean closing;
    private volatile MaterializerStatus status;
    private volatile long appliedPosition;

    private long replayFromOffset;
    private long replayToOffset;
    private long endOffset;
    private long endOffsetAtNanos;
    private long lastWriteNanos = System.nanoTime() - PAUSE_WHILE_BEHIND.toNanos();

    private FactMaterializer(Warehouse served, String bootstrapServers, String topic, Listener listener, Clock clock) {
        this.served = served;
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
            Warehouse served, String bootstrapServers, String topic, Listener listener, Clock clock) {
        FactMaterializer materializer = new FactMaterializer(served, bootstrapServers, topic, listener, clock);
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
        Target target = Target.of(served);
        try {
            appliedPosition = target.buffer().applied().position();
            seek(target.buffer().applied());
            while (!closing) {
                target = materialize(target);
            }
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
            target.close();
            if (target.warehouse() != served) {
                target.warehouse().close();
            }
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

    /** Reads once and writes what is due; where the next facts go. */
    private Target materialize(Target before) {
        Target target = before;
        FactBuffer buffer = target.buffer();
        Duration wait = buffer.hasMark() ? untilDue(buffer) : IDLE_POLL;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            FactRecord fact = codec.decode(record.value());
            if (target.buffer().isSupersededBy(fact)) {
                target = startBeside(target, fact.run());
            }
            target.buffer().accept(fact, record.offset());
        }
        if (target.buffer().hasMark() && untilDue(target.buffer()).isZero()) {
            target = write(target);
            lastWriteNanos = System.nanoTime();
        }
        report(target);
        return target;
    }

    private Target startBeside(Target before, int run) {
        before.close();
        if (before.warehouse() != served) {
            before.warehouse().close();
        }
        LOG.info("run {} says everything again: it fills a warehouse beside the one that is served", run);
        return Target.of(served.successor());
    }

    private Duration untilDue(FactBuffer buffer) {
        if (buffer.rowCount() >= FULL_BATCH_ROWS) {
            return Duration.ZERO;
        }
        boolean behind = buffer.lastCommittedAt().isBefore(clock.instant().minus(BEHIND));
        Duration pause = behind ? PAUSE_WHILE_BEHIND : PAUSE_BETWEEN_WRITES;
        long leftNanos = pause.toNanos() - (System.nanoTime() - lastWriteNanos);
        return Duration.ofNanos(Math.max(0, leftNanos));
    }

    private Target write(Target target) {
        FactBatch batch = target.buffer().drain();
        target.writer().apply(batch);
        Set<FactTable> touched = EnumSet.noneOf(FactTable.class);
        Target next = target;
        if (target.warehouse() == served) {
            for (FactRow row : batch.rows()) {
                touched.add(row.table());
            }
        } else if (replaces(batch, served.read(ReadSession::progress))) {
            target.close();
            served.giveWayTo(target.warehouse());
            LOG.info("run {} is served from position {} on", batch.run(), batch.position());
            next = new Target(served, target.buffer(), served.writer());
            touched.addAll(EnumSet.allOf(FactTable.class));
        } else {
            return target;
        }
        appliedPosition = batch.position();
        listener.applied(batch.position(), touched);
        return next;
    }

    private static boolean replaces(FactBatch batch, Progress shown) {
        return batch.haltReason() == null && (batch.epoch() != shown.epoch() || batch.position() >= shown.position());
    }

    private void report(Target target) {
        if (System.nanoTime() - endOffsetAtNanos > END_OFFSET_AGE.toNanos()) {
            readEndOffset();
        }
        FactBuffer buffer = target.buffer();
        long at = consumer.position(partition);
        long unread = Math.max(0, endOffset - at);
        if (target.warehouse() != served) {
            double share = appliedPosition == 0 ? 0 : (double) buffer.applied().position() / appliedPosition;
            status = new MaterializerStatus(
                    appliedPosition,
                    false,
                    Math.min(1, share),
                    unread,
                    clock.instant(),
                    buffer.applied().haltReason());
            return;
        }
        long toReplay = replayToOffset - replayFromOffset;
        boolean caughtUp = status.caughtUp() || (at >= replayToOffset && !buffer.hasMark());
        double share = toReplay <= 0 ? 1 : Math.min(1, (double) (at - replayFromOffset) / toReplay);
        status = new MaterializerStatus(buffer.highest(), caughtUp, share, unread, clock.instant(), null);
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
