package vigie.jobs.valuation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * The book of the current product in Flink state. Only what an event touches is read; nothing is written before
 * {@link #save}, so that an event that fails leaves the state as it was.
 */
final class StateLayerBook implements LayerBook {
    private final MapState<Long, PoolState> savedPools;
    private final MapState<Long, OutLine> savedLines;
    private final MapState<Long, CostLayer> savedSpent;
    private final ValueState<UnitCost> savedLastCost;
    private final TreeMap<Long, LayerPool> pools = new TreeMap<>();
    private final TreeMap<Long, OutLine> lines = new TreeMap<>();
    private final TreeMap<Long, CostLayer> spent = new TreeMap<>();
    private @Nullable UnitCost lastCost;

    StateLayerBook(
            MapState<Long, PoolState> savedPools,
            MapState<Long, OutLine> savedLines,
            MapState<Long, CostLayer> savedSpent,
            ValueState<UnitCost> savedLastCost) {
        this.savedPools = savedPools;
        this.savedLines = savedLines;
        this.savedSpent = savedSpent;
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
    public List<LayerPool> pools() {
        Iterable<Long> warehouses = StateAccess.read(savedPools::keys);
        if (warehouses != null) {
            warehouses.forEach(this::pool);
        }
        return List.copyOf(pools.values());
    }

    @Override
    public @Nullable OutLine outLine(long moveId) {
        OutLine changed = lines.get(moveId);
        return changed != null ? changed : StateAccess.read(() -> savedLines.get(moveId));
    }

    @Override
    public void keep(OutLine line) {
        lines.put(line.moveId(), line);
    }

    @Override
    public @Nullable CostLayer spentLayer(long layerId) {
        CostLayer changed = spent.get(layerId);
        return changed != null ? changed : StateAccess.read(() -> savedSpent.get(layerId));
    }

    @Override
    public void keepSpent(CostLayer layer) {
        spent.put(layer.origin().layerId(), layer);
    }

    @Override
    public @Nullable UnitCost lastCost() {
        return lastCost != null ? lastCost : StateAccess.read(savedLastCost::value);
    }

    @Override
    public void lastCost(UnitCost cost) {
        lastCost = cost;
    }

    /** Writes what the event changed. */
    void save() throws Exception {
        for (LayerPool pool : pools.values()) {
            savedPools.put(pool.warehouseId(), pool.state());
        }
        for (Map.Entry<Long, OutLine> line : lines.entrySet()) {
            savedLines.put(line.getKey(), line.getValue());
        }
        for (Map.Entry<Long, CostLayer> layer : spent.entrySet()) {
            savedSpent.put(layer.getKey(), layer.getValue());
        }
        if (lastCost != null) {
            savedLastCost.update(lastCost);
        }
    }
}
