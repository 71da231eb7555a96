package vigie.jobs.margin;

import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;
import vigie.facts.OrderLineEvent;
import vigie.jobs.ordering.FactCollector;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.PositionOrderedFunction;

/**
 * Keyed by order: tells each line what concerns the whole order, its promised date and its cancellation. The facts it
 * collects are messages to {@link MarginFunction}: a CANCELLED one has quantity zero, since only the line knows what is
 * not delivered.
 *
 * <p>State: the promised date and the lines, until the order is cancelled. Repeats are dropped by the base class.
 */
public final class OrderFunction extends PositionOrderedFunction<OrderEvent> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ListState<OrderLine> lines;
    private transient @Nullable ValueState<Integer> promisedOn;

    /** A function with empty state. */
    public OrderFunction() {
        super(FactOrigin.ORDERS, OrderEvent.class);
    }

    @Override
    protected void openState() {
        lines = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("lines", TypeInformation.of(OrderLine.class)));
        promisedOn = getRuntimeContext().getState(new ValueStateDescriptor<>("promised-on", Types.INT));
    }

    @Override
    protected void apply(long orderId, OrderEvent event, FactCollector facts) throws Exception {
        ListState<OrderLine> known = opened(lines);
        switch (event.kind()) {
            case ORDER -> opened(promisedOn).update(event.promisedOnEpochDay());
            case LINE -> {
                OrderLine line = Objects.requireNonNull(event.line(), "a LINE event carries its line")
                        .promisedOn(opened(promisedOn).value());
                Bucket ordered = new Bucket(line.quantityMicro(), line.amountMinor());
                collect(facts, event, line, OrderLineEvent.ORDERED, ordered);
                known.add(line);
            }
            case CANCELLATION -> {
                for (OrderLine line : known.get()) {
                    collect(facts, event, line, OrderLineEvent.CANCELLED, Bucket.EMPTY);
                }
                known.clear();
            }
        }
    }

    private static void collect(
            FactCollector facts, OrderEvent event, OrderLine line, OrderLineEvent kind, Bucket part) {
        facts.collect(
                event.position(),
                OrderLineMargin.lineFact(line, kind, part, event.effectiveOnEpochDay(), event.orderNumber()));
    }

    private static <T> T opened(@Nullable T state) {
        return Objects.requireNonNull(state, "openState was not called");
    }
}
