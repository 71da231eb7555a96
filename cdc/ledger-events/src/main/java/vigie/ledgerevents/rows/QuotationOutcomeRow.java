package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * What became of a quotation: WON with its order, LOST with a reason, or EXPIRED.
 *
 * <p>One row of {@code ledger.quotation_outcomes}. Never changed once written.
 * Units: see the package description.
 */
public record QuotationOutcomeRow(
        long id,
        long quotationId,
        String number,
        long customerId,
        String kind,
        int decidedOnEpochDay,
        @Nullable Long orderId,
        @Nullable String reason,
        long recordedAtMicros) {}
