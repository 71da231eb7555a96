package vigie.jobs.margin;

import java.util.Objects;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.FactCollector;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.PositionOrderedFunction;

/**
 * Keyed by sales order line: margin and order line facts of every change, by {@link OrderLineMargin}.
 *
 * <p>State: the line with its dimensions and four quantities with their revenue, kept for ever, since a return or a
 * credit note may always come. Repeats are dropped by the base class; a change of an unknown line is set aside.
 */
public final class MarginFunction extends PositionOrderedFunction<MarginEvent> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ValueState<OrderLineState> orderLine;

    /** A function with empty state. */
    public MarginFunction() {
        super(FactOrigin.MARGIN, MarginEvent.class);
    }

    @Override
    protected void openState() {
        orderLine = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("order-line", TypeInformation.of(OrderLineState.class)));
    }

    @Override
    protected void apply(long orderLineId, MarginEvent event, FactCollector facts) throws Exception {
        ValueState<OrderLineState> state = Objects.requireNonNull(orderLine, "openState was not called");
        state.update(
                OrderLineMargin.apply(state.value(), event.change(), fact -> facts.collect(event.position(), fact)));
    }
}
