package vigie.jobs.valuation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pool as it is kept in state.
 *
 * @param warehouseId warehouse of the pool
 * @param layers open layers, oldest first
 * @param shortMoveIds issues that wait for goods, oldest first
 * @param lastIssued cost of the last slice taken
 * @param lastEntered cost of the last layer entered
 */
public record PoolState(
        long warehouseId,
        List<CostLayer> layers,
        List<Long> shortMoveIds,
        @Nullable UnitCost lastIssued,
        @Nullable UnitCost lastEntered) {}
