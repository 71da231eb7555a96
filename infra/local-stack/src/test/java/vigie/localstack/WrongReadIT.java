package vigie.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.jobs.wiring.JobsConfig;
import vigie.jobs.wiring.NaiveBalances;
import vigie.operationaldb.LedgerCommands;

/**
 * Ten accounts, random transfers between them: their balances sum to zero after every transaction, so a reader who sees
 * another sum sees something that never was true. Beside it, the same topic read by a job without position watermarks.
 */
class WrongReadIT {
    private static final long SEED = 5_310L;
    private static final int ACCOUNTS = 10;
    private static final int WRITERS = 4;
    private static final int TRANSFERS_PER_WRITER = 600;

    private volatile boolean written;

    @Test
    void noReadIsEverOutOfBalance(@TempDir Path folder) throws Exception {
        StackSettings settings = StackSettings.of(folder)
                .withPorts(StackPorts.free())
                .withPartitions(4)
                .withParallelism(2);
        try (LocalStack stack = LocalStack.start(settings, new Words(Locale.ENGLISH), StartReport.NONE);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            openAccounts(stack);
            JobClient naive = startNaive(stack, folder);
            Future<Observations> reader = threads.submit(() -> watchWarehouse(stack));
            Future<Observations> control = threads.submit(() -> watchNaive(stack));
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> {
                    transfer(stack, number);
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(stack.awaitQuiet(Duration.ofMinutes(2))).isTrue();
            written = true;
            Observations ours = reader.get();
            Observations theirs = control.get();
            naive.cancel().get();
            System.out.printf(
                    "Wrong reads (seed %d, %,d transfers between %d accounts): Vigie %,d of %,d; without position"
                            + " watermarks %,d of %,d (%.1f %%)%n",
                    SEED,
                    WRITERS * TRANSFERS_PER_WRITER,
                    ACCOUNTS,
                    ours.wrong(),
                    ours.all(),
                    theirs.wrong(),
                    theirs.all(),
                    100.0 * theirs.wrong() / theirs.all());
            assertThat(ours.all()).as("observations of the warehouse").isGreaterThan(100);
            assertThat(ours.wrong()).as("observations whose sum is not zero").isZero();
            assertThat(theirs.wrong())
                    .as("the control shows what the marks prevent")
                    .isPositive();
        }
    }

    private record Observations(long all, long wrong) {}

    private static void openAccounts(LocalStack stack) throws SQLException {
        try (Connection owner = stack.ledger().owner().getConnection();
                Statement statement = owner.createStatement()) {
            for (int account = 0; account < ACCOUNTS; account++) {
                statement.execute("insert into ledger.accounts (code, name_fr, name_en) values ('" + code(account)
                        + "', 'Essai', 'Trial')");
            }
        }
    }

    private static String code(int account) {
        return "90" + account;
    }

    private static void transfer(LocalStack stack, int writer) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED + writer);
        try (Connection connection = stack.ledger().writer().getConnection();
                LedgerCommands commands = new LedgerCommands(connection)) {
            for (int i = 0; i < TRANSFERS_PER_WRITER; i++) {
                int from = random.nextInt(ACCOUNTS);
                int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
                String amount = random.nextInt(1, 500) + ".00";
                ObjectNode body = JsonNodeFactory.instance
                        .objectNode()
                        .put("journal", "OD")
                        .put("effective_on", "2024-01-02")
                        .put("label", "transfer");
                var lines = body.putArray("lines");
                lines.addObject().put("account", code(to)).put("debit", amount);
                lines.addObject().put("account", code(from)).put("credit", amount);
                commands.call("post_entry", "transfer-" + writer + "-" + i, body);
            }
        }
    }

    private Observations watchWarehouse(LocalStack stack) {
        long all = 0;
        long wrong = 0;
        while (!written) {
            var sum = stack.warehouse()
                    .read(session -> session.one(
                            "select sum(debit - credit) from postings"
                                    + " where account_code like '90_' having count(*) > 0",
                            List.of(),
                            row -> row.getBigDecimal(1)));
            if (sum.isPresent()) {
                all++;
                wrong += sum.get().signum() == 0 ? 0 : 1;
            }
        }
        return new Observations(all, wrong);
    }

    private static JobClient startNaive(LocalStack stack, Path folder) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        NaiveBalances.define(
                env,
                new JobsConfig(
                        stack.bootstrapServers(),
                        LocalStack.LEDGER_TOPIC,
                        "naive-balances",
                        1,
                        2,
                        60_000,
                        folder.resolve("naive").toUri().toString()));
        return env.executeAsync("naive-balances");
    }

    private Observations watchNaive(LocalStack stack) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", stack.bootstrapServers());
        properties.put("auto.offset.reset", "earliest");
        Map<String, Long> balances = new HashMap<>();
        long all = 0;
        long wrong = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition("naive-balances", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            boolean drained = false;
            while (!written || !drained) {
                var records = consumer.poll(Duration.ofMillis(200));
                drained = records.isEmpty();
                for (var message : records) {
                    String[] parts = new String(message.value(), StandardCharsets.UTF_8).split(";", -1);
                    if (parts[0].startsWith("90")) {
                        balances.put(parts[0], Long.parseLong(parts[1]));
                        long sum = balances.values().stream()
                                .mapToLong(Long::longValue)
                                .sum();
                        all++;
                        wrong += sum == 0 ? 0 : 1;
                    }
                }
            }
        }
        return new Observations(all, wrong);
    }
}
