package vigie.facts;

import org.jspecify.annotations.Nullable;

/**
 * One row per cost layer and change; the last row of a layer at a position is its state. Table {@code cost_layers}.
 *
 * @param layerId layer: creating move times 1,000,000 plus its order in the move (fr: couche de coût)
 * @param moveId stock move that created the layer
 * @param kind how the layer came to be
 * @param parentLayerId layer a TRANSFER layer was taken from
 * @param productId product (fr: article)
 * @param warehouseId warehouse (fr: entrepôt)
 * @param supplierId supplier the goods came from, when known (fr: fournisseur)
 * @param documentType type of the document that created the layer
 * @param documentNumber number of the document that created the layer
 * @param fifoOnEpochDay place in the queue: first in, first out by this date
 * @param ageOnEpochDay date the goods first became ours, kept by transfers and returns (fr: date d'entrée)
 * @param quantityInMicro quantity that entered, stock unit
 * @param valueInMinor value that entered, with the late costs laid on it since, euro
 * @param remainingQuantityMicro quantity left after this change, stock unit (fr: quantité restante)
 * @param remainingValueMinor value left after this change, euro (fr: valeur restante)
 * @param cause ENTRY when created, ISSUE or SETTLE when consumed, RELINK, else the late cost that changed its value
 */
public record CostLayerFact(
        long layerId,
        long moveId,
        LayerKind kind,
        @Nullable Long parentLayerId,
        long productId,
        long warehouseId,
        @Nullable Long supplierId,
        String documentType,
        String documentNumber,
        int fifoOnEpochDay,
        int ageOnEpochDay,
        long quantityInMicro,
        long valueInMinor,
        long remainingQuantityMicro,
        long remainingValueMinor,
        ValuationCause cause) {
    public CostLayerFact {
        if (remainingQuantityMicro < 0 || (remainingQuantityMicro == 0 && remainingValueMinor != 0)) {
            throw new IllegalArgumentException("layer " + layerId + " cannot hold " + remainingValueMinor + " cents on "
                    + remainingQuantityMicro + " millionths");
        }
    }
}
