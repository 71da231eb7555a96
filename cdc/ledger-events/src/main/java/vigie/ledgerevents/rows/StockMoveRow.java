package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * A move of goods: RECEIPT, DELIVERY, CUSTOMER_RETURN, TRANSFER, COUNT or SCRAP; quantity is above zero, the warehouses
 * give the direction.
 *
 * <p>One row of {@code ledger.stock_moves}. Never changed once written.
 * Units: see the package description.
 */
public record StockMoveRow(
        long id,
        String kind,
        long productId,
        @Nullable Long fromWarehouseId,
        @Nullable Long toWarehouseId,
        long quantityMicro,
        @Nullable Long valueAmountMinor,
        int effectiveOnEpochDay,
        String documentType,
        long documentId,
        String documentNumber,
        long lineId,
        @Nullable Long orderLineId,
        @Nullable Long originMoveId,
        @Nullable Long supplierId,
        long recordedAtMicros) {}
