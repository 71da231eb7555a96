package vigie.facts;

import org.jspecify.annotations.Nullable;

/**
 * One row per move and layer touched: the slices of an issue, negative rows for a return; sums per move give its cost.
 * Table {@code issued_costs}.
 *
 * @param moveId out or return move whose cost this is; for SETTLE and late costs the original move
 * @param layerId layer consumed; for RETURN the layer the goods came back into; 0 = shortage, no layer yet
 * @param childLayerId layer created in the target warehouse, transfers only
 * @param kind kind of the move
 * @param cause ISSUE, SHORTAGE, SETTLE, RETURN, a late cost: PRICE_DIFF, LANDED, REBATE; or RELINK
 * @param productId product (fr: article)
 * @param warehouseId warehouse (fr: entrepôt)
 * @param orderLineId sales order line, deliveries and returns (fr: ligne de commande)
 * @param quantityMicro quantity taken, stock unit; below zero when given back, zero of a late cost
 * @param valueMinor cost taken, euro; below zero when given back (fr: coût de sortie)
 * @param provisional true on rows of layer 0: their sum is what is still estimated (fr: provisoire)
 * @param effectiveOnEpochDay business date (fr: date d'effet)
 * @param documentType type of the document that made this row
 * @param documentNumber number of that document (fr: pièce)
 */
public record IssuedCostFact(
        long moveId,
        long layerId,
        @Nullable Long childLayerId,
        MoveKind kind,
        ValuationCause cause,
        long productId,
        long warehouseId,
        @Nullable Long orderLineId,
        long quantityMicro,
        long valueMinor,
        boolean provisional,
        int effectiveOnEpochDay,
        String documentType,
        String documentNumber) {}
