package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** The book of the current product in Flink state. */
final class StateBook implements SavedBook.Whole {
    private final MapState<Long, PoolState> pools;
    private final MapState<Long, OutLine> lines;
    private final MapState<Long, CostLayer> spent;
    private final ValueState<UnitCost> lastCost;
    private final ValueState<Long> sealedUpTo;

    /** Opens the states of a book, whose names start with {@code prefix}. */
    StateBook(RuntimeContext context, String prefix) {
        pools = context.getMapState(
                new MapStateDescriptor<>(prefix + "pools", Types.LONG, TypeInformation.of(PoolState.class)));
        lines = context.getMapState(
                new MapStateDescriptor<>(prefix + "out-lines", Types.LONG, TypeInformation.of(OutLine.class)));
        spent = context.getMapState(
                new MapStateDescriptor<>(prefix + "spent-layers", Types.LONG, TypeInformation.of(CostLayer.class)));
        lastCost =
                context.getState(new ValueStateDescriptor<>(prefix + "last-cost", TypeInformation.of(UnitCost.class)));
        sealedUpTo = context.getState(new ValueStateDescriptor<>(prefix + "sealed-up-to", Types.LONG));
    }

    @Override
    public @Nullable PoolState savedPool(long warehouseId) {
        return StateAccess.read(() -> pools.get(warehouseId));
    }

    @Override
    public List<Long> savedWarehouses() {
        TreeSet<Long> warehouses = new TreeSet<>();
        Iterable<Long> keys = StateAccess.read(pools::keys);
        if (keys != null) {
            keys.forEach(warehouses::add);
        }
        return List.copyOf(warehouses);
    }

    @Override
    public @Nullable OutLine savedLine(long moveId) {
        return StateAccess.read(() -> lines.get(moveId));
    }

    @Override
    public @Nullable CostLayer savedSpent(long layerId) {
        return StateAccess.read(() -> spent.get(layerId));
    }

    @Override
    public @Nullable UnitCost savedLastCost() {
        return StateAccess.read(lastCost::value);
    }

    @Override
    public long savedSealedUpToMoveId() {
        return Objects.requireNonNullElse(StateAccess.read(sealedUpTo::value), 0L);
    }

    @Override
    public List<OutLine> savedLines() {
        return all(StateAccess.read(lines::values));
    }

    @Override
    public List<CostLayer> savedSpentLayers() {
        return all(StateAccess.read(spent::values));
    }

    @Override
    public void saveSealedUpTo(long moveId) {
        StateAccess.write(() -> sealedUpTo.update(moveId));
    }

    @Override
    public void forgetPool(long warehouseId) {
        StateAccess.write(() -> pools.remove(warehouseId));
    }

    @Override
    public void save(PoolState pool) {
        StateAccess.write(() -> pools.put(pool.warehouseId(), pool));
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
        StateAccess.write(() -> lastCost.update(cost));
    }

    private static <T> List<T> all(@Nullable Iterable<T> values) {
        List<T> all = new ArrayList<>();
        if (values != null) {
            values.forEach(all::add);
        }
        return all;
    }

    private static <T> void put(MapState<Long, T> state, long key, @Nullable T value) {
        StateAccess.write(() -> {
            if (value == null) {
                state.remove(key);
            } else {
                state.put(key, value);
            }
        });
    }
}
