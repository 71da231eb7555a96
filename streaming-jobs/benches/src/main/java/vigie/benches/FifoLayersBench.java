package vigie.benches;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import vigie.jobs.valuation.FifoLayers;
import vigie.jobs.valuation.InMemoryLayerBook;
import vigie.jobs.valuation.StockEvent;
import vigie.jobs.valuation.StockMove;
import vigie.jobs.valuation.ValuationFacts;

/** Moves per second through {@link FifoLayers} on one core, plain and mixed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FifoLayersBench {
    static final int MOVES = 500_000;
    static final int PRODUCTS = 1_000;
    static final long SEED = 42;

    private List<StockMove> moves = List.of();
    private List<StockEvent> mixed = List.of();
    private FifoLayers[] engines = new FifoLayers[0];
    private FifoLayers[] publishers = new FifoLayers[0];

    /** The moves, once. */
    @Setup(Level.Trial)
    public void generate() {
        moves = PlainMoves.of(SEED, PRODUCTS, MOVES);
        mixed = MixedEvents.of(SEED, PRODUCTS, MOVES);
    }

    /** Empty books before each replay. */
    @Setup(Level.Invocation)
    public void emptyBooks(Blackhole sink) {
        engines = new FifoLayers[PRODUCTS];
        publishers = new FifoLayers[PRODUCTS];
        for (int product = 0; product < PRODUCTS; product++) {
            engines[product] = new FifoLayers(new InMemoryLayerBook(), new ConsumedOutput(sink));
            publishers[product] = new FifoLayers(new InMemoryLayerBook(), new ValuationFacts(sink::consume));
        }
    }

    /** Layers, slices and costs, as the code tells them. */
    @Benchmark
    @OperationsPerInvocation(MOVES)
    public void layersAndCosts() {
        replay(engines);
    }

    /** The same with every fact record built: about five per move. */
    @Benchmark
    @OperationsPerInvocation(MOVES)
    public void everyFact() {
        replay(publishers);
    }

    /** Returns, transfers, late costs and the rest, in the shares of the simulator, every fact record built. */
    @Benchmark
    @OperationsPerInvocation(MOVES)
    public void mixed() {
        for (StockEvent event : mixed) {
            publishers[Math.toIntExact(event.productId())].apply(event);
        }
    }

    private void replay(FifoLayers[] books) {
        for (StockMove move : moves) {
            books[Math.toIntExact(move.productId())].apply(move);
        }
    }
}
