package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vigie.ledgerevents.HashChain;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerRecord.Mark;
import vigie.ledgerevents.LedgerRecord.RowChange;
import vigie.ledgerevents.LedgerRecord.SchemaAnnouncement;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.TransactionSummary;

/**
 * Reads a topic as a consumer must, from its first record: drops what it has, releases a position when every partition
 * is marked that far. Every rule of the contract is checked on the way.
 */
final class PublishedLedger implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final LedgerEventCodec codec = new LedgerEventCodec();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Integer, Long> markedByPartition = new HashMap<>();
    private final TreeMap<Long, TreeMap<Integer, RowChange>> rows = new TreeMap<>();
    private final TreeMap<Long, TransactionSummary> summaries = new TreeMap<>();
    private final Map<LedgerTable, Integer> announcements = new HashMap<>();
    private byte[] hash = HashChain.beforeFirst();
    private long released = -1;
    private long repeatedRows;
    private long records;

    PublishedLedger(String topic) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", TestLedger.bootstrapServers());
        properties.setProperty("enable.auto.commit", "false");
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!consumer.listTopics().containsKey(topic)) {
            assertThat(System.nanoTime()).as("deadline for topic " + topic).isLessThan(deadline);
        }
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        partitions.forEach(partition -> markedByPartition.put(partition.partition(), -1L));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads until the position is released. */
    PublishedLedger awaitPosition(long position) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (released < position) {
            assertThat(System.nanoTime())
                    .as("deadline for position " + position + ", released " + released)
                    .isLessThan(deadline);
            poll(Duration.ofMillis(100));
        }
        return this;
    }

    /** Reads until this many further records have come. */
    void awaitRecords(long count) {
        long goal = records + count;
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (records < goal) {
            assertThat(System.nanoTime())
                    .as("deadline for " + count + " records")
                    .isLessThan(deadline);
            poll(Duration.ofMillis(5));
        }
    }

    /** Reads what comes until nothing comes for {@code quiet}. */
    PublishedLedger readUntilQuiet(Duration quiet) {
        long before = -1;
        while (before != records) {
            before = records;
            poll(quiet);
        }
        return this;
    }

    private void poll(Duration wait) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            records++;
            switch (codec.decode(record.value())) {
                case RowChange change -> accept(change, record.partition());
                case Mark mark -> accept(mark, record.partition());
                case SchemaAnnouncement announcement -> {
                    codec.readWith(announcement);
                    announcements.merge(announcement.table(), 1, Integer::sum);
                }
            }
        }
    }

    private void accept(RowChange change, int partition) {
        RowChange known =
                rows.computeIfAbsent(change.position(), p -> new TreeMap<>()).putIfAbsent(change.index(), change);
        if (known == null) {
            assertThat(change.position())
                    .as("a new row behind the mark of partition " + partition)
                    .isGreaterThan(markedByPartition.getOrDefault(partition, -1L));
        } else {
            repeatedRows++;
            assertThat(change).as("a repeated row is the same").isEqualTo(known);
        }
    }

    private void accept(Mark mark, int partition) {
        for (TransactionSummary summary : mark.transactions()) {
            TransactionSummary known = summaries.putIfAbsent(summary.position(), summary);
            assertThat(known == null || known.equals(summary))
                    .as("a repeated summary is the same")
                    .isTrue();
        }
        markedByPartition.merge(partition, mark.position(), Math::max);
        long everywhere = markedByPartition.values().stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(-1);
        while (released < everywhere) {
            release(released + 1);
        }
    }

    private void release(long position) {
        TransactionSummary summary = summary(position);
        TreeMap<Integer, RowChange> changes = rows.getOrDefault(position, new TreeMap<>());
        assertThat(changes).as("rows of position " + position).hasSize(summary.rowCount());
        assertThat(changes.firstKey()).isEqualTo(1);
        assertThat(changes.lastKey()).isEqualTo(summary.rowCount());
        HashChain chain = new HashChain(hash);
        changes.values().forEach(change -> chain.add(change.row()));
        hash = chain.finish();
        assertThat(summary.hash()).as("hash of position " + position).isEqualTo(hash);
        if (position > 0) {
            assertThat(summary.endLsn()).isGreaterThan(summary(position - 1).endLsn());
        }
        released = position;
    }

    long released() {
        return released;
    }

    long repeatedRows() {
        return repeatedRows;
    }

    Map<LedgerTable, Integer> announcements() {
        return announcements;
    }

    TransactionSummary summary(long position) {
        return Objects.requireNonNull(summaries.get(position), "no summary of position " + position);
    }

    /** The changes of a released position in index order. */
    List<RowChange> changes(long position) {
        return List.copyOf(rows.getOrDefault(position, new TreeMap<>()).values());
    }

    /** The decoded rows of one table at a position in index order. */
    List<Record> rows(long position, LedgerTable table) {
        List<Record> found = new ArrayList<>();
        for (RowChange change : changes(position)) {
            if (change.table() == table) {
                found.add(decode(change));
            }
        }
        return found;
    }

    Record decode(RowChange change) {
        return codec.decodeRow(change.table(), change.row());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
