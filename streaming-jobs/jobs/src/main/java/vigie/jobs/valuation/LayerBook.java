package vigie.jobs.valuation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the valuation of one product remembers, wherever it is kept. */
public interface LayerBook {
    /** The pool of a warehouse, empty the first time; changes to it are kept. */
    LayerPool pool(long warehouseId);

    /** Every pool that was ever asked for; changes to them are kept. */
    List<LayerPool> pools();

    /** The line of an issue, none when unknown. */
    @Nullable
    OutLine outLine(long moveId);

    /** Keeps a line, in place of the one of the same move. */
    void keep(OutLine line);

    /** A layer of which nothing remains, none when unknown or open. */
    @Nullable
    CostLayer spentLayer(long layerId);

    /** Keeps a layer of which nothing remains, in place of the one of the same identifier. */
    void keepSpent(CostLayer layer);

    /** Cost of the last slice or entry of the product in any warehouse. */
    @Nullable
    UnitCost lastCost();

    /** Remembers that cost. */
    void lastCost(UnitCost cost);

    /** Moves up to this one may have been sealed: what left by them, or entered and left, is no longer remembered. */
    default long sealedUpToMoveId() {
        return 0;
    }

    /** Whether a move that is not known may have been sealed. */
    default boolean isSealed(@Nullable Long moveId) {
        return moveId != null && moveId <= sealedUpToMoveId();
    }

    /** Whether a layer is that of a receipt, or was carried here from it by transfers. */
    default boolean stemsFrom(long receivedId, LayerOrigin origin) {
        LayerOrigin at = origin;
        for (Long parentId = at.parentLayerId(); at.layerId() != receivedId && parentId != null; ) {
            at = Objects.requireNonNull(layer(parentId), "a parent is kept").origin();
            parentId = at.parentLayerId();
        }
        return at.layerId() == receivedId;
    }

    /** A layer, open or spent, none when it never entered. */
    default @Nullable CostLayer layer(long layerId) {
        CostLayer spent = spentLayer(layerId);
        if (spent != null) {
            return spent;
        }
        for (LayerPool pool : pools()) {
            int place = pool.placeOf(layerId);
            if (place >= 0) {
                return pool.at(place);
            }
        }
        return null;
    }

    /** Keeps a known layer where it is. */
    default void replace(CostLayer layer) {
        if (layer.quantityMicro() == 0) {
            keepSpent(layer);
        } else {
            LayerPool pool = pool(layer.origin().warehouseId());
            pool.replace(pool.placeOf(layer.origin().layerId()), layer);
        }
    }
}
