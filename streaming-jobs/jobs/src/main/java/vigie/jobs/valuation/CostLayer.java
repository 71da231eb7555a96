package vigie.jobs.valuation;

import vigie.facts.CostLayerFact;
import vigie.facts.LayerKind;
import vigie.facts.ValuationCause;
import vigie.jobs.amounts.Allocation;

/**
 * What remains of one entry of goods: a quantity and its total value; a unit cost is never stored. Flat, kept in state,
 * also when nothing remains: late costs still find what took from it.
 *
 * @param origin the entry, which never changes
 * @param quantityMicro quantity that remains
 * @param valueMinor value that remains, zero when no quantity does
 * @param lateMinor costs laid on it since it entered, those of what left included
 * @param lastIssueMoveId the newest line with a slice of it, from where {@link Slice#previousIssueMoveId} leads to all
 *     others; 0 none
 * @param givenBackMicro quantity of a receipt that went back to its supplier, from any layer
 */
public record CostLayer(
        LayerOrigin origin,
        long quantityMicro,
        long valueMinor,
        long lateMinor,
        long lastIssueMoveId,
        long givenBackMicro) {

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
                LayerOrigin.layerId(move.moveId(), nth),
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
                LayerOrigin.layerId(move.moveId(), nth),
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
        return new CostLayer(origin, origin.quantityInMicro(), origin.valueInMinor(), 0, 0, 0);
    }

    /** What is left once a line took a slice. */
    CostLayer without(long takenQuantityMicro, long takenValueMinor, long issueMoveId) {
        return new CostLayer(
                origin,
                quantityMicro - takenQuantityMicro,
                valueMinor - takenValueMinor,
                lateMinor,
                issueMoveId,
                givenBackMicro);
    }

    /** A late cost, of which a part stays with what remains. */
    CostLayer withLateCost(long wholeMinor, long remainingMinor) {
        return new CostLayer(
                origin,
                quantityMicro,
                Math.addExact(valueMinor, remainingMinor),
                Math.addExact(lateMinor, wholeMinor),
                lastIssueMoveId,
                givenBackMicro);
    }

    /** A part of this receipt went back to its supplier. */
    CostLayer givenBack(long returnedMicro) {
        return new CostLayer(
                origin, quantityMicro, valueMinor, lateMinor, lastIssueMoveId, givenBackMicro + returnedMicro);
    }

    /** The same layer, had nothing entered by it. */
    CostLayer emptied() {
        return whole(new LayerOrigin(
                origin.layerId(),
                origin.moveId(),
                origin.kind(),
                origin.parentLayerId(),
                origin.warehouseId(),
                origin.supplierId(),
                origin.documentType(),
                origin.documentNumber(),
                origin.fifoOnEpochDay(),
                origin.ageOnEpochDay(),
                0,
                0));
    }

    /** What entered is worth now, late costs included. */
    long enteredMinor() {
        return Math.addExact(origin.valueInMinor(), lateMinor);
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
                enteredMinor(),
                quantityMicro,
                valueMinor,
                cause);
    }
}
