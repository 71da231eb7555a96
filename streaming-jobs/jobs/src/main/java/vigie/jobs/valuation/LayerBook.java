package vigie.jobs.valuation;

import org.jspecify.annotations.Nullable;

/** What the valuation of one product remembers, wherever it is kept. */
public interface LayerBook {
    /** The pool of a warehouse, empty the first time; changes to it are kept. */
    LayerPool pool(long warehouseId);

    /** The line of an issue, none when unknown or of no further use. */
    @Nullable
    OutLine outLine(long moveId);

    /** Keeps a line, in place of the one of the same move. */
    void keep(OutLine line);

    /** Drops a line nothing can refer to. */
    void forget(long moveId);

    /** Cost of the last slice or entry of the product in any warehouse. */
    @Nullable
    UnitCost lastCost();

    /** Remembers that cost. */
    void lastCost(UnitCost cost);
}
