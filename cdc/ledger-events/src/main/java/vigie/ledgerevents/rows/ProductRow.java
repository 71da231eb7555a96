package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * A product as bought, stocked and sold.
 *
 * <p>One row of {@code ledger.products}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record ProductRow(
        long id,
        String sku,
        String name,
        long familyId,
        @Nullable Long supplierId,
        String unitCode,
        long recordedAtMicros) {}
