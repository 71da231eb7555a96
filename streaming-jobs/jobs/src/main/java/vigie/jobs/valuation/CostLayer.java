package vigie.jobs.valuation;

import org.jspecify.annotations.Nullable;
import vigie.facts.CostLayerFact;
import vigie.facts.LayerKind;
import vigie.facts.ValuationCause;
import vigie.jobs.amounts.Allocation;

/**
 * What remains of one entry of goods: a quantity and its total value; a unit cost is never stored. Flat, kept in state.
 *
 * @param layerId creating move times 1,000,000 plus its order in the move
 * @param moveId move that created it
 * @param kind how it came to be
 * @param parentLayerId layer a TRANSFER layer was taken from
 * @param warehouseId where it lies
 * @param supplierId supplier of the goods, when known
 * @param documentType type of the document that created it
 * @param documentNumber number of that document
 * @param fifoOnEpochDay place in the queue
 * @param ageOnEpochDay date the goods first became ours
 * @param quantityInMicro quantity that entered
 * @param valueInMinor value that entered
 * @param quantityMicro quantity that remains
 * @param valueMinor value that remains, zero when no quantity does
 */
public record CostLayer(
        long layerId,
        long moveId,
        LayerKind kind,
        @Nullable Long parentLayerId,
        long warehouseId,
        @Nullable Long supplierId,
        String documentType,
        String documentNumber,
        int fifoOnEpochDay,
        int ageOnEpochDay,
        long quantityInMicro,
        long valueInMinor,
        long quantityMicro,
        long valueMinor) {

    /** A layer that enters whole by a move: the nth layer of that move. */
    static CostLayer entering(
            StockMove move, int nth, LayerKind kind, long warehouseId, int ageOnEpochDay, long valueMinor) {
        return new CostLayer(
                layerId(move, nth),
                move.moveId(),
                kind,
                null,
                warehouseId,
                move.supplierId(),
                move.documentType(),
                move.documentNumber(),
                move.effectiveOnEpochDay(),
                ageOnEpochDay,
                move.quantityMicro(),
                valueMinor,
                move.quantityMicro(),
                valueMinor);
    }

    /** The part of this layer that a transfer carries to another warehouse: same dates, same cents. */
    CostLayer carried(StockMove move, int nth, long toWarehouseId, long movedQuantityMicro, long movedValueMinor) {
        return new CostLayer(
                layerId(move, nth),
                move.moveId(),
                LayerKind.TRANSFER,
                layerId,
                toWarehouseId,
                supplierId,
                move.documentType(),
                move.documentNumber(),
                fifoOnEpochDay,
                ageOnEpochDay,
                movedQuantityMicro,
                movedValueMinor,
                movedQuantityMicro,
                movedValueMinor);
    }

    /** This layer entering with another quantity: a return of which a part had never left the shortage. */
    CostLayer sized(long quantity, long value) {
        return new CostLayer(
                layerId,
                moveId,
                kind,
                parentLayerId,
                warehouseId,
                supplierId,
                documentType,
                documentNumber,
                fifoOnEpochDay,
                ageOnEpochDay,
                quantity,
                value,
                quantity,
                value);
    }

    /** What is left once a slice is taken. */
    CostLayer without(long takenQuantityMicro, long takenValueMinor) {
        return new CostLayer(
                layerId,
                moveId,
                kind,
                parentLayerId,
                warehouseId,
                supplierId,
                documentType,
                documentNumber,
                fifoOnEpochDay,
                ageOnEpochDay,
                quantityInMicro,
                valueInMinor,
                quantityMicro - takenQuantityMicro,
                valueMinor - takenValueMinor);
    }

    /** Value that leaves with a quantity of this layer. */
    long take(long takenQuantityMicro) {
        return Allocation.take(takenQuantityMicro, quantityMicro, valueMinor);
    }

    /** The published state of this layer after a change. */
    CostLayerFact fact(long productId, ValuationCause cause) {
        return new CostLayerFact(
                layerId,
                moveId,
                kind,
                parentLayerId,
                productId,
                warehouseId,
                supplierId,
                documentType,
                documentNumber,
                fifoOnEpochDay,
                ageOnEpochDay,
                quantityInMicro,
                valueInMinor,
                quantityMicro,
                valueMinor,
                cause);
    }

    private static long layerId(StockMove move, int nth) {
        return Math.addExact(Math.multiplyExact(move.moveId(), 1_000_000L), nth);
    }
}
