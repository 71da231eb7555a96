package vigie.jobs.valuation;

import vigie.facts.CostLayerFact;
import vigie.facts.LayerKind;
import vigie.facts.ValuationCause;
import vigie.jobs.amounts.Allocation;

/**
 * What remains of one entry of goods: a quantity and its total value; a unit cost is never stored. Flat, kept in state.
 *
 * @param origin the entry, which never changes
 * @param quantityMicro quantity that remains
 * @param valueMinor value that remains, zero when no quantity does
 */
public record CostLayer(LayerOrigin origin, long quantityMicro, long valueMinor) {

    /** A layer that enters by a move: the nth layer of that move. */
    static CostLayer entering(
            StockMove move,
            int nth,
            LayerKind kind,
            long warehouseId,
            int ageOnEpochDay,
            long quantityMicro,
            long valueMinor) {
        return whole(new LayerOrigin(
                LayerOrigin.layerId(move, nth),
                move.moveId(),
                kind,
                null,
                warehouseId,
                move.supplierId(),
                move.documentType(),
                move.documentNumber(),
                move.effectiveOnEpochDay(),
                ageOnEpochDay,
                quantityMicro,
                valueMinor));
    }

    /** The part of this layer that a transfer carries to another warehouse: same dates, same cents. */
    CostLayer carried(StockMove move, int nth, long toWarehouseId, long movedQuantityMicro, long movedValueMinor) {
        return whole(new LayerOrigin(
                LayerOrigin.layerId(move, nth),
                move.moveId(),
                LayerKind.TRANSFER,
                origin.layerId(),
                toWarehouseId,
                origin.supplierId(),
                move.documentType(),
                move.documentNumber(),
                origin.fifoOnEpochDay(),
                origin.ageOnEpochDay(),
                movedQuantityMicro,
                movedValueMinor));
    }

    private static CostLayer whole(LayerOrigin origin) {
        return new CostLayer(origin, origin.quantityInMicro(), origin.valueInMinor());
    }

    /** What is left once a slice is taken. */
    CostLayer without(long takenQuantityMicro, long takenValueMinor) {
        return new CostLayer(origin, quantityMicro - takenQuantityMicro, valueMinor - takenValueMinor);
    }

    /** Value that leaves with a quantity of this layer. */
    long take(long takenQuantityMicro) {
        return Allocation.take(takenQuantityMicro, quantityMicro, valueMinor);
    }

    /** The published state of this layer after a change. */
    CostLayerFact fact(long productId, ValuationCause cause) {
        return new CostLayerFact(
                origin.layerId(),
                origin.moveId(),
                origin.kind(),
                origin.parentLayerId(),
                productId,
                origin.warehouseId(),
                origin.supplierId(),
                origin.documentType(),
                origin.documentNumber(),
                origin.fifoOnEpochDay(),
                origin.ageOnEpochDay(),
                origin.quantityInMicro(),
                origin.valueInMinor(),
                quantityMicro,
                valueMinor,
                cause);
    }
}
