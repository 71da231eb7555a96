package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * A customer.
 *
 * <p>One row of {@code ledger.customers}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record CustomerRow(
        long id,
        String code,
        String name,
        long segmentId,
        @Nullable Long salespersonId,
        long paymentTermsId,
        @Nullable String countryCode,
        @Nullable String city,
        long recordedAtMicros) {}
