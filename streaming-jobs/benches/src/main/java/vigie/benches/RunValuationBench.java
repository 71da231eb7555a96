package vigie.benches;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import vigie.facts.IssuedCostFact;
import vigie.jobs.valuation.FifoLayers;
import vigie.jobs.valuation.InMemoryLayerBook;
import vigie.jobs.valuation.StockMove;
import vigie.jobs.valuation.ValuationFacts;

/**
 * Prints what the valuation costs: moves per second beside DuckDB on the same moves and their ratio, a late receipt,
 * and the bytes it keeps.
 */
public final class RunValuationBench {
    private static final int DUCKDB_RUNS = 5;

    /** The heap of {@code ./vigie}: what is measured is what runs there, on one core, its collector included. */
    private static final String[] HEAP = {
        "-XX:+UseSerialGC", "-Xms1400m", "-Xmx1400m", "-Xmn800m", "-XX:SurvivorRatio=6"
    };

    private RunValuationBench() {}

    /** No arguments. */
    public static void main(String[] args) throws RunnerException, SQLException {
        double ours = measured("layersAndCosts");
        double withFacts = measured("everyFact");
        double mixed = measured("mixed");
        List<StockMove> moves = PlainMoves.of(FifoLayersBench.SEED, FifoLayersBench.PRODUCTS, FifoLayersBench.MOVES);
        long cost = ourCost(moves);
        double[] seconds = new double[DUCKDB_RUNS];
        long reference = 0;
        try (DuckDbFifo duckdb = new DuckDbFifo(moves)) {
            duckdb.costOfSalesMinor();
            for (int run = 0; run < DUCKDB_RUNS; run++) {
                long start = System.nanoTime();
                reference = duckdb.costOfSalesMinor();
                seconds[run] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        double theirs = moves.size() / seconds[DUCKDB_RUNS / 2];
        print("FIFO, %,d receipts and deliveries of %,d products, one core", moves.size(), FifoLayersBench.PRODUCTS);
        print("  pure code (JMH): layers, slices, costs %,12.0f moves/s", ours);
        print("  the same, every fact record built      %,12.0f moves/s", withFacts);
        print("  mixed as the simulator mixes, every fact %,11.0f events/s", mixed);
        print("  DuckDB window functions, cost only     %,12.0f moves/s", theirs);
        print("  ratio                                  %12.2f", ours / theirs);
        print("  cost of sales %,.2f, DuckDB %,.2f (no rounding per slice)", cost / 100.0, reference / 100.0);
        LateReceipts.print();
        StateBytes.print();
    }

    private static double measured(String bench) throws RunnerException {
        var options = new OptionsBuilder()
                .include(FifoLayersBench.class.getName() + "." + bench + "$")
                .forks(1)
                .jvmArgsAppend(HEAP)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).runSingle().getPrimaryResult().getScore();
    }

    private static long ourCost(List<StockMove> moves) {
        long[] cost = new long[1];
        FifoLayers[] engines = new FifoLayers[FifoLayersBench.PRODUCTS];
        ValuationFacts sum = new ValuationFacts(fact -> {
            if (fact instanceof IssuedCostFact issued) {
                cost[0] += issued.valueMinor();
            }
        });
        Arrays.setAll(engines, product -> new FifoLayers(new InMemoryLayerBook(), sum));
        for (StockMove move : moves) {
            engines[Math.toIntExact(move.productId())].apply(move);
        }
        return cost[0];
    }

    static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
