package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * A line of a version of a quotation, with how its price was made.
 *
 * <p>One row of {@code ledger.quotation_lines}. Never changed once written.
 * Units: see the package description.
 */
public record QuotationLineRow(
        long id,
        long quotationId,
        String number,
        int lineNo,
        long productId,
        long familyId,
        long customerId,
        long segmentId,
        long quantityMicro,
        long unitPriceMicro,
        String priceOrigin,
        @Nullable Long listUnitPriceMicro,
        @Nullable String priceListCode,
        long listAmountMinor,
        long discountAmountMinor,
        long headerDiscountAmountMinor,
        long netAmountMinor,
        int taxRateTenThousandths,
        int quotedOnEpochDay,
        long recordedAtMicros) {}
