package vigie.jobs.valuation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a product's valuation has in store: read for an event, written once the event is applied. */
interface SavedBook {
    /** The pool of a warehouse, none before it was first used. */
    @Nullable
    PoolState savedPool(long warehouseId);

    /** Warehouses that have a pool, lowest first. */
    List<Long> savedWarehouses();

    /** The line of an issue, none when unknown. */
    @Nullable
    OutLine savedLine(long moveId);

    /** A layer of which nothing remains, none when unknown or open. */
    @Nullable
    CostLayer savedSpent(long layerId);

    /** Cost of the last slice or entry of the product. */
    @Nullable
    UnitCost savedLastCost();

    /** Moves up to this one may have been sealed: nothing of them is saved any more ({@link Seal}). */
    long savedSealedUpToMoveId();

    /** Where changes go, of a store that takes some. */
    interface Writable extends SavedBook {
        /** Keeps a pool in place of the one of its warehouse. */
        void save(PoolState pool);

        /** Keeps a line in place of the one of its move, or forgets it. */
        void saveLine(long moveId, @Nullable OutLine line);

        /** Keeps a spent layer in place of the one of its identifier, or forgets it. */
        void saveSpent(long layerId, @Nullable CostLayer layer);

        /** Keeps the last cost. */
        void save(UnitCost lastCost);

        /** Forgets the pool of a warehouse. */
        void forgetPool(long warehouseId);
    }

    /** A store that can tell everything it holds. */
    interface Whole extends Writable {
        /** All lines, in no order. */
        List<OutLine> savedLines();

        /** All layers of which nothing remains, in no order. */
        List<CostLayer> savedSpentLayers();

        /** Keeps up to which move lines and layers may have been sealed. */
        void saveSealedUpTo(long moveId);
    }
}
