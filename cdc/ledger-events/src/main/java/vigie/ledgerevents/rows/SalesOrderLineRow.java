package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * A line of a sales order, its dimensions frozen at order time.
 *
 * <p>One row of {@code ledger.sales_order_lines}. Never changed once written.
 * Units: see the package description.
 */
public record SalesOrderLineRow(
        long id,
        long orderId,
        String orderNumber,
        int lineNo,
        long productId,
        long familyId,
        long customerId,
        long segmentId,
        @Nullable Long salespersonId,
        long channelId,
        long warehouseId,
        long quantityMicro,
        long unitPriceMicro,
        long listAmountMinor,
        long netAmountMinor,
        int taxRateTenThousandths,
        int orderedOnEpochDay,
        long recordedAtMicros) {}
