package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * When to buy what: MIN_MAX or REORDER_POINT.
 *
 * <p>One row of {@code ledger.reorder_rules}. Versions of a row follow each other; the ledger keeps them all.
 * Units: see the package description.
 */
public record ReorderRuleRow(
        long id,
        long productId,
        long warehouseId,
        String kind,
        long thresholdQuantityMicro,
        long targetQuantityMicro,
        @Nullable Long multipleQuantityMicro,
        int leadDays,
        @Nullable Long supplierId,
        boolean withdrawn,
        long recordedAtMicros) {}
