package vigie.localstack.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vigie.benches.RunValuationBench;
import vigie.localstack.LocalStack;
import vigie.localstack.StackPorts;
import vigie.localstack.StackSettings;
import vigie.localstack.StartReport;
import vigie.localstack.Words;
import vigie.localstack.folder.DataFolder;

/** Runs the benches of {@code vigie bench} one after the other, each on an empty folder that is removed afterwards. */
public final class RunBenches {
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final int[] RATES = {100, 400, 1_000};
    private static final int WARM_UP_ACTIONS = 60_000;
    private static final int BACKLOG_ACTIONS = 40_000;

    private final Words words;
    private final long moves;
    private final PrintWriter out;

    /** What can be measured. */
    public enum Bench {
        LATENCY,
        RATE,
        VALUATION,
        CORE,
        KPI,
        DEMO
    }

    private interface Measure {
        void run(Path folder) throws Exception;
    }

    /**
     * Benches that print to a writer.
     *
     * @param moves stock moves of the warehouse KPIs are asked over
     */
    public RunBenches(Words words, long moves, PrintWriter out) {
        this.words = words;
        this.moves = moves;
        this.out = out;
    }

    /** Measures in the given order and prints as it goes. */
    public void run(List<Bench> benches) throws Exception {
        out.printf(
                "%d cores, %,d MiB of heap, Java %s, everything on this machine%n",
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
        for (Bench bench : benches) {
            switch (bench) {
                case LATENCY ->
                    inFolder("bench.latency", folder -> {
                        try (LocalStack stack = LocalStack.start(settings(folder), words, StartReport.NONE)) {
                            LatencyBench latency = new LatencyBench(stack, out);
                            for (int transactionsPerSecond : RATES) {
                                latency.run(transactionsPerSecond, WARM_UP, MEASURED);
                            }
                        }
                    });
                case RATE ->
                    inFolder(
                            "bench.rate",
                            folder ->
                                    new RateBench(settings(folder), words, out).run(WARM_UP_ACTIONS, BACKLOG_ACTIONS));
                case VALUATION -> {
                    out.println(words.text("bench.valuation"));
                    RunValuationBench.main(new String[0]);
                }
                case CORE -> inFolder("bench.core", folder -> new CoreBench(folder, out).run());
                case KPI -> inFolder("bench.kpi", folder -> new KpiBench(folder, moves, out).run());
                case DEMO -> inFolder("bench.demo", folder -> new DemoBench(folder, out).run());
            }
        }
    }

    private void inFolder(String title, Measure measure) throws Exception {
        out.println();
        out.println(words.text(title));
        Path folder = Files.createTempDirectory("vigie-bench");
        try {
            measure.run(folder);
        } finally {
            remove(folder);
        }
    }

    private static StackSettings settings(Path folder) {
        return StackSettings.of(folder).withPorts(StackPorts.free());
    }

    private static void remove(Path folder) throws IOException {
        new DataFolder(folder).erase();
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
