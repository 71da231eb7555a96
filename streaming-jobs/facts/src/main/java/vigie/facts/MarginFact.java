package vigie.facts;

import org.jspecify.annotations.Nullable;

/**
 * One row per order line, measure and event; margin = REV_* + CREDIT_* - COGS_*. Table {@code margins}.
 *
 * @param orderLineId sales order line (fr: ligne de commande)
 * @param measure what is measured
 * @param documentType type of the document that made this row
 * @param documentNumber number of that document (fr: pièce)
 * @param lineId line of that document; for cost rows the stock move
 * @param moveId stock move, cost rows only
 * @param amountMinor euro, net of tax; revenue + in REV and CREDIT rows, cost + in COGS rows (fr: montant HT)
 * @param quantityMicro units sold: + on COGS_ISSUE, - on COGS_RETURN, 0 elsewhere (fr: unités vendues)
 * @param productId product (fr: article)
 * @param familyId product family at order time (fr: famille)
 * @param customerId customer (fr: client)
 * @param segmentId customer segment at order time (fr: segment)
 * @param salespersonId salesperson at order time (fr: commercial)
 * @param channelId sales channel (fr: canal)
 * @param warehouseId warehouse (fr: entrepôt)
 * @param effectiveOnEpochDay business date (fr: date d'effet)
 * @param provisional true when the amount is an estimate that a later row corrects (fr: provisoire)
 */
public record MarginFact(
        long orderLineId,
        MarginMeasure measure,
        String documentType,
        String documentNumber,
        long lineId,
        @Nullable Long moveId,
        long amountMinor,
        long quantityMicro,
        long productId,
        long familyId,
        long customerId,
        long segmentId,
        @Nullable Long salespersonId,
        long channelId,
        long warehouseId,
        int effectiveOnEpochDay,
        boolean provisional) {}
