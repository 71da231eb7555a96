package vigie.jobs.margin;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.SalesOrderCancellationRow;
import vigie.ledgerevents.rows.SalesOrderLineRow;
import vigie.ledgerevents.rows.SalesOrderRow;

/** Picks sales orders, their lines and their cancellations; key them by {@code orderId}. Stateless. */
public final class ToOrderEvents extends RichFlatMapFunction<LedgerChange, OrderEvent> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable LedgerEventCodec codec;

    @Override
    public void open(OpenContext context) {
        codec = new LedgerEventCodec();
    }

    @Override
    public void flatMap(LedgerChange change, Collector<OrderEvent> out) {
        LedgerTable table = LedgerTable.named(change.table()).orElse(LedgerTable.TRANSACTION_MANIFESTS);
        switch (table) {
            case SALES_ORDERS, SALES_ORDER_LINES, SALES_ORDER_CANCELLATIONS ->
                out.collect(eventOf(
                        change.position(),
                        change.index(),
                        Objects.requireNonNull(codec, "open was not called").decodeRow(table, change.row())));
            default -> {
                // Every other table leaves orders as they are.
            }
        }
    }

    /** The event of a row. Pure; throws IllegalArgumentException for another row. */
    static OrderEvent eventOf(long position, int index, Record row) {
        return switch (row) {
            case SalesOrderRow order ->
                new OrderEvent(
                        position,
                        index,
                        OrderEvent.Kind.ORDER,
                        order.id(),
                        order.number(),
                        order.orderedOnEpochDay(),
                        order.promisedOnEpochDay(),
                        null);
            case SalesOrderLineRow line ->
                new OrderEvent(
                        position,
                        index,
                        OrderEvent.Kind.LINE,
                        line.orderId(),
                        line.orderNumber(),
                        line.orderedOnEpochDay(),
                        null,
                        lineOf(line));
            case SalesOrderCancellationRow cancellation ->
                new OrderEvent(
                        position,
                        index,
                        OrderEvent.Kind.CANCELLATION,
                        cancellation.orderId(),
                        cancellation.orderNumber(),
                        cancellation.cancelledOnEpochDay(),
                        null,
                        null);
            default -> throw new IllegalArgumentException("no order event for " + row);
        };
    }

    private static OrderLine lineOf(SalesOrderLineRow row) {
        return new OrderLine(
                row.id(),
                row.orderNumber(),
                row.lineNo(),
                row.quantityMicro(),
                row.netAmountMinor(),
                row.productId(),
                row.familyId(),
                row.customerId(),
                row.segmentId(),
                row.salespersonId(),
                row.channelId(),
                row.warehouseId(),
                null);
    }
}
