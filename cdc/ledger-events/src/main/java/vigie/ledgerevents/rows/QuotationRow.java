package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * A version of a quotation.
 *
 * <p>One row of {@code ledger.quotations}. Never changed once written.
 * Units: see the package description.
 */
public record QuotationRow(
        long id,
        String number,
        int version,
        @Nullable Integer previousVersion,
        long customerId,
        long channelId,
        long warehouseId,
        @Nullable Long salespersonId,
        int quotedOnEpochDay,
        int validUntilEpochDay,
        long recordedAtMicros) {}
