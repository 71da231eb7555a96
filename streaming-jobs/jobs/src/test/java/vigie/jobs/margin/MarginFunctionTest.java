package vigie.jobs.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigie.facts.FactCodec;
import vigie.facts.IssuedCostFact;
import vigie.facts.MarginFact;
import vigie.facts.MoveKind;
import vigie.facts.OrderLineEvent;
import vigie.facts.OrderLineFact;
import vigie.facts.QuarantinedEventFact;
import vigie.facts.ValuationCause;
import vigie.jobs.margin.OrderLineChange.Kind;
import vigie.jobs.ordering.FactOrigin;
import vigie.jobs.ordering.KeyedFact;
import vigie.ledgerevents.rows.CreditNoteLineRow;
import vigie.ledgerevents.rows.DeliveryNoteLineRow;
import vigie.ledgerevents.rows.SalesOrderCancellationRow;
import vigie.ledgerevents.rows.SalesOrderLineRow;
import vigie.ledgerevents.rows.SalesOrderRow;

@SuppressWarnings("try") // Flink's harness declares close with Exception
class MarginFunctionTest {
    private static final long UNIT = 1_000_000;

    private final FactCodec codec = new FactCodec();

    @Test
    void eventsOfOnePositionApplyAsOrderRowsThenCosts() throws Exception {
        try (var harness = margins(null)) {
            KeyedFact cost = KeyedFact.of(1, FactOrigin.VALUATION, 7, 2, issued(4 * UNIT, 30_00), codec);
            KeyedFact order = KeyedFact.of(1, FactOrigin.ORDERS, 9, 0, ordered(), codec);
            harness.processElement(marginEvent(cost), 1);
            harness.processElement(event(1, 5, Kind.DELIVERED, 4, 60_00), 1);
            harness.processElement(marginEvent(order), 1);
            assertThat(facts(harness)).isEmpty();
            harness.processWatermark(1);
            assertThat(measures(facts(harness)))
                    .containsExactly("ORDERED", "DELIVERED", "REV_ESTIMATED 6000", "COGS_ISSUE 3000");
        }
    }

    @Test
    void aRestoreKeepsTheLineAndRepeatsAreDropped() throws Exception {
        OperatorSubtaskState state;
        try (var harness = margins(null)) {
            harness.processElement(event(1, 1, Kind.ORDERED, 10, 150_00), 1);
            harness.processElement(event(2, 1, Kind.DELIVERED, 10, 150_00), 2);
            harness.processElement(event(3, 1, Kind.INVOICED, 10, 150_00), 3);
            harness.processWatermark(2);
            state = harness.snapshot(1, 1);
        }
        try (var harness = margins(state)) {
            harness.processElement(event(2, 1, Kind.DELIVERED, 10, 150_00), 2);
            harness.processElement(event(3, 1, Kind.INVOICED, 10, 150_00), 3);
            harness.processWatermark(3);
            assertThat(measures(facts(harness)))
                    .containsExactly("INVOICED", "REV_INVOICED 15000", "REV_ESTIMATED -15000");
        }
    }

    @Test
    void aChangeOfAnUnknownLineIsSetAside() throws Exception {
        try (var harness = margins(null)) {
            harness.processElement(event(1, 1, Kind.INVOICED, 10, 150_00), 1);
            harness.processWatermark(1);
            assertThat(facts(harness)).singleElement().isInstanceOfSatisfying(QuarantinedEventFact.class, fact -> {
                assertThat(fact.job()).isEqualTo("margin");
                assertThat(fact.reason()).isEqualTo("UNKNOWN_ORDER_LINE");
                assertThat(fact.detail()).startsWith("INVOICED of order line 42; ");
            });
        }
    }

    @Test
    void anOrderTellsItsLinesThePromisedDateAndTheCancellation() throws Exception {
        OperatorSubtaskState state;
        List<Record> found = new ArrayList<>();
        try (var harness = orders(null)) {
            harness.processElement(
                    ToOrderEvents.eventOf(1, 1, new SalesOrderRow(9, "SO-1", 5, 2, 1, 3L, 20_000, null, 20_050, 1)), 1);
            harness.processElement(ToOrderEvents.eventOf(1, 2, line(42, 1)), 1);
            harness.processElement(ToOrderEvents.eventOf(1, 3, line(43, 2)), 1);
            harness.processWatermark(1);
            found.addAll(facts(harness));
            state = harness.snapshot(1, 1);
        }
        try (var harness = orders(state)) {
            harness.processElement(
                    ToOrderEvents.eventOf(2, 1, new SalesOrderCancellationRow(1, 9, "SO-1", 20_020, "late", 1)), 2);
            harness.processWatermark(2);
            found.addAll(facts(harness));
        }
        assertThat(found)
                .extracting(fact -> {
                    OrderLineFact line = (OrderLineFact) fact;
                    return line.orderLineId() + " " + line.event() + " " + line.quantityMicro() + " "
                            + line.promisedOnEpochDay() + " " + line.effectiveOnEpochDay();
                })
                .containsExactly(
                        "42 ORDERED 10000000 20050 20000",
                        "43 ORDERED 10000000 20050 20000",
                        "42 CANCELLED 0 20050 20020",
                        "43 CANCELLED 0 20050 20020");
    }

    @Test
    void documentLinesBecomeTheirChange() {
        assertThat(ToMarginEvents.changeOf(new DeliveryNoteLineRow(8, 3, "BL-1", 1, 42, 7, 4 * UNIT, 60_00, 20_010, 1)))
                .isEqualTo(new OrderLineChange(
                        Kind.DELIVERED, 42, "DELIVERY_NOTE", "BL-1", 8, null, 4 * UNIT, 60_00, 20_010, false, null));
        assertThat(ToMarginEvents.changeOf(credit("PRICE")).kind()).isEqualTo(Kind.CREDITED_PRICE);
        assertThat(ToMarginEvents.changeOf(credit("RETURN")).kind()).isEqualTo(Kind.CREDITED_RETURN);
    }

    private static CreditNoteLineRow credit(String kind) {
        return new CreditNoteLineRow(1, 2, "AV-1", 1, kind, 3, 42, 7, 5, UNIT, 15_00, 3_00, 20_030, 1);
    }

    private static SalesOrderLineRow line(long id, int lineNo) {
        return new SalesOrderLineRow(
                id, 9, "SO-1", lineNo, 7, 70, 5, 50, 3L, 2, 1, 10 * UNIT, 15 * UNIT, 150_00, 150_00, 0, 20_000, 1);
    }

    private static OrderLineFact ordered() {
        Bucket whole = new Bucket(10 * UNIT, 150_00);
        return OrderLineMargin.lineFact(OrderLineMarginTest.LINE, OrderLineEvent.ORDERED, whole, 20_000, "SO-1");
    }

    private static IssuedCostFact issued(long quantityMicro, long valueMinor) {
        return new IssuedCostFact(
                99,
                1_000_001,
                null,
                MoveKind.DELIVERY,
                ValuationCause.ISSUE,
                7,
                1,
                42L,
                quantityMicro,
                valueMinor,
                false,
                20_010,
                "DELIVERY_NOTE",
                "BL-1");
    }

    private static MarginEvent event(long position, int index, Kind kind, long units, long amountMinor) {
        return new MarginEvent(position, index, OrderLineMarginTest.change(kind, units, amountMinor));
    }

    private static MarginEvent marginEvent(KeyedFact fact) {
        FactsToMarginEvents translation = new FactsToMarginEvents();
        translation.open(DefaultOpenContext.INSTANCE);
        List<MarginEvent> events = new ArrayList<>();
        translation.flatMap(fact, new ListCollector<>(events));
        return events.getFirst();
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, MarginEvent, KeyedFact> margins(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<Long, MarginEvent, KeyedFact>(
                new KeyedProcessOperator<>(new MarginFunction()),
                event -> event.change().orderLineId(),
                Types.LONG);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, OrderEvent, KeyedFact> orders(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<Long, OrderEvent, KeyedFact>(
                new KeyedProcessOperator<>(new OrderFunction()), OrderEvent::orderId, Types.LONG);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static List<String> measures(List<Record> facts) {
        return facts.stream()
                .map(fact -> fact instanceof MarginFact margin
                        ? margin.measure() + " " + margin.amountMinor()
                        : ((OrderLineFact) fact).event().toString())
                .toList();
    }

    private List<Record> facts(KeyedOneInputStreamOperatorTestHarness<Long, ?, KeyedFact> harness) {
        List<Record> facts = new ArrayList<>();
        for (KeyedFact fact : harness.extractOutputValues()) {
            facts.add(codec.decodeRow(fact.table(), fact.row()));
        }
        return facts;
    }
}
