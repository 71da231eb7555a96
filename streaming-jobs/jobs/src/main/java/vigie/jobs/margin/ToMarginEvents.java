package vigie.jobs.margin;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.CreditNoteLineRow;
import vigie.ledgerevents.rows.CustomerInvoiceLineRow;
import vigie.ledgerevents.rows.CustomerReturnLineRow;
import vigie.ledgerevents.rows.DeliveryNoteLineRow;

/**
 * Picks the document lines that name an order line: deliveries, invoices, returns, credit notes. Key them by
 * {@code change().orderLineId()}. Stateless.
 */
public final class ToMarginEvents extends RichFlatMapFunction<LedgerChange, MarginEvent> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable LedgerEventCodec codec;

    @Override
    public void open(OpenContext context) {
        codec = new LedgerEventCodec();
    }

    @Override
    public void flatMap(LedgerChange change, Collector<MarginEvent> out) {
        LedgerTable table = LedgerTable.named(change.table()).orElse(LedgerTable.TRANSACTION_MANIFESTS);
        switch (table) {
            case DELIVERY_NOTE_LINES, CUSTOMER_INVOICE_LINES, CUSTOMER_RETURN_LINES, CREDIT_NOTE_LINES -> {
                Record row =
                        Objects.requireNonNull(codec, "open was not called").decodeRow(table, change.row());
                out.collect(new MarginEvent(change.position(), change.index(), changeOf(row)));
            }
            default -> {
                // Every other table leaves the margin as it is.
            }
        }
    }

    /** The change of a document line. Pure; throws IllegalArgumentException for another row or an unknown kind. */
    static OrderLineChange changeOf(Record row) {
        return switch (row) {
            case DeliveryNoteLineRow line ->
                document(
                        OrderLineChange.Kind.DELIVERED,
                        line.orderLineId(),
                        "DELIVERY_NOTE",
                        line.number(),
                        line.id(),
                        line.quantityMicro(),
                        line.netAmountMinor(),
                        line.deliveredOnEpochDay());
            case CustomerInvoiceLineRow line ->
                document(
                        OrderLineChange.Kind.INVOICED,
                        line.orderLineId(),
                        "CUSTOMER_INVOICE",
                        line.number(),
                        line.id(),
                        line.quantityMicro(),
                        line.netAmountMinor(),
                        line.invoicedOnEpochDay());
            case CustomerReturnLineRow line ->
                document(
                        OrderLineChange.Kind.RETURNED,
                        line.orderLineId(),
                        "CUSTOMER_RETURN",
                        line.number(),
                        line.id(),
                        line.quantityMicro(),
                        0,
                        line.returnedOnEpochDay());
            case CreditNoteLineRow line ->
                document(
                        creditKind(line.kind()),
                        line.orderLineId(),
                        "CREDIT_NOTE",
                        line.number(),
                        line.id(),
                        line.quantityMicro(),
                        line.netAmountMinor(),
                        line.creditedOnEpochDay());
            default -> throw new IllegalArgumentException("no margin event for " + row);
        };
    }

    private static OrderLineChange.Kind creditKind(String kind) {
        return switch (kind) {
            case "RETURN" -> OrderLineChange.Kind.CREDITED_RETURN;
            case "PRICE" -> OrderLineChange.Kind.CREDITED_PRICE;
            default -> throw new IllegalArgumentException("a credit note line is RETURN or PRICE, not " + kind);
        };
    }

    private static OrderLineChange document(
            OrderLineChange.Kind kind,
            long orderLineId,
            String documentType,
            String documentNumber,
            long lineId,
            long quantityMicro,
            long amountMinor,
            int effectiveOnEpochDay) {
        return new OrderLineChange(
                kind,
                orderLineId,
                documentType,
                documentNumber,
                lineId,
                null,
                quantityMicro,
                amountMinor,
                effectiveOnEpochDay,
                false,
                null);
    }
}
