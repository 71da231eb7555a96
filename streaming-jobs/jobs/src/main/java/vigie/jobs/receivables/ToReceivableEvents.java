package vigie.jobs.receivables;

import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.CreditNoteRow;
import vigie.ledgerevents.rows.CustomerInvoiceRow;
import vigie.ledgerevents.rows.PaymentAllocationRow;
import vigie.ledgerevents.rows.PaymentRow;

/** Picks the four document tables that move a customer's account and flattens their rows. Stateless. */
public final class ToReceivableEvents extends RichFlatMapFunction<LedgerChange, ReceivableEvent> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable LedgerEventCodec codec;

    @Override
    public void open(OpenContext context) {
        codec = new LedgerEventCodec();
    }

    @Override
    public void flatMap(LedgerChange change, Collector<ReceivableEvent> out) {
        switch (LedgerTable.named(change.table()).orElse(LedgerTable.TRANSACTION_MANIFESTS)) {
            case CUSTOMER_INVOICES, CREDIT_NOTES, PAYMENTS, PAYMENT_ALLOCATIONS ->
                eventOf(change.position(), change.index(), decoded(change)).ifPresent(out::collect);
            default -> {
                // Every other table leaves receivables as they are.
            }
        }
    }

    private Record decoded(LedgerChange change) {
        return Objects.requireNonNull(codec, "open was not called")
                .decodeRow(LedgerTable.named(change.table()).orElseThrow(), change.row());
    }

    /** The event of a row, none when its table does not move a customer's account. Pure. */
    static Optional<ReceivableEvent> eventOf(long position, int index, Record row) {
        return switch (row) {
            case CustomerInvoiceRow invoice ->
                Optional.of(new ReceivableEvent(
                        position,
                        index,
                        ReceivableEvent.Kind.INVOICE,
                        invoice.customerId(),
                        invoice.number(),
                        invoice.id(),
                        invoice.grossAmountMinor(),
                        invoice.dueOnEpochDay(),
                        invoice.invoicedOnEpochDay()));
            case CreditNoteRow note ->
                Optional.of(new ReceivableEvent(
                        position,
                        index,
                        ReceivableEvent.Kind.CREDIT_NOTE,
                        note.customerId(),
                        note.number(),
                        note.invoiceId(),
                        note.grossAmountMinor(),
                        0,
                        note.creditedOnEpochDay()));
            case PaymentRow payment ->
                Optional.of(new ReceivableEvent(
                        position,
                        index,
                        ReceivableEvent.Kind.PAYMENT,
                        payment.customerId(),
                        payment.number(),
                        0,
                        payment.amountMinor(),
                        0,
                        payment.paidOnEpochDay()));
            case PaymentAllocationRow allocation ->
                Optional.of(new ReceivableEvent(
                        position,
                        index,
                        ReceivableEvent.Kind.ALLOCATION,
                        allocation.customerId(),
                        allocation.paymentNumber(),
                        allocation.invoiceId(),
                        allocation.amountMinor(),
                        0,
                        allocation.allocatedOnEpochDay()));
            default -> Optional.empty();
        };
    }
}
