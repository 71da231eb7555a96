package vigie.jobs.valuation;

import org.jspecify.annotations.Nullable;
import vigie.facts.MoveKind;

/**
 * One stock move of one product, as the ledger recorded it. Flat, kept in state while it waits for its position.
 *
 * @param moveId identifier of the move
 * @param kind what it is
 * @param productId product, key of the valuation
 * @param fromWarehouseId where goods leave, none when they enter
 * @param toWarehouseId where goods enter, none when they leave
 * @param quantityMicro above zero
 * @param valueMinor purchase value of a receipt; of a return to a supplier what they will credit, without tax
 * @param effectiveOnEpochDay business date, orders the layers
 * @param documentType type of the document
 * @param documentNumber number of the document
 * @param orderLineId sales order line, deliveries and returns
 * @param originMoveId the delivery a return gives back; of a return to a supplier, and of a delivery straight from
 *     one, the receipt
 * @param supplierId supplier, receipts and returns to them
 */
public record StockMove(
        long moveId,
        MoveKind kind,
        long productId,
        @Nullable Long fromWarehouseId,
        @Nullable Long toWarehouseId,
        long quantityMicro,
        @Nullable Long valueMinor,
        int effectiveOnEpochDay,
        String documentType,
        String documentNumber,
        @Nullable Long orderLineId,
        @Nullable Long originMoveId,
        @Nullable Long supplierId)
        implements StockEvent {

    /** Whether it has the warehouses its kind needs, and no others. */
    boolean sidesFitKind() {
        boolean entersOnly = fromWarehouseId == null && toWarehouseId != null;
        boolean leavesOnly = fromWarehouseId != null && toWarehouseId == null;
        return switch (kind) {
            case RECEIPT, CUSTOMER_RETURN -> entersOnly;
            case DELIVERY, SCRAP, SUPPLIER_RETURN -> leavesOnly;
            case TRANSFER -> fromWarehouseId != null && toWarehouseId != null && !fromWarehouseId.equals(toWarehouseId);
            case COUNT -> entersOnly || leavesOnly;
        };
    }
}
