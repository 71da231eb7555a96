package vigie.jobs.valuation;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A book on the heap, for a replay outside Flink. */
public final class InMemoryLayerBook implements LayerBook {
    private final TreeMap<Long, LayerPool> pools = new TreeMap<>();
    private final TreeMap<Long, OutLine> outLines = new TreeMap<>();
    private @Nullable UnitCost lastCost;

    @Override
    public LayerPool pool(long warehouseId) {
        return pools.computeIfAbsent(warehouseId, LayerPool::new);
    }

    /** All pools by warehouse. */
    public Collection<LayerPool> pools() {
        return Collections.unmodifiableCollection(pools.values());
    }

    /** All lines by move. */
    public Collection<OutLine> outLines() {
        return Collections.unmodifiableCollection(outLines.values());
    }

    @Override
    public @Nullable OutLine outLine(long moveId) {
        return outLines.get(moveId);
    }

    @Override
    public void keep(OutLine line) {
        outLines.put(line.moveId(), line);
    }

    @Override
    public void forget(long moveId) {
        outLines.remove(moveId);
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
