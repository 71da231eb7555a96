package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@link StateBook} and {@link StateWindowLog} keep in Flink, on the heap. */
final class HeapBook implements SavedBook.Writable, WindowLog {
    final TreeMap<Long, PoolState> pools = new TreeMap<>();
    final TreeMap<Long, OutLine> lines = new TreeMap<>();
    final TreeMap<Long, CostLayer> spent = new TreeMap<>();

    @Nullable
    UnitCost lastCost;

    private final List<PlacedEvent> events = new ArrayList<>();

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
        return events.stream().mapToInt(PlacedEvent::placedOnEpochDay).max().orElse(Integer.MIN_VALUE);
    }

    @Override
    public List<PlacedEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public void add(PlacedEvent event) {
        events.add(event);
    }

    @Override
    public void replace(List<PlacedEvent> all) {
        events.clear();
        events.addAll(all);
    }

    /** Everything it holds but the events, to compare. Pools that never held anything count as none. */
    List<Object> content() {
        return List.of(
                pools.values().stream()
                        .filter(pool -> pool.lastEntered() != null || pool.lastIssued() != null)
                        .toList(),
                lines,
                spent,
                String.valueOf(lastCost));
    }
}
