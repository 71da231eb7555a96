package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The valuation of one product outside Flink, in the order of business, with the state the job would keep of it.
 */
public final class ProductHistory {
    private final HeapBook base = new HeapBook();
    private final HeapBook changes = new HeapBook();
    private final OpenWindow window;
    private WindowOpening opening = WindowOpening.ALWAYS;
    private long position;

    /**
     * A product without history.
     *
     * @param facts takes the facts of each event, in a fixed order
     */
    public ProductHistory(Consumer<Record> facts) {
        window = new OpenWindow(base, changes, changes, facts);
    }

    /** Applies the next event the ledger recorded. */
    public void apply(StockEvent event) {
        position++;
        StockMove move = event instanceof StockMove stockMove ? stockMove : null;
        CostEvent cost = event instanceof CostEvent costEvent ? costEvent : null;
        window.openFrom(opening);
        window.apply(new ValuationEvent(position, 1, move, cost));
    }

    /** Closes all periods up to a day. */
    public void close(int lastEpochDay) {
        opening = new WindowOpening(Math.max(lastEpochDay, opening.closedUntilEpochDay()), Integer.MIN_VALUE);
        window.openFrom(opening);
    }

    /** Layers of which something remains. */
    public List<CostLayer> openLayers() {
        List<CostLayer> layers = new ArrayList<>();
        new OverlaidBook(new ChangedBook(base, changes)).pools().forEach(pool -> layers.addAll(pool.layers()));
        return layers;
    }

    /** What is kept of layers of which nothing remains. */
    public List<CostLayer> spentLayers() {
        return both(base.savedSpentLayers(), changes.savedSpentLayers());
    }

    /** What is kept of issues, with their slices. */
    public List<OutLine> lines() {
        return both(base.savedLines(), changes.savedLines());
    }

    /** Events that are remembered. */
    public List<PlacedEvent> events() {
        return changes.events();
    }

    private static <T> List<T> both(List<T> base, List<T> changes) {
        List<T> all = new ArrayList<>(base);
        all.addAll(changes);
        return all;
    }
}
