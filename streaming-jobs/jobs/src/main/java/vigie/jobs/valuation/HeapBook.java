package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@link StateBook} and {@link StateWindowLog} keep in Flink, on the heap: for replays outside Flink. */
final class HeapBook implements SavedBook.Whole, WindowLog {
    final TreeMap<Long, PoolState> pools = new TreeMap<>();
    final TreeMap<Long, OutLine> lines = new TreeMap<>();
    final TreeMap<Long, CostLayer> spent = new TreeMap<>();

    @Nullable
    UnitCost lastCost;

    private final List<PlacedEvent> events = new ArrayList<>();
    private long sealedUpTo;
    private int lastPlacedOn = Integer.MIN_VALUE;
    private int firstOpenOn = Integer.MIN_VALUE;

    @Override
    public @Nullable PoolState savedPool(long warehouseId) {
        return pools.get(warehouseId);
    }

    @Override
    public List<Long> savedWarehouses() {
        return List.copyOf(pools.keySet());
    }

    @Override
    public @Nullable OutLine savedLine(long moveId) {
        return lines.get(moveId);
    }

    @Override
    public @Nullable CostLayer savedSpent(long layerId) {
        return spent.get(layerId);
    }

    @Override
    public @Nullable UnitCost savedLastCost() {
        return lastCost;
    }

    @Override
    public void save(PoolState pool) {
        pools.put(pool.warehouseId(), pool);
    }

    @Override
    public void saveLine(long moveId, @Nullable OutLine line) {
        put(lines, moveId, line);
    }

    @Override
    public void saveSpent(long layerId, @Nullable CostLayer layer) {
        put(spent, layerId, layer);
    }

    @Override
    public void save(UnitCost cost) {
        lastCost = cost;
    }

    private static <T> void put(Map<Long, T> map, long id, @Nullable T value) {
        if (value == null) {
            map.remove(id);
        } else {
            map.put(id, value);
        }
    }

    @Override
    public int lastPlacedOnEpochDay() {
        return lastPlacedOn;
    }

    @Override
    public List<PlacedEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public void add(PlacedEvent event) {
        events.add(event);
        lastPlacedOn = Math.max(lastPlacedOn, event.placedOnEpochDay());
    }

    @Override
    public void replace(List<PlacedEvent> all) {
        events.clear();
        events.addAll(all);
        lastPlacedOn =
                all.stream().mapToInt(PlacedEvent::placedOnEpochDay).max().orElseThrow();
    }

    @Override
    public int firstOpenOnEpochDay() {
        return firstOpenOn;
    }

    @Override
    public void openFrom(int day, List<PlacedEvent> remembered) {
        events.clear();
        events.addAll(remembered);
        firstOpenOn = day;
    }

    @Override
    public long savedSealedUpToMoveId() {
        return sealedUpTo;
    }

    @Override
    public void saveSealedUpTo(long moveId) {
        sealedUpTo = moveId;
    }

    @Override
    public List<OutLine> savedLines() {
        return List.copyOf(lines.values());
    }

    @Override
    public List<CostLayer> savedSpentLayers() {
        return List.copyOf(spent.values());
    }

    @Override
    public void forgetPool(long warehouseId) {
        pools.remove(warehouseId);
    }
}
