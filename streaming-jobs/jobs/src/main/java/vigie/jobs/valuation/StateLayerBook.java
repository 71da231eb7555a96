package vigie.jobs.valuation;

import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * The book of the current product in Flink state. Only what a move touches is read; nothing is written before
 * {@link #save}, so that a move that fails leaves the state as it was.
 */
final class StateLayerBook implements LayerBook {
    private final MapState<Long, PoolState> savedPools;
    private final MapState<Long, OutLine> savedLines;
    private final ValueState<UnitCost> savedLastCost;
    private final TreeMap<Long, LayerPool> pools = new TreeMap<>();
    private final TreeMap<Long, ChangedLine> lines = new TreeMap<>();
    private @Nullable UnitCost lastCost;

    /** A line as it will be saved; none when forgotten. */
    private record ChangedLine(@Nullable OutLine line) {}

    StateLayerBook(
            MapState<Long, PoolState> savedPools,
            MapState<Long, OutLine> savedLines,
            ValueState<UnitCost> savedLastCost) {
        this.savedPools = savedPools;
        this.savedLines = savedLines;
        this.savedLastCost = savedLastCost;
    }

    @Override
    public LayerPool pool(long warehouseId) {
        LayerPool read = pools.get(warehouseId);
        if (read != null) {
            return read;
        }
        PoolState saved = StateAccess.read(() -> savedPools.get(warehouseId));
        LayerPool pool = saved == null ? new LayerPool(warehouseId) : LayerPool.of(saved);
        pools.put(warehouseId, pool);
        return pool;
    }

    @Override
    public @Nullable OutLine outLine(long moveId) {
        ChangedLine changed = lines.get(moveId);
        return changed != null ? changed.line() : StateAccess.read(() -> savedLines.get(moveId));
    }

    @Override
    public void keep(OutLine line) {
        lines.put(line.moveId(), new ChangedLine(line));
    }

    @Override
    public void forget(long moveId) {
        lines.put(moveId, new ChangedLine(null));
    }

    @Override
    public @Nullable UnitCost lastCost() {
        return lastCost != null ? lastCost : StateAccess.read(savedLastCost::value);
    }

    @Override
    public void lastCost(UnitCost cost) {
        lastCost = cost;
    }

    /** Writes what the move changed. */
    void save() throws Exception {
        for (LayerPool pool : pools.values()) {
            savedPools.put(pool.warehouseId(), pool.state());
        }
        for (var changed : lines.entrySet()) {
            OutLine line = changed.getValue().line();
            if (line == null) {
                savedLines.remove(changed.getKey());
            } else {
                savedLines.put(changed.getKey(), line);
            }
        }
        if (lastCost != null) {
            savedLastCost.update(lastCost);
        }
    }
}
