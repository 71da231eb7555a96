package vigie.jobs.margin;

import org.jspecify.annotations.Nullable;

/**
 * A sales order line with its dimensions, frozen at order time. Flat, kept in state.
 *
 * @param orderLineId identifier of the line
 * @param orderNumber number of the order
 * @param lineNumber line in the order
 * @param quantityMicro quantity ordered
 * @param amountMinor net amount ordered
 * @param productId product
 * @param familyId product family
 * @param customerId customer
 * @param segmentId customer segment
 * @param salespersonId salesperson, when there is one
 * @param channelId channel
 * @param warehouseId warehouse that serves it
 * @param promisedOnEpochDay promised date, when there is one
 */
public record OrderLine(
        long orderLineId,
        String orderNumber,
        int lineNumber,
        long quantityMicro,
        long amountMinor,
        long productId,
        long familyId,
        long customerId,
        long segmentId,
        @Nullable Long salespersonId,
        long channelId,
        long warehouseId,
        @Nullable Integer promisedOnEpochDay) {

    /** The same line, promised for a date. */
    OrderLine promisedOn(@Nullable Integer epochDay) {
        return new OrderLine(
                orderLineId,
                orderNumber,
                lineNumber,
                quantityMicro,
                amountMinor,
                productId,
                familyId,
                customerId,
                segmentId,
                salespersonId,
                channelId,
                warehouseId,
                epochDay);
    }
}
