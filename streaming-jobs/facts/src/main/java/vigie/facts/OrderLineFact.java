package vigie.facts;

import org.jspecify.annotations.Nullable;

/**
 * One row per sales order line and event. Table {@code order_lines}.
 *
 * @param orderLineId sales order line (fr: ligne de commande)
 * @param orderNumber order (fr: commande)
 * @param lineNumber line in the order
 * @param event what happened
 * @param quantityMicro quantity of the event, stock unit, above zero (fr: quantité)
 * @param amountMinor net amount of the event, euro without tax; for CANCELLED what will not be delivered (fr: montant
 * HT)
 * @param productId product (fr: article)
 * @param familyId product family at order time (fr: famille)
 * @param customerId customer (fr: client)
 * @param segmentId customer segment at order time (fr: segment)
 * @param salespersonId salesperson at order time (fr: commercial)
 * @param channelId sales channel (fr: canal)
 * @param warehouseId warehouse (fr: entrepôt)
 * @param promisedOnEpochDay promised date of the order (fr: date promise)
 * @param effectiveOnEpochDay business date (fr: date d'effet)
 * @param documentNumber number of the document of the event (fr: pièce)
 */
public record OrderLineFact(
        long orderLineId,
        String orderNumber,
        int lineNumber,
        OrderLineEvent event,
        long quantityMicro,
        long amountMinor,
        long productId,
        long familyId,
        long customerId,
        long segmentId,
        @Nullable Long salespersonId,
        long channelId,
        long warehouseId,
        @Nullable Integer promisedOnEpochDay,
        int effectiveOnEpochDay,
        String documentNumber) {}
