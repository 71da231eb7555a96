package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A book on the heap, for a replay outside Flink. */
public final class InMemoryLayerBook implements LayerBook {
    private final List<LayerPool> pools = new ArrayList<>(2);
    private final OutLineTable outLines = new OutLineTable();
    private final List<CostLayer> newlySpent = new ArrayList<>();
    private final Map<Long, CostLayer> spent = new TreeMap<>();
    private @Nullable UnitCost lastCost;

    @Override
    public LayerPool pool(long warehouseId) {
        // a product lies in few warehouses
        for (int i = 0; i < pools.size(); i++) {
            if (pools.get(i).warehouseId() == warehouseId) {
                return pools.get(i);
            }
        }
        LayerPool pool = new LayerPool(warehouseId);
        pools.add(pool);
        return pool;
    }

    @Override
    public List<LayerPool> pools() {
        return Collections.unmodifiableList(pools);
    }

    /** All lines by move. */
    public List<OutLine> outLines() {
        return outLines.sorted();
    }

    @Override
    public @Nullable OutLine outLine(long moveId) {
        return outLines.find(moveId);
    }

    @Override
    public void keep(OutLine line) {
        outLines.put(line);
    }

    /** Put in order by the first late cost that asks: plain moves never do. */
    @Override
    public @Nullable CostLayer spentLayer(long layerId) {
        newlySpent.forEach(layer -> spent.put(layer.origin().layerId(), layer));
        newlySpent.clear();
        return spent.get(layerId);
    }

    @Override
    public void keepSpent(CostLayer layer) {
        newlySpent.add(layer);
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
