package vigie.jobs.receivables;

import java.util.Objects;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;
import vigie.facts.ReceivableFact;
import vigie.facts.ReceivableKind;
import vigie.jobs.ordering.FactCollector;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.PositionOrderedFunction;

/**
 * Keyed by customer: one {@link ReceivableFact} per event.
 *
 * <p>State: every invoice of the customer, the settled ones too, since a credit note may still come. Replays are
 * dropped by the base class.
 */
public final class ReceivablesFunction extends PositionOrderedFunction<ReceivableEvent> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable MapState<Long, OpenInvoice> invoices;

    /** A function with empty state. */
    public ReceivablesFunction() {
        super(FactOrigin.RECEIVABLES, ReceivableEvent.class);
    }

    @Override
    protected void openState() {
        invoices = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("invoices", Types.LONG, TypeInformation.of(OpenInvoice.class)));
    }

    @Override
    protected void apply(long customerId, ReceivableEvent event, FactCollector facts) throws Exception {
        var known = Objects.requireNonNull(invoices, "openState was not called");
        OpenReceivables.Change change = OpenReceivables.apply(event, known.get(event.invoiceId()));
        OpenInvoice invoice = change.invoice();
        facts.collect(
                event.position(),
                new ReceivableFact(
                        customerId,
                        invoice == null ? null : invoice.invoiceId(),
                        invoice == null ? null : invoice.invoiceNumber(),
                        documentType(event.kind()),
                        event.documentNumber(),
                        factKind(event.kind()),
                        change.openMinor(),
                        change.onAccountMinor(),
                        invoice == null ? null : invoice.dueOnEpochDay(),
                        event.effectiveOnEpochDay()));
        if (invoice != null) {
            known.put(invoice.invoiceId(), invoice);
        }
    }

    private static ReceivableKind factKind(ReceivableEvent.Kind kind) {
        return switch (kind) {
            case INVOICE -> ReceivableKind.INVOICE;
            case CREDIT_NOTE -> ReceivableKind.CREDIT_NOTE;
            case PAYMENT -> ReceivableKind.PAYMENT;
            case ALLOCATION -> ReceivableKind.ALLOCATION;
        };
    }

    private static String documentType(ReceivableEvent.Kind kind) {
        return switch (kind) {
            case INVOICE -> "CUSTOMER_INVOICE";
            case CREDIT_NOTE -> "CREDIT_NOTE";
            case PAYMENT, ALLOCATION -> "PAYMENT";
        };
    }
}
