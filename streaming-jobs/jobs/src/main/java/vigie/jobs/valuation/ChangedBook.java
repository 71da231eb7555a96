package vigie.jobs.valuation;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A saved book and what changed of it since, kept apart: what did not change is kept once. */
final class ChangedBook implements SavedBook.Writable {
    private final SavedBook base;
    private final SavedBook.Writable changes;

    ChangedBook(SavedBook base, SavedBook.Writable changes) {
        this.base = base;
        this.changes = changes;
    }

    @Override
    public @Nullable PoolState savedPool(long warehouseId) {
        PoolState changed = changes.savedPool(warehouseId);
        return changed != null ? changed : base.savedPool(warehouseId);
    }

    @Override
    public List<Long> savedWarehouses() {
        TreeSet<Long> warehouses = new TreeSet<>(base.savedWarehouses());
        warehouses.addAll(changes.savedWarehouses());
        return List.copyOf(warehouses);
    }

    @Override
    public @Nullable OutLine savedLine(long moveId) {
        OutLine changed = changes.savedLine(moveId);
        return changed != null ? changed : base.savedLine(moveId);
    }

    @Override
    public @Nullable CostLayer savedSpent(long layerId) {
        CostLayer changed = changes.savedSpent(layerId);
        return changed != null ? changed : base.savedSpent(layerId);
    }

    @Override
    public @Nullable UnitCost savedLastCost() {
        UnitCost changed = changes.savedLastCost();
        return changed != null ? changed : base.savedLastCost();
    }

    @Override
    public long savedSealedUpToMoveId() {
        return base.savedSealedUpToMoveId();
    }

    @Override
    public void save(PoolState pool) {
        changes.save(pool);
    }

    @Override
    public void saveLine(long moveId, @Nullable OutLine line) {
        changes.saveLine(moveId, line);
    }

    @Override
    public void saveSpent(long layerId, @Nullable CostLayer layer) {
        changes.saveSpent(layerId, layer);
    }

    @Override
    public void save(UnitCost lastCost) {
        changes.save(lastCost);
    }

    @Override
    public void forgetPool(long warehouseId) {
        changes.forgetPool(warehouseId);
    }
}
