package vigie.ledgerevents.rows;

/**
 * A received quantity of one purchase order line and its purchase value.
 *
 * <p>One row of {@code ledger.goods_receipt_lines}. Never changed once written.
 * Units: see the package description.
 */
public record GoodsReceiptLineRow(
        long id,
        long receiptId,
        String number,
        int lineNo,
        long purchaseOrderLineId,
        long productId,
        long supplierId,
        long quantityMicro,
        long netAmountMinor,
        int receivedOnEpochDay,
        long recordedAtMicros) {}
