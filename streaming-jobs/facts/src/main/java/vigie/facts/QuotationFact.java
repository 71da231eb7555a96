package vigie.facts;

import org.jspecify.annotations.Nullable;

/**
 * One row per version of a quotation, line of a version, and outcome. Table {@code quotations}.
 *
 * @param versionId version of the quotation; the outcome names the one that was decided
 * @param number quotation (fr: devis)
 * @param event what happened
 * @param version version of the number, of QUOTED only
 * @param customerId customer (fr: client)
 * @param segmentId customer segment, of LINE only (fr: segment)
 * @param salespersonId salesperson, of QUOTED only (fr: commercial)
 * @param channelId sales channel, of QUOTED only (fr: canal)
 * @param warehouseId warehouse, of QUOTED only (fr: entrepôt)
 * @param productId product, of LINE only (fr: article)
 * @param familyId product family, of LINE only (fr: famille)
 * @param quantityMicro quantity quoted, stock unit, of LINE only (fr: quantité)
 * @param amountMinor net amount quoted, euro without tax, of LINE only (fr: montant HT)
 * @param validUntilEpochDay last day the offer holds, of QUOTED only (fr: fin de validité)
 * @param reason why it was lost, of LOST only (fr: motif)
 * @param effectiveOnEpochDay business date (fr: date d'effet)
 */
public record QuotationFact(
        long versionId,
        String number,
        QuotationEvent event,
        @Nullable Integer version,
        long customerId,
        @Nullable Long segmentId,
        @Nullable Long salespersonId,
        @Nullable Long channelId,
        @Nullable Long warehouseId,
        @Nullable Long productId,
        @Nullable Long familyId,
        long quantityMicro,
        long amountMinor,
        @Nullable Integer validUntilEpochDay,
        @Nullable String reason,
        int effectiveOnEpochDay) {}
