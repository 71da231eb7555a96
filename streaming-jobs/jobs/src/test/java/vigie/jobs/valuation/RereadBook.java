package vigie.jobs.valuation;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A book that rebuilds its pools from their saved form on demand, as keyed state does between two moves. */
final class RereadBook implements LayerBook {
    private final TreeMap<Long, LayerPool> pools = new TreeMap<>();
    private final TreeMap<Long, OutLine> lines = new TreeMap<>();
    private final TreeMap<Long, CostLayer> spent = new TreeMap<>();
    private @Nullable UnitCost lastCost;

    void reread() {
        pools.replaceAll((warehouseId, pool) -> LayerPool.of(pool.state()));
    }

    @Override
    public LayerPool pool(long warehouseId) {
        return pools.computeIfAbsent(warehouseId, LayerPool::new);
    }

    @Override
    public @Nullable OutLine outLine(long moveId) {
        return lines.get(moveId);
    }

    @Override
    public void keep(OutLine line) {
        lines.put(line.moveId(), line);
    }

    @Override
    public List<LayerPool> pools() {
        return List.copyOf(pools.values());
    }

    @Override
    public @Nullable CostLayer spentLayer(long layerId) {
        return spent.get(layerId);
    }

    @Override
    public void keepSpent(CostLayer layer) {
        spent.put(layer.origin().layerId(), layer);
    }

    @Override
    public @Nullable UnitCost lastCost() {
        return lastCost;
    }

    @Override
    public void lastCost(UnitCost cost) {
        lastCost = cost;
    }
}
