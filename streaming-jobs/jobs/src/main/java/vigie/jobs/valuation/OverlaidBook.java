package vigie.jobs.valuation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The book of a product as changed over what is saved. Only what an event touches is read, and nothing is written
 * before {@link #saveTo}, so that an event that fails leaves what is saved as it was; and a replay may be thrown away.
 */
final class OverlaidBook implements LayerBook, SavedBook {
    private final SavedBook saved;
    private final TreeMap<Long, LayerPool> pools = new TreeMap<>();
    private final LinkedHashMap<Long, OutLine> lines = new LinkedHashMap<>();
    private final LinkedHashMap<Long, CostLayer> spent = new LinkedHashMap<>();
    private @Nullable UnitCost lastCost;
    private long sealedUpTo;

    OverlaidBook(SavedBook saved) {
        this.saved = saved;
        sealedUpTo = saved.savedSealedUpToMoveId();
    }

    /** The next event arrived when moves up to this one may have been sealed. */
    void sealedUpTo(long moveId) {
        sealedUpTo = moveId;
    }

    @Override
    public LayerPool pool(long warehouseId) {
        LayerPool read = pools.get(warehouseId);
        if (read != null) {
            return read;
        }
        PoolState state = saved.savedPool(warehouseId);
        LayerPool pool = state == null ? new LayerPool(warehouseId) : LayerPool.of(state);
        pools.put(warehouseId, pool);
        return pool;
    }

    @Override
    public List<LayerPool> pools() {
        saved.savedWarehouses().forEach(this::pool);
        return List.copyOf(pools.values());
    }

    /** All open layers by identifier, to look up many. */
    Map<Long, CostLayer> openLayers() {
        Map<Long, CostLayer> open = new LinkedHashMap<>();
        for (LayerPool pool : pools()) {
            pool.layers().forEach(layer -> open.put(layer.origin().layerId(), layer));
        }
        return open;
    }

    @Override
    public @Nullable OutLine outLine(long moveId) {
        OutLine changed = lines.get(moveId);
        return changed != null ? changed : saved.savedLine(moveId);
    }

    @Override
    public void keep(OutLine line) {
        lines.put(line.moveId(), line);
    }

    @Override
    public @Nullable CostLayer spentLayer(long layerId) {
        CostLayer changed = spent.get(layerId);
        return changed != null ? changed : saved.savedSpent(layerId);
    }

    @Override
    public void keepSpent(CostLayer layer) {
        spent.put(layer.origin().layerId(), layer);
    }

    @Override
    public @Nullable UnitCost lastCost() {
        return lastCost != null ? lastCost : saved.savedLastCost();
    }

    @Override
    public void lastCost(UnitCost cost) {
        lastCost = cost;
    }

    @Override
    public long sealedUpToMoveId() {
        return sealedUpTo;
    }

    @Override
    public long savedSealedUpToMoveId() {
        return sealedUpToMoveId();
    }

    @Override
    public @Nullable PoolState savedPool(long warehouseId) {
        LayerPool changed = pools.get(warehouseId);
        return changed != null ? changed.state() : saved.savedPool(warehouseId);
    }

    @Override
    public List<Long> savedWarehouses() {
        TreeSet<Long> warehouses = new TreeSet<>(saved.savedWarehouses());
        warehouses.addAll(pools.keySet());
        return List.copyOf(warehouses);
    }

    @Override
    public @Nullable OutLine savedLine(long moveId) {
        return outLine(moveId);
    }

    @Override
    public @Nullable CostLayer savedSpent(long layerId) {
        return spentLayer(layerId);
    }

    @Override
    public @Nullable UnitCost savedLastCost() {
        return lastCost();
    }

    /** Writes what changed. */
    void saveTo(SavedBook.Writable target) {
        pools.values().forEach(pool -> target.save(pool.state()));
        lines.forEach(target::saveLine);
        spent.forEach(target::saveSpent);
        if (lastCost != null) {
            target.save(lastCost);
        }
    }

    /** Writes what changed to the book below another one, which then forgets what it holds alike. */
    void saveBelow(SavedBook.Writable base, SavedBook.Writable changes) {
        saveTo(base);
        for (LayerPool pool : pools.values()) {
            if (pool.state().equals(changes.savedPool(pool.warehouseId()))) {
                changes.forgetPool(pool.warehouseId());
            }
        }
        lines.forEach((moveId, line) -> {
            if (line.equals(changes.savedLine(moveId))) {
                changes.saveLine(moveId, null);
            }
        });
        spent.forEach((layerId, layer) -> {
            if (layer.equals(changes.savedSpent(layerId))) {
                changes.saveSpent(layerId, null);
            }
        });
    }

    /**
     * Writes what is different here from another book over the same saved one, which is what the target holds.
     *
     * @param told what the target was told to hold until now
     */
    void saveTo(SavedBook.Writable target, OverlaidBook told) {
        TreeSet<Long> warehouses = new TreeSet<>(told.pools.keySet());
        warehouses.addAll(pools.keySet());
        warehouses.forEach(warehouse -> target.save(pool(warehouse).state()));
        changed(lines, told.lines, saved::savedLine, target::saveLine);
        changed(spent, told.spent, saved::savedSpent, target::saveSpent);
        UnitCost cost = lastCost();
        if (cost != null) {
            target.save(cost);
        }
    }

    @FunctionalInterface
    private interface Known<T> {
        @Nullable
        T of(long id);
    }

    @FunctionalInterface
    private interface Write<T> {
        void of(long id, @Nullable T value);
    }

    private static <T> void changed(Map<Long, T> now, Map<Long, T> told, Known<T> saved, Write<T> target) {
        for (Map.Entry<Long, T> value : now.entrySet()) {
            if (!value.getValue().equals(told.get(value.getKey()))) {
                target.of(value.getKey(), value.getValue());
            }
        }
        for (Long id : told.keySet()) {
            if (!now.containsKey(id)) {
                target.of(id, saved.of(id));
            }
        }
    }
}
