package vigie.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.TransactionManifestRow;

/**
 * The capture as its own process, killed (SIGKILL) again and again while four connections write: afterwards the topic
 * holds exactly the committed transactions, each once, whole, in an unbroken chain.
 */
class KillAndResumeIT {

    private static final int KILLS = 4;
    private static final int WRITERS = 4;
    private static final int LARGEST_TRANSACTION_ROWS = 40;

    @Test
    void nothingIsLostOrDoubled() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("KillAndResumeIT seed " + seed);
        Random random = new Random(seed);
        TestLedger ledger = TestLedger.fresh();
        CaptureConfig config = ledger.config(4);
        TreeSet<String> before = new TreeSet<>(manifests(ledger));
        Process process = launch(config);
        AtomicBoolean stop = new AtomicBoolean();
        try (PublishedLedger published = new PublishedLedger(config.topic());
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            published.awaitPosition(0);
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random own = new Random(random.nextLong());
                String name = "w" + writer;
                writing.add(writers.submit(() -> {
                    write(ledger, name, own, stop);
                    return null;
                }));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                published.awaitRecords(1 + random.nextInt(kill % 2 == 0 ? 20 : 2_000));
                process.destroyForcibly();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                process = launch(config);
            }
            published.awaitRecords(500);
            stop.set(true);
            for (Future<?> each : writing) {
                each.get();
            }
            List<String> written = manifests(ledger);
            written.removeAll(before);
            published.awaitPosition(written.size()).readUntilQuiet(Duration.ofSeconds(1));
            assertExactly(written, published);
        } finally {
            stop.set(true);
            process.destroyForcibly();
        }
    }

    private static void assertExactly(List<String> written, PublishedLedger published) {
        assertThat(published.released()).isEqualTo(written.size());
        List<String> arrived = new ArrayList<>();
        long rows = 0;
        for (long position = 1; position <= published.released(); position++) {
            TransactionManifestRow manifest = (TransactionManifestRow)
                    published.rows(position, LedgerTable.TRANSACTION_MANIFESTS).getFirst();
            int arrivedRows = published.changes(position).size() - 1;
            arrived.add(manifest.transactionId() + " " + arrivedRows);
            rows += arrivedRows + 1;
        }
        assertThat(arrived).containsExactlyInAnyOrderElementsOf(written);
        System.out.printf(
                Locale.ROOT,
                "%d kills, %,d transactions, %,d rows: 0 lost, 0 doubled; %,d rows written again and dropped%n",
                KILLS,
                written.size(),
                rows,
                published.repeatedRows());
    }

    private static void write(TestLedger ledger, String name, Random random, AtomicBoolean stop) throws Exception {
        try (Connection connection = ledger.connect()) {
            connection.setAutoCommit(false);
            for (int transaction = 0; !stop.get(); transaction++) {
                int rows = 1 + random.nextInt(LARGEST_TRANSACTION_ROWS);
                for (int row = 0; row < rows; row++) {
                    TestLedger.putSupplier(connection, name + "-" + transaction + "-" + row);
                }
                if (random.nextInt(5) == 0) {
                    Savepoint savepoint = connection.setSavepoint();
                    TestLedger.putSupplier(connection, name + "-" + transaction + "-undone");
                    connection.rollback(savepoint);
                }
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }
    }

    private static List<String> manifests(TestLedger ledger) throws Exception {
        return new ArrayList<>(
                ledger.query("select transaction_id || ' ' || row_count from ledger.transaction_manifests"));
    }

    private static Process launch(CaptureConfig config) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RunCapture.class.getName());
        Map<String, String> environment = builder.environment();
        environment.put("VIGIE_CAPTURE_POSTGRES_HOST", config.postgresHost());
        environment.put("VIGIE_CAPTURE_POSTGRES_PORT", Integer.toString(config.postgresPort()));
        environment.put("VIGIE_CAPTURE_DATABASE", config.database());
        environment.put("VIGIE_CAPTURE_SLOT", config.slot());
        environment.put("VIGIE_CAPTURE_BOOTSTRAP_SERVERS", config.bootstrapServers());
        environment.put("VIGIE_CAPTURE_TOPIC", config.topic());
        environment.put("VIGIE_CAPTURE_PARTITIONS", Integer.toString(config.partitions()));
        environment.put("VIGIE_CAPTURE_METRICS_PORT", "-1");
        Path log = Files.createTempFile("capture", ".log"); // the test's own streams belong to the test runner
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }
}
