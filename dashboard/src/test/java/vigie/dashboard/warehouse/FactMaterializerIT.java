package vigie.dashboard.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.facts.FactMark;
import vigie.facts.FactRecord;
import vigie.facts.FactRow;
import vigie.facts.FactTable;

/** The materializer against a real broker: duplicates, abrupt ends, one transaction after the other. */
class FactMaterializerIT {
    private static final long SEED = 41;
    private static final FactLog LOG = TestCompany.history(SEED);

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set once before the first test
    private static TestBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start(Files.createDirectories(folder.resolve("kafka")));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** Waits for a position without sleeping: the listener counts down. */
    private static final class Waiting implements FactMaterializer.Listener {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final AtomicLong position = new AtomicLong();
        private final long wanted;

        Waiting(Warehouse warehouse, long wanted) {
            this.wanted = wanted;
            applied(warehouse.read(session -> session.progress().position()), java.util.Set.of());
        }

        @Override
        public final void applied(long applied, java.util.Set<FactTable> touched) {
            position.set(applied);
            if (applied >= wanted) {
                reached.countDown();
            }
        }

        void await() throws InterruptedException {
            assertThat(reached.await(60, TimeUnit.SECONDS))
                    .as("applied only up to " + position.get() + " of " + wanted)
                    .isTrue();
        }
    }

    private static void materialize(Warehouse warehouse, String topic, long until) throws InterruptedException {
        Waiting waiting = new Waiting(warehouse, until);
        try (FactMaterializer materializer =
                FactMaterializer.start(warehouse, broker.bootstrapServers(), topic, waiting, Clock.systemUTC())) {
            waiting.await();
            assertThat(materializer.status().failure()).isNull();
        }
    }

    /** Rows, sums and order of every table: equal text means equal content. */
    private static String content(Warehouse warehouse) {
        return warehouse.read(session -> {
            StringBuilder text = new StringBuilder();
            for (FactTable table : FactTable.values()) {
                session.rows(
                                "select md5(coalesce(string_agg(cast(t as varchar), chr(10)"
                                        + " order by position, fact_index), '')), count(*) from " + table.tableName()
                                        + " as t",
                                List.of(),
                                row -> row.getString(1) + " " + row.getLong(2))
                        .forEach(line ->
                                text.append(table).append(' ').append(line).append('\n'));
            }
            text.append(session.rows(
                    "select count(*), count(distinct position), max(position) from ledger_commits",
                    List.of(),
                    row -> row.getLong(1) + " " + row.getLong(2) + " " + row.getLong(3)));
            return text.toString();
        });
    }

    @Test
    void repeatsAndAbruptEndsGiveTheSameContentAsOneCleanRun() throws Exception {
        String topic = "facts-repeated";
        broker.createTopic(topic);
        List<FactRecord> records = LOG.records(7);
        Random random = new Random(SEED);
        List<FactRecord> sent = new ArrayList<>();
        int at = 0;
        while (at < records.size()) {
            int end = Math.min(records.size(), at + 1 + random.nextInt(6_000));
            sent.addAll(records.subList(at, end));
            // the jobs start again from an earlier checkpoint and send a part once more
            at = end == records.size() ? end : Math.max(0, end - random.nextInt(2_000));
        }
        broker.send(topic, sent);
        long last = LOG.transactions().size();
        Path file = folder.resolve("killed.duckdb");
        for (int kill = 1; kill <= 4; kill++) {
            Path crashed = folder.resolve("crash-" + kill + ".duckdb");
            try (Warehouse warehouse = Warehouse.open(file)) {
                Waiting some = new Waiting(warehouse, last * kill / 6);
                try (FactMaterializer materializer =
                        FactMaterializer.start(warehouse, broker.bootstrapServers(), topic, some, Clock.systemUTC())) {
                    some.await();
                    // what the disk holds at this moment is what a SIGKILL would leave
                    copy(file, crashed);
                    assertThat(materializer.status().failure()).isNull();
                }
            }
            copy(crashed, file);
        }
        try (Warehouse killed = Warehouse.open(file);
                Warehouse clean = Warehouse.inMemory()) {
            materialize(killed, topic, last);
            LOG.writeTo(clean);
            assertThat(content(killed)).as("seed " + SEED).isEqualTo(content(clean));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.deleteIfExists(Path.of(to + ".wal"));
        Files.write(to, Files.readAllBytes(from));
        Path wal = Path.of(from + ".wal");
        if (Files.exists(wal)) {
            Files.write(Path.of(to + ".wal"), Files.readAllBytes(wal));
        }
    }

    @Test
    void aDeletedFileIsRebuiltFromTheFacts() throws Exception {
        String topic = "facts-rebuilt";
        broker.createTopic(topic);
        broker.send(topic, LOG.records(50));
        Path file = folder.resolve("rebuilt.duckdb");
        String before;
        try (Warehouse warehouse = Warehouse.open(file)) {
            materialize(warehouse, topic, LOG.transactions().size());
            before = content(warehouse);
        }
        Files.delete(file);
        Files.deleteIfExists(Path.of(file + ".wal"));
        try (Warehouse warehouse = Warehouse.open(file)) {
            materialize(warehouse, topic, LOG.transactions().size());
            assertThat(content(warehouse)).isEqualTo(before);
        }
    }

    @Test
    void aNewerRunIsServedWhenItHasReachedWhatIsServed() throws Exception {
        String topic = "facts-two-runs";
        broker.createTopic(topic);
        List<FactRecord> first = LOG.records(50);
        List<FactRecord> second =
                first.stream().map(FactMaterializerIT::ofRunTwo).toList();
        int half = second.size() / 2;
        long last = LOG.transactions().size();
        Path file = folder.resolve("two-runs.duckdb");
        String before;
        broker.send(topic, first);
        try (Warehouse warehouse = Warehouse.open(file)) {
            materialize(warehouse, topic, last);
            before = content(warehouse);
            broker.send(topic, second.subList(0, half));
            CountDownLatch replaced = new CountDownLatch(1);
            try (FactMaterializer materializer = FactMaterializer.start(
                    warehouse,
                    broker.bootstrapServers(),
                    topic,
                    (position, touched) -> replaced.countDown(),
                    Clock.systemUTC())) {
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                while (materializer.status().caughtUp() || materializer.status().replayShare() < 0.3) {
                    assertThat(materializer.status().failure()).isNull();
                    assertThat(System.nanoTime())
                            .as("half of the second run in time")
                            .isLessThan(deadline);
                    Thread.onSpinWait();
                }
                assertThat(Warehouse.beside(file)).exists();
                assertThat(materializer.appliedPosition()).isEqualTo(last);
                assertThat(warehouse.<Integer>read(session -> session.progress().run()))
                        .isEqualTo(1);
                assertThat(content(warehouse))
                        .as("whole while the second run says all again")
                        .isEqualTo(before);
                broker.send(topic, second.subList(half, second.size()));
                assertThat(replaced.await(60, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(warehouse.<Integer>read(session -> session.progress().run()))
                    .isEqualTo(2);
            assertThat(content(warehouse)).isEqualTo(before);
            assertThat(Warehouse.beside(file)).doesNotExist();
        }
        try (Warehouse warehouse = Warehouse.open(file)) {
            assertThat(content(warehouse)).as("after a restart").isEqualTo(before);
        }
    }

    private static FactRecord ofRunTwo(FactRecord record) {
        return switch (record) {
            case FactRow row -> new FactRow(2, row.position(), row.index(), row.table(), row.row());
            case FactMark mark ->
                new FactMark(2, mark.epoch(), mark.position(), mark.commits(), mark.halted(), mark.haltReason());
        };
    }

    @Test
    void singleTransactionsAreAppliedOneByOne() throws Exception {
        String topic = "facts-live";
        broker.createTopic(topic);
        int count = 20;
        AtomicLong applied = new AtomicLong();
        Object moved = new Object();
        try (Warehouse warehouse = Warehouse.open(folder.resolve("live.duckdb"));
                FactMaterializer materializer = FactMaterializer.start(
                        warehouse,
                        broker.bootstrapServers(),
                        topic,
                        (position, touched) -> {
                            synchronized (moved) {
                                applied.set(position);
                                moved.notifyAll();
                            }
                        },
                        Clock.systemUTC())) {
            List<FactRecord> records = LOG.records(1);
            int at = 0;
            for (int i = 0; i < count; i++) {
                List<FactRecord> transaction = new ArrayList<>();
                long position = i + 1L;
                while (records.get(at).position() == position) {
                    transaction.add(records.get(at++));
                }
                broker.send(topic, transaction);
                synchronized (moved) {
                    while (applied.get() < position) {
                        moved.wait(TimeUnit.SECONDS.toMillis(20));
                        assertThat(materializer.status().failure()).isNull();
                    }
                }
                assertThat(warehouse.<Long>read(session -> session.progress().position()))
                        .isEqualTo(position);
            }
        }
    }
}
