package vigie.ledgerevents.rows;

/**
 * A receipt of goods.
 *
 * <p>One row of {@code ledger.goods_receipts}. Never changed once written.
 * Units: see the package description.
 */
public record GoodsReceiptRow(
        long id,
        String number,
        long purchaseOrderId,
        long supplierId,
        long warehouseId,
        int receivedOnEpochDay,
        long recordedAtMicros) {}
