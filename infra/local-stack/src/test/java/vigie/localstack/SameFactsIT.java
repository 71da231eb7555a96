package vigie.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vigie.localstack.folder.DataFolder;

/**
 * The content of the warehouse is a function of the ledger alone: neither the number of partitions nor a process killed
 * ten times in the middle of a load changes a row.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameFactsIT {
    private static final long SEED = 7_070L;
    private static final int ACTIONS = 600;
    private static final int KILLS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Map<String, List<String>> exact = new TreeMap<>();
    private Map<String, List<String>> withoutSurrogates = new TreeMap<>();

    @BeforeAll
    void uninterruptedRun(@TempDir Path folder) throws Exception {
        try (LocalStack stack = start(StackSettings.of(folder))) {
            SimulatedHistory.write(stack.ledger().writer(), SEED, ACTIONS);
            assertThat(stack.awaitQuiet(PATIENCE)).isTrue();
            exact = WarehouseContent.exact(stack);
            withoutSurrogates = WarehouseContent.withoutSurrogates(stack);
        }
        assertThat(exact.get("margins")).isNotEmpty();
        assertThat(exact.get("cost_layers")).isNotEmpty();
    }

    @Test
    void fourPartitionsGiveTheSameRowsAsOne(@TempDir Path folder) throws Exception {
        try (LocalStack stack = start(StackSettings.of(folder).withPartitions(4).withParallelism(2))) {
            SimulatedHistory.write(stack.ledger().writer(), SEED, ACTIONS);
            assertThat(stack.awaitQuiet(PATIENCE)).isTrue();
            assertSame(WarehouseContent.exact(stack), exact);
        }
        new DataFolder(folder).replayAtNextStart();
        try (LocalStack stack = start(StackSettings.of(folder).withPartitions(4).withParallelism(2))) {
            replayed(stack);
            assertSame(WarehouseContent.exact(stack), exact);
        }
    }

    /** A start with --replay says all again in a run of its own, and the warehouse takes its word. */
    private static void replayed(LocalStack stack) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long run =
                    stack.warehouse().read(session -> (long) session.progress().run());
            if (run == 2 && stack.appliedPosition() == stack.lastPosition()) {
                return;
            }
            assertThat(System.nanoTime()).as("replayed in time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Test
    void tenKillsInTheMiddleOfALoadLoseAndDoubleNothing(@TempDir Path folder) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            Process load = loadInAProcessOfItsOwn(folder);
            boolean writing = awaitWriting(load);
            long wait = random.nextLong(100, 2_500);
            boolean finished = load.waitFor(wait, TimeUnit.MILLISECONDS);
            assertThat(writing || finished)
                    .as("kill %d: the load was under way", kill)
                    .isTrue();
            load.destroyForcibly().waitFor();
        }
        try (LocalStack stack = start(StackSettings.of(folder))) {
            SimulatedHistory.write(stack.ledger().writer(), SEED, ACTIONS);
            assertThat(stack.awaitQuiet(PATIENCE)).isTrue();
            assertSame(WarehouseContent.withoutSurrogates(stack), withoutSurrogates);
        }
    }

    /** Compares table by table, first difference first: the whole content would not be readable. */
    private static void assertSame(Map<String, List<String>> found, Map<String, List<String>> expected) {
        expected.forEach((table, rows) -> {
            List<String> other = found.getOrDefault(table, List.of());
            for (int i = 0; i < Math.min(rows.size(), other.size()); i++) {
                assertThat(other.get(i)).as("%s, row %d", table, i).isEqualTo(rows.get(i));
            }
            assertThat(other).as("rows of %s", table).hasSameSizeAs(rows);
        });
    }

    private static LocalStack start(StackSettings settings) {
        return LocalStack.start(settings.withPorts(StackPorts.free()), new Words(Locale.ENGLISH), StartReport.NONE);
    }

    private static Process loadInAProcessOfItsOwn(Path folder) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("--enable-native"))
                .toList());
        // it lives for seconds: the better compiler would only take them away
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Xmx1g", "-Duser.timezone=UTC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(LoadUntilKilled.class.getName(), folder.toString()));
        command.addAll(List.of(Long.toString(SEED), Integer.toString(ACTIONS)));
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    }

    private static boolean awaitWriting(Process load) throws Exception {
        var said = load.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals(LoadUntilKilled.WRITING)) {
                return true;
            }
        }
        return false;
    }
}
