package vigie.ledgerevents.rows;

import org.jspecify.annotations.Nullable;

/**
 * A move of goods: RECEIPT, DELIVERY, CUSTOMER_RETURN, SUPPLIER_RETURN, TRANSFER, COUNT or SCRAP; quantity is above
 * zero, the warehouses give the direction; the value is the purchase value of a RECEIPT, what the supplier owes for a
 * SUPPLIER_RETURN, else absent.
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
