package vigie.benches;

import java.util.Arrays;
import java.util.List;
import vigie.jobs.valuation.ProductHistory;
import vigie.jobs.valuation.StockMove;

/** Seconds that one receipt takes that is learned late, in a product with many moves since. */
final class LateReceipts {
    private static final int MOVES = 100_000;
    private static final int DAYS = 30;
    private static final int RUNS = 5;
    private static final long UNIT = 1_000_000;

    private LateReceipts() {}

    static void print() {
        List<StockMove> moves = PlainMoves.ofOneProduct(FifoLayersBench.SEED, MOVES, DAYS);
        RunValuationBench.print(
                "a receipt into a product with %,d moves in %d open days, median of %d", MOVES, DAYS, RUNS);
        for (int back : new int[] {1, 10, DAYS - 1}) {
            double[] millis = new double[RUNS];
            long[] facts = new long[1];
            for (int run = 0; run < RUNS; run++) {
                ProductHistory product = new ProductHistory(fact -> facts[0]++);
                moves.forEach(product::apply);
                int day = moves.getLast().effectiveOnEpochDay() - back;
                facts[0] = 0;
                long start = System.nanoTime();
                product.apply(PlainMoves.receipt(MOVES + 1, 0, 30 * UNIT, 150_000, day));
                millis[run] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(millis);
            RunValuationBench.print("  %2d days back: %,7.0f ms, %,d facts", back, millis[RUNS / 2], facts[0]);
        }
    }
}
