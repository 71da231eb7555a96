package vigie.jobs.valuation;

import org.jspecify.annotations.Nullable;
import vigie.facts.LayerKind;

/**
 * One entry of goods into a warehouse, as a layer remembers it. Flat, kept in state.
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
 */
public record LayerOrigin(
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
        long valueInMinor) {

    private static final long LAYERS_PER_MOVE = 1_000_000;

    /** Identifier of the nth layer of a move; a receipt has one. */
    static long layerId(long moveId, int nth) {
        return Math.addExact(Math.multiplyExact(moveId, LAYERS_PER_MOVE), nth);
    }
}
