package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * A confirmed sales order.
 *
 * <p>One row of {@code ledger.sales_orders}. Never changed once written.
 * Units: see the package description.
 */
public record SalesOrderRow(
        long id,
        String number,
        long customerId,
        long channelId,
        long warehouseId,
        @Nullable Long salespersonId,
        int orderedOnEpochDay,
        @Nullable Integer requestedOnEpochDay,
        @Nullable Integer promisedOnEpochDay,
        long recordedAtMicros) {}
