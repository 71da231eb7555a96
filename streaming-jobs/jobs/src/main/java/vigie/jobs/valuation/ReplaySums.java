package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigie.facts.MoveKind;
import vigie.facts.ValuationCause;

/**
 * What two replays say differently of events that are published already: the first counts down, the second up, added up
 * by what a difference is published for; of fresh events, the facts themselves. In the order of the replays.
 */
final class ReplaySums implements ValuationOutput {
    /** Stock of one warehouse by one move, on the day its rows bear. */
    record StockKey(long moveId, MoveKind kind, long warehouseId, int effectiveOnEpochDay) {}

    /** What one move took of one layer, on the day its rows bear. */
    record IssueKey(
            long moveId,
            MoveKind kind,
            long layerId,
            @Nullable Long childLayerId,
            long warehouseId,
            @Nullable Long orderLineId,
            int effectiveOnEpochDay) {}

    /** Entries for one move against one account, on the day they bear. */
    record EntryKey(
            long moveId,
            ChartRole role,
            ChartRole against,
            @Nullable Long orderLineId,
            int effectiveOnEpochDay) {}

    /** A doubt about an event that was applied all the same. */
    record Doubt(StockEvent event, RefusalReason reason, String detail) {}

    private final ValuationFacts ofFresh;
    private final Map<StockKey, long[]> stock = new LinkedHashMap<>();
    private final Map<IssueKey, long[]> issued = new LinkedHashMap<>();
    private final Map<EntryKey, long[]> entries = new LinkedHashMap<>();
    private final TreeSet<Long> layers = new TreeSet<>();
    private final List<Doubt> knownDoubts = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final Set<StockEvent> fresh = new LinkedHashSet<>();
    private final Set<StockEvent> refused = new LinkedHashSet<>();
    private int sign = -1;
    private boolean isFresh;

    /**
     * Nothing yet; the replay of what is published comes first.
     *
     * @param ofFresh takes the facts of fresh events, without layers
     */
    ReplaySums(Consumer<Record> ofFresh) {
        this.ofFresh = new ValuationFacts(ofFresh);
    }

    /** Now comes the replay with a late event; what the first one refused may be applied now and is fresh as well. */
    void with(StockEvent late) {
        sign = 1;
        fresh.addAll(refused);
        fresh.add(late);
        refused.clear();
    }

    /** Whether the second replay refused more than the first, the late event included. */
    boolean refusesMore(StockEvent late) {
        return refused.stream().anyMatch(event -> event.equals(late) || !fresh.contains(event));
    }

    /** Quantity, value and provisional value that differ. */
    Map<StockKey, long[]> stock() {
        return differing(stock);
    }

    /** Quantity and value that differ. */
    Map<IssueKey, long[]> issued() {
        return differing(issued);
    }

    /** Amounts of entries that differ, without those of fresh events. */
    Map<EntryKey, long[]> entries() {
        return differing(entries);
    }

    /** Every layer that was touched, oldest first. */
    Set<Long> layers() {
        return layers;
    }

    /** Doubts that the second replay has and the first had not. */
    List<Doubt> doubts() {
        List<Doubt> found = new ArrayList<>(doubts);
        found.removeAll(knownDoubts);
        return found;
    }

    private static <K> Map<K, long[]> differing(Map<K, long[]> sums) {
        sums.values().removeIf(amounts -> Arrays.stream(amounts).allMatch(amount -> amount == 0));
        return sums;
    }

    @Override
    public void begin(StockEvent event) {
        isFresh = fresh.contains(event);
        if (isFresh) {
            ofFresh.begin(event);
        }
    }

    @Override
    public void stockChanged(
            StockMove move, ValuationCause cause, long warehouseId, long quantity, long value, long shortageValue) {
        if (isFresh) {
            ofFresh.stockChanged(move, cause, warehouseId, quantity, value, shortageValue);
        } else {
            StockKey key = new StockKey(move.moveId(), move.kind(), warehouseId, move.effectiveOnEpochDay());
            add(stock, key, quantity, value, shortageValue);
        }
    }

    @Override
    public void stockRevalued(CostEvent event, long warehouseId, long value) {
        if (isFresh) {
            ofFresh.stockRevalued(event, warehouseId, value);
        } else {
            int day = event.effectiveOnEpochDay();
            add(stock, new StockKey(event.receiptMoveId(), MoveKind.RECEIPT, warehouseId, day), 0, value, 0);
        }
    }

    @Override
    public void layerChanged(StockEvent event, CostLayer layer, ValuationCause cause) {
        layers.add(layer.origin().layerId());
    }

    @Override
    public void issued(
            StockMove move,
            ValuationCause cause,
            long layerId,
            @Nullable Long childLayerId,
            long warehouseId,
            long quantity,
            long value) {
        if (isFresh) {
            ofFresh.issued(move, cause, layerId, childLayerId, warehouseId, quantity, value);
        } else {
            IssueKey key = new IssueKey(
                    move.moveId(),
                    move.kind(),
                    layerId,
                    childLayerId,
                    warehouseId,
                    move.orderLineId(),
                    move.effectiveOnEpochDay());
            add(issued, key, quantity, value);
        }
    }

    @Override
    public void costChanged(
            StockEvent event,
            ValuationCause cause,
            OutLine line,
            long layerId,
            @Nullable Long childLayerId,
            long quantity,
            long value) {
        if (isFresh) {
            ofFresh.costChanged(event, cause, line, layerId, childLayerId, quantity, value);
        } else {
            IssueKey key = new IssueKey(
                    line.moveId(),
                    line.kind(),
                    layerId,
                    childLayerId,
                    line.warehouseId(),
                    line.orderLineId(),
                    event.effectiveOnEpochDay());
            add(issued, key, quantity, value);
        }
    }

    @Override
    public void returnRevalued(CostEvent event, OutLine line, CostLayer returned, long value) {
        if (isFresh) {
            ofFresh.returnRevalued(event, line, returned, value);
        } else {
            IssueKey key = new IssueKey(
                    returned.origin().moveId(),
                    MoveKind.CUSTOMER_RETURN,
                    returned.origin().layerId(),
                    null,
                    returned.origin().warehouseId(),
                    line.orderLineId(),
                    event.effectiveOnEpochDay());
            add(issued, key, 0, value);
        }
    }

    @Override
    public void entry(
            StockEvent event,
            long moveId,
            ChartRole role,
            ChartRole against,
            @Nullable Long orderLineId,
            long minor,
            String label) {
        if (isFresh) {
            ofFresh.entry(event, moveId, role, against, orderLineId, minor, label);
        } else if (role != against) {
            add(entries, new EntryKey(moveId, role, against, orderLineId, event.effectiveOnEpochDay()), minor);
        }
    }

    @Override
    public void setAside(StockEvent event, RefusalReason reason, String detail) {
        if (reason.refuses()) {
            refused.add(event);
        } else {
            (sign < 0 ? knownDoubts : doubts).add(new Doubt(event, reason, detail));
        }
    }

    private <K> void add(Map<K, long[]> sums, K key, long... amounts) {
        long[] sum = sums.computeIfAbsent(key, absent -> new long[amounts.length]);
        for (int i = 0; i < amounts.length; i++) {
            sum[i] = Math.addExact(sum[i], sign * amounts[i]);
        }
    }
}
