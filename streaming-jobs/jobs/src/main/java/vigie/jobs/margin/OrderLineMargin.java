package vigie.jobs.margin;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigie.facts.MarginFact;
import vigie.facts.MarginMeasure;
import vigie.facts.OrderLineEvent;
import vigie.facts.OrderLineFact;

/**
 * Revenue and cost of one sales order line, on the delivered basis: at any moment the net revenue is the revenue of the
 * goods the customer has. Deliveries and invoices match by quantity, oldest first; the amount of a matched part is
 * {@code take}. Costs are the issued costs of the line, passed on one to one.
 *
 * <p>So REV_INVOICED + REV_RETURN is the sales account, CREDIT_PRICE the rebates account, and the sum of COGS rows the
 * cost of goods issued.
 */
public final class OrderLineMargin {
    private final Consumer<Record> facts;
    private OrderLineState state;

    /**
     * Margin of a line that was ordered.
     *
     * @param state where it stands
     * @param facts takes the facts of each change, in a fixed order
     */
    public OrderLineMargin(OrderLineState state, Consumer<Record> facts) {
        this.state = state;
        this.facts = facts;
    }

    /**
     * Applies the next change of a line.
     *
     * @param known where the line stands, none before it was ordered
     * @return where it stands afterwards
     * @throws IllegalArgumentException when the line is not known or more comes back than the customer has
     */
    public static OrderLineState apply(@Nullable OrderLineState known, OrderLineChange change, Consumer<Record> facts) {
        OrderLine ordered = change.line();
        if (known == null && ordered == null) {
            throw new IllegalArgumentException(
                    "UNKNOWN_ORDER_LINE: " + change.kind() + " of order line " + change.orderLineId());
        }
        OrderLineMargin margin = new OrderLineMargin(known != null ? known : opened(ordered), facts);
        margin.apply(change);
        return margin.state;
    }

    private static OrderLineState opened(@Nullable OrderLine ordered) {
        OrderLine line = Objects.requireNonNull(ordered);
        return new OrderLineState(
                line, new Bucket(line.quantityMicro(), line.amountMinor()), Bucket.EMPTY, Bucket.EMPTY, Bucket.EMPTY);
    }

    private void apply(OrderLineChange change) {
        switch (change.kind()) {
            case ORDERED ->
                lineFact(change, OrderLineEvent.ORDERED, new Bucket(change.quantityMicro(), change.amountMinor()));
            case CANCELLED -> cancel(change);
            case DELIVERED -> deliver(change);
            case INVOICED -> invoice(change);
            case RETURNED -> takeBack(change);
            case CREDITED_RETURN -> creditReturn(change);
            case CREDITED_PRICE -> revenue(change, MarginMeasure.CREDIT_PRICE, -change.amountMinor());
            case COST_ISSUED -> cost(change, MarginMeasure.COGS_ISSUE, change.quantityMicro());
            case COST_SETTLED -> cost(change, MarginMeasure.COGS_SETTLE, 0);
            case COST_RETURNED -> cost(change, MarginMeasure.COGS_RETURN, change.quantityMicro());
            case COST_PRICE_DIFF -> cost(change, MarginMeasure.COGS_PRICE_DIFF, 0);
            case COST_LANDED -> cost(change, MarginMeasure.COGS_LANDED, 0);
            case COST_REBATE -> cost(change, MarginMeasure.COGS_REBATE, 0);
            case COST_RELINKED -> cost(change, MarginMeasure.COGS_RELINK, 0);
        }
    }

    private void cancel(OrderLineChange change) {
        if (state.open().quantityMicro() > 0) {
            lineFact(change, OrderLineEvent.CANCELLED, state.open());
        }
        keep(Bucket.EMPTY, state.estimated(), state.deferred(), state.earned());
    }

    private void deliver(OrderLineChange change) {
        Bucket delivered = new Bucket(change.quantityMicro(), change.amountMinor());
        Bucket released = state.deferred().part(delivered.quantityMicro());
        Bucket rest = delivered.minus(delivered.part(released.quantityMicro()));
        lineFact(change, OrderLineEvent.DELIVERED, delivered);
        revenue(change, MarginMeasure.REV_DEFERRED, released.amountMinor());
        revenue(change, MarginMeasure.REV_ESTIMATED, rest.amountMinor());
        keep(
                state.open().minus(delivered),
                state.estimated().plus(rest),
                state.deferred().minus(released),
                state.earned().plus(released));
    }

    private void invoice(OrderLineChange change) {
        Bucket invoiced = new Bucket(change.quantityMicro(), change.amountMinor());
        Bucket confirmed = state.estimated().part(invoiced.quantityMicro());
        Bucket matched = invoiced.part(confirmed.quantityMicro());
        Bucket ahead = invoiced.minus(matched);
        lineFact(change, OrderLineEvent.INVOICED, invoiced);
        revenue(change, MarginMeasure.REV_INVOICED, invoiced.amountMinor());
        revenue(change, MarginMeasure.REV_ESTIMATED, -confirmed.amountMinor());
        revenue(change, MarginMeasure.REV_DEFERRED, -ahead.amountMinor());
        keep(
                state.open(),
                state.estimated().minus(confirmed),
                state.deferred().plus(ahead),
                state.earned().plus(matched));
    }

    /** Goods back: first those never invoiced, then those whose credit note is to come. */
    private void takeBack(OrderLineChange change) {
        Bucket unbilled = state.estimated().part(change.quantityMicro());
        Bucket billed = state.earned().part(change.quantityMicro() - unbilled.quantityMicro());
        Bucket back = unbilled.plus(billed);
        if (back.quantityMicro() != change.quantityMicro()) {
            throw new IllegalArgumentException("RETURN_ABOVE_DELIVERED: " + change.quantityMicro() + " of "
                    + back.quantityMicro() + " on order line " + change.orderLineId());
        }
        lineFact(change, OrderLineEvent.RETURNED, back);
        revenue(change, MarginMeasure.REV_ESTIMATED, -unbilled.amountMinor());
        revenue(change, MarginMeasure.REV_DEFERRED, -billed.amountMinor());
        keep(
                state.open(),
                state.estimated().minus(unbilled),
                state.deferred().plus(billed),
                state.earned().minus(billed));
    }

    /** A credit note: for goods that are back or were never delivered, else ahead of the goods. */
    private void creditReturn(OrderLineChange change) {
        Bucket credited = new Bucket(change.quantityMicro(), change.amountMinor());
        Bucket waiting = state.deferred().part(credited.quantityMicro());
        Bucket ahead = credited.minus(credited.part(waiting.quantityMicro()));
        revenue(change, MarginMeasure.REV_RETURN, -credited.amountMinor());
        revenue(change, MarginMeasure.REV_DEFERRED, waiting.amountMinor());
        revenue(change, MarginMeasure.REV_ESTIMATED, ahead.amountMinor());
        keep(
                state.open(),
                state.estimated().plus(ahead),
                state.deferred().minus(waiting),
                state.earned().minus(state.earned().part(ahead.quantityMicro())));
    }

    private void keep(Bucket open, Bucket estimated, Bucket deferred, Bucket earned) {
        state = new OrderLineState(state.line(), open, estimated, deferred, earned);
    }

    private void revenue(OrderLineChange change, MarginMeasure measure, long amountMinor) {
        if (amountMinor != 0) {
            facts.accept(fact(change, measure, amountMinor, 0, measure == MarginMeasure.REV_ESTIMATED));
        }
    }

    private void cost(OrderLineChange change, MarginMeasure measure, long unitsSoldMicro) {
        facts.accept(fact(change, measure, change.amountMinor(), unitsSoldMicro, change.provisional()));
    }

    private MarginFact fact(
            OrderLineChange change, MarginMeasure measure, long amountMinor, long unitsMicro, boolean provisional) {
        OrderLine line = state.line();
        return new MarginFact(
                line.orderLineId(),
                measure,
                change.documentType(),
                change.documentNumber(),
                change.lineId(),
                change.moveId(),
                amountMinor,
                unitsMicro,
                line.productId(),
                line.familyId(),
                line.customerId(),
                line.segmentId(),
                line.salespersonId(),
                line.channelId(),
                line.warehouseId(),
                change.effectiveOnEpochDay(),
                provisional);
    }

    private void lineFact(OrderLineChange change, OrderLineEvent event, Bucket part) {
        facts.accept(lineFact(state.line(), event, part, change.effectiveOnEpochDay(), change.documentNumber()));
    }

    /** The fact of an event of a line. */
    static OrderLineFact lineFact(
            OrderLine line, OrderLineEvent event, Bucket part, int effectiveOnEpochDay, String documentNumber) {
        return new OrderLineFact(
                line.orderLineId(),
                line.orderNumber(),
                line.lineNumber(),
                event,
                part.quantityMicro(),
                part.amountMinor(),
                line.productId(),
                line.familyId(),
                line.customerId(),
                line.segmentId(),
                line.salespersonId(),
                line.channelId(),
                line.warehouseId(),
                line.promisedOnEpochDay(),
                effectiveOnEpochDay,
                documentNumber);
    }
}
