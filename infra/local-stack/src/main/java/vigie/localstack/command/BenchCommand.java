package vigie.localstack.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vigie.localstack.Words;
import vigie.localstack.bench.RunBenches;
import vigie.localstack.bench.RunBenches.Bench;

/** {@code vigie bench}: measures this machine, each figure beside its reference; all benches, or those named. */
@Command(name = "bench")
public final class BenchCommand implements Callable<Integer> {
    private final Words words;

    @Parameters(arity = "0..*", paramLabel = "latency|rate|valuation|core|kpi|demo")
    private List<Bench> benches = List.of();

    @Option(names = "--moves", paramLabel = "N", defaultValue = "1000000", descriptionKey = "bench-moves")
    private long moves = 1_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    public BenchCommand(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        new RunBenches(words, moves, out).run(benches.isEmpty() ? List.of(Bench.values()) : benches);
        return 0;
    }
}
