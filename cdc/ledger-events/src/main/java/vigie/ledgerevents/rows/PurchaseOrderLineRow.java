package vigie.ledgerevents.rows;

/**
 * A line of a purchase order.
 *
 * <p>One row of {@code ledger.purchase_order_lines}. Never changed once written.
 * Units: see the package description.
 */
public record PurchaseOrderLineRow(
        long id,
        long purchaseOrderId,
        String orderNumber,
        int lineNo,
        long productId,
        long supplierId,
        long quantityMicro,
        long unitPriceMicro,
        long netAmountMinor,
        long recordedAtMicros) {}
