package vigie.jobs.valuation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The open layers of one product in one warehouse, oldest first, or its open shortages: never both. Layers are ordered
 * by (fifoOn, entry); a layer leaves the pool with its last unit.
 */
public final class LayerPool {
    private final long warehouseId;
    private @Nullable CostLayer[] ring = new @Nullable CostLayer[8];
    private int head;
    private int size;
    private final ArrayDeque<Long> shortMoveIds = new ArrayDeque<>(4);
    private @Nullable UnitCost lastIssued;
    private @Nullable UnitCost lastEntered;

    /** An empty pool. */
    public LayerPool(long warehouseId) {
        this.warehouseId = warehouseId;
    }

    /** The pool of a saved state. */
    public static LayerPool of(PoolState state) {
        LayerPool pool = new LayerPool(state.warehouseId());
        int capacity = Math.max(8, Integer.highestOneBit(state.layers().size()) << 1);
        pool.ring = state.layers().toArray(new @Nullable CostLayer[capacity]);
        pool.size = state.layers().size();
        pool.shortMoveIds.addAll(state.shortMoveIds());
        pool.lastIssued = state.lastIssued();
        pool.lastEntered = state.lastEntered();
        return pool;
    }

    /** A copy to save. */
    public PoolState state() {
        return new PoolState(warehouseId, layers(), List.copyOf(shortMoveIds), lastIssued, lastEntered);
    }

    /** Where the goods lie. */
    public long warehouseId() {
        return warehouseId;
    }

    /** Open layers, oldest first. */
    public List<CostLayer> layers() {
        List<CostLayer> layers = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            layers.add(at(i));
        }
        return layers;
    }

    /** Issues that wait for goods, oldest first. */
    public List<Long> shortMoveIds() {
        return List.copyOf(shortMoveIds);
    }

    /** Whether no layer is open. */
    boolean isEmpty() {
        return size == 0;
    }

    /** Puts back what is left of the layer at a place, or drops it when nothing is. */
    void replace(int place, CostLayer rest) {
        if (rest.quantityMicro() > 0) {
            ring[(head + place) & (ring.length - 1)] = rest;
            return;
        }
        for (int hole = place; hole > 0; hole--) {
            ring[(head + hole) & (ring.length - 1)] = at(hole - 1);
        }
        ring[head] = null;
        head = (head + 1) & (ring.length - 1);
        size--;
    }

    /** Place of a layer in the queue, below zero when it is not open here. */
    int placeOf(long layerId) {
        for (int i = 0; i < size; i++) {
            if (at(i).origin().layerId() == layerId) {
                return i;
            }
        }
        return -1;
    }

    /** Queues a layer behind those of the same or an earlier date. */
    void add(CostLayer layer) {
        if (size == ring.length) {
            grow();
        }
        int place = size;
        while (place > 0
                && at(place - 1).origin().fifoOnEpochDay() > layer.origin().fifoOnEpochDay()) {
            ring[(head + place) & (ring.length - 1)] = at(place - 1);
            place--;
        }
        ring[(head + place) & (ring.length - 1)] = layer;
        size++;
    }

    /** Whether at least this quantity is on hand. */
    boolean covers(long quantityMicro) {
        long missing = quantityMicro;
        for (int i = 0; i < size && missing > 0; i++) {
            missing -= at(i).quantityMicro();
        }
        return missing <= 0;
    }

    /** Average cost of the open layers, none when no layer is open. */
    @Nullable
    UnitCost average() {
        long quantity = 0;
        long value = 0;
        for (int i = 0; i < size; i++) {
            quantity = Math.addExact(quantity, at(i).quantityMicro());
            value = Math.addExact(value, at(i).valueMinor());
        }
        return size == 0 ? null : new UnitCost(quantity, value);
    }

    /** Cost of the last slice taken here, else of the last entry here. */
    @Nullable
    UnitCost lastCost() {
        return lastIssued != null ? lastIssued : lastEntered;
    }

    void issuedAt(UnitCost cost) {
        lastIssued = cost;
    }

    void enteredAt(UnitCost cost) {
        lastEntered = cost;
    }

    @Nullable
    Long oldestShortMoveId() {
        return shortMoveIds.peekFirst();
    }

    void addShort(long moveId) {
        shortMoveIds.addLast(moveId);
    }

    void removeShort(long moveId) {
        if (!shortMoveIds.remove(moveId)) {
            throw new IllegalStateException("move " + moveId + " is not short in warehouse " + warehouseId);
        }
    }

    /** The open layer at a place; 0 is the one to consume next. */
    CostLayer at(int place) {
        return Objects.requireNonNull(ring[(head + place) & (ring.length - 1)]);
    }

    private void grow() {
        @Nullable CostLayer[] wider = Arrays.copyOf(layers().toArray(new @Nullable CostLayer[0]), ring.length * 2);
        ring = wider;
        head = 0;
    }
}
