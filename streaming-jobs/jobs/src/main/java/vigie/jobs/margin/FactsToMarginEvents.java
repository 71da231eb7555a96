package vigie.jobs.margin;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.facts.FactCodec;
import vigie.facts.FactTable;
import vigie.facts.IssuedCostFact;
import vigie.facts.OrderLineEvent;
import vigie.facts.OrderLineFact;
import vigie.facts.ValuationCause;
import vigie.jobs.ordering.KeyedFact;

/**
 * Turns facts of other operators into changes of an order line: the issued costs of its deliveries and returns, and the
 * orders and cancellations of {@link OrderFunction}. Any other fact is left out. Stateless.
 */
public final class FactsToMarginEvents extends RichFlatMapFunction<KeyedFact, MarginEvent> {
    private static final long serialVersionUID = 1L;

    /** Half of the derived index: a cancellation comes after the rows of its position and before the costs. */
    private static final int CANCELLATION_INDEX_BASE = KeyedFact.DERIVED_INDEX_BASE / 2;

    /** Below every row: an order comes before whatever its transaction does with it. */
    private static final int ORDER_INDEX_BASE = -CANCELLATION_INDEX_BASE;

    private transient @Nullable FactCodec codec;

    @Override
    public void open(OpenContext context) {
        codec = new FactCodec();
    }

    @Override
    public void flatMap(KeyedFact fact, Collector<MarginEvent> out) {
        if (fact.table() == FactTable.ISSUED_COSTS) {
            IssuedCostFact cost = (IssuedCostFact) decoded(fact);
            Long orderLineId = cost.orderLineId();
            if (orderLineId != null) {
                out.collect(new MarginEvent(fact.position(), fact.index(), changeOf(cost, orderLineId)));
            }
        } else if (fact.table() == FactTable.ORDER_LINES) {
            OrderLineFact event = (OrderLineFact) decoded(fact);
            int base = event.event() == OrderLineEvent.ORDERED ? ORDER_INDEX_BASE : CANCELLATION_INDEX_BASE;
            out.collect(new MarginEvent(fact.position(), base + fact.sequence(), changeOf(event)));
        }
    }

    private Record decoded(KeyedFact fact) {
        return Objects.requireNonNull(codec, "open was not called").decodeRow(fact.table(), fact.row());
    }

    /** The change an issued cost makes to its order line. Pure. */
    static OrderLineChange changeOf(IssuedCostFact cost, long orderLineId) {
        return new OrderLineChange(
                kindOf(cost.cause()),
                orderLineId,
                cost.documentType(),
                cost.documentNumber(),
                cost.moveId(),
                cost.moveId(),
                cost.quantityMicro(),
                cost.valueMinor(),
                cost.effectiveOnEpochDay(),
                cost.provisional(),
                null);
    }

    private static OrderLineChange.Kind kindOf(ValuationCause cause) {
        return switch (cause) {
            case ISSUE, SHORTAGE -> OrderLineChange.Kind.COST_ISSUED;
            case SETTLE -> OrderLineChange.Kind.COST_SETTLED;
            case RETURN -> OrderLineChange.Kind.COST_RETURNED;
            case PRICE_DIFF -> OrderLineChange.Kind.COST_PRICE_DIFF;
            case LANDED -> OrderLineChange.Kind.COST_LANDED;
            case REBATE -> OrderLineChange.Kind.COST_REBATE;
            case RELINK -> OrderLineChange.Kind.COST_RELINKED;
            case ENTRY -> throw new IllegalArgumentException("an entry issues no cost");
        };
    }

    /** The change an order or its cancellation makes to a line. Pure. */
    static OrderLineChange changeOf(OrderLineFact event) {
        boolean ordered = event.event() == OrderLineEvent.ORDERED;
        OrderLine line = new OrderLine(
                event.orderLineId(),
                event.orderNumber(),
                event.lineNumber(),
                event.quantityMicro(),
                event.amountMinor(),
                event.productId(),
                event.familyId(),
                event.customerId(),
                event.segmentId(),
                event.salespersonId(),
                event.channelId(),
                event.warehouseId(),
                event.promisedOnEpochDay());
        return new OrderLineChange(
                ordered ? OrderLineChange.Kind.ORDERED : OrderLineChange.Kind.CANCELLED,
                event.orderLineId(),
                "SALES_ORDER",
                event.documentNumber(),
                event.orderLineId(),
                null,
                event.quantityMicro(),
                event.amountMinor(),
                event.effectiveOnEpochDay(),
                false,
                ordered ? line : null);
    }
}
