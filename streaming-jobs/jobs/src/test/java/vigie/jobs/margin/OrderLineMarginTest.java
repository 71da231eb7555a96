package vigie.jobs.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.facts.MarginFact;
import vigie.facts.MarginMeasure;
import vigie.facts.OrderLineEvent;
import vigie.facts.OrderLineFact;
import vigie.jobs.margin.OrderLineChange.Kind;

class OrderLineMarginTest {
    private static final long UNIT = 1_000_000;

    private final List<Record> facts = new ArrayList<>();
    private @Nullable OrderLineState state;

    static final OrderLine LINE = new OrderLine(42, "SO-1", 1, 10 * UNIT, 150_00, 7, 70, 5, 50, 3L, 2, 1, 20_050);

    static OrderLineChange change(Kind kind, long units, long amountMinor) {
        return new OrderLineChange(
                kind,
                LINE.orderLineId(),
                kind.name(),
                "doc",
                1,
                null,
                units * UNIT,
                amountMinor,
                20_010,
                false,
                kind == Kind.ORDERED ? LINE : null);
    }

    private void apply(Kind kind, long units, long amountMinor) {
        apply(change(kind, units, amountMinor));
    }

    private void apply(OrderLineChange change) {
        state = OrderLineMargin.apply(state, change, facts::add);
    }

    private long sum(MarginMeasure... measures) {
        return facts.stream()
                .filter(MarginFact.class::isInstance)
                .map(MarginFact.class::cast)
                .filter(fact -> List.of(measures).contains(fact.measure()))
                .mapToLong(MarginFact::amountMinor)
                .sum();
    }

    private long revenue() {
        return sum(
                MarginMeasure.REV_INVOICED,
                MarginMeasure.REV_ESTIMATED,
                MarginMeasure.REV_DEFERRED,
                MarginMeasure.REV_RETURN,
                MarginMeasure.CREDIT_PRICE);
    }

    @Test
    void deliveredRevenueIsTheOrderAmountUntilInvoiced() {
        apply(Kind.ORDERED, 10, 150_00);
        assertThat(revenue()).isZero();
        apply(Kind.DELIVERED, 4, 60_00);
        assertThat(sum(MarginMeasure.REV_ESTIMATED)).isEqualTo(60_00);
        apply(Kind.INVOICED, 4, 58_00);
        assertThat(sum(MarginMeasure.REV_ESTIMATED)).isZero();
        assertThat(revenue()).isEqualTo(58_00);
    }

    @Test
    void anInvoiceAheadOfTheGoodsIsDeferredUntilTheyLeave() {
        apply(Kind.ORDERED, 10, 150_00);
        apply(Kind.INVOICED, 10, 150_00);
        assertThat(sum(MarginMeasure.REV_INVOICED)).isEqualTo(150_00);
        assertThat(revenue()).isZero();
        apply(Kind.DELIVERED, 3, 45_00);
        assertThat(revenue()).isEqualTo(45_00);
        assertThat(sum(MarginMeasure.REV_DEFERRED)).isEqualTo(-105_00);
        apply(Kind.DELIVERED, 7, 105_00);
        assertThat(revenue()).isEqualTo(150_00);
        assertThat(sum(MarginMeasure.REV_DEFERRED)).isZero();
    }

    @Test
    void oneInvoiceOverTwoDeliveriesMatchesTheOldestFirst() {
        apply(Kind.ORDERED, 10, 100_01);
        apply(Kind.DELIVERED, 3, 30_00);
        apply(Kind.DELIVERED, 7, 70_01);
        apply(Kind.INVOICED, 5, 50_01);
        // 50.005 of the 100.01 estimated is rounded up, the rest stays estimated
        assertThat(sum(MarginMeasure.REV_ESTIMATED)).isEqualTo(50_00);
        assertThat(revenue()).isEqualTo(100_01);
        apply(Kind.INVOICED, 5, 50_00);
        assertThat(sum(MarginMeasure.REV_ESTIMATED)).isZero();
        assertThat(revenue()).isEqualTo(100_01);
    }

    @Test
    void aReturnTakesTheRevenueBackBeforeItsCreditNote() {
        apply(Kind.ORDERED, 10, 150_00);
        apply(Kind.DELIVERED, 10, 150_00);
        apply(Kind.INVOICED, 10, 150_00);
        apply(Kind.RETURNED, 4, 0);
        assertThat(revenue()).isEqualTo(90_00);
        assertThat(sum(MarginMeasure.REV_DEFERRED)).isEqualTo(-60_00);
        apply(Kind.CREDITED_RETURN, 4, 60_00);
        assertThat(sum(MarginMeasure.REV_DEFERRED)).isZero();
        assertThat(sum(MarginMeasure.REV_RETURN)).isEqualTo(-60_00);
        assertThat(revenue()).isEqualTo(90_00);
    }

    @Test
    void aCreditNoteAheadOfTheGoodsWaitsForThem() {
        apply(Kind.ORDERED, 10, 150_00);
        apply(Kind.DELIVERED, 10, 150_00);
        apply(Kind.INVOICED, 10, 150_00);
        apply(Kind.CREDITED_RETURN, 4, 60_00);
        assertThat(revenue()).isEqualTo(150_00);
        apply(Kind.RETURNED, 4, 0);
        assertThat(revenue()).isEqualTo(90_00);
        assertThat(sum(MarginMeasure.REV_INVOICED, MarginMeasure.REV_RETURN)).isEqualTo(90_00);
    }

    @Test
    void goodsReturnedBeforeTheirInvoiceWereNeverEarned() {
        apply(Kind.ORDERED, 10, 150_00);
        apply(Kind.DELIVERED, 10, 150_00);
        apply(Kind.RETURNED, 10, 0);
        assertThat(revenue()).isZero();
        assertThat(facts)
                .filteredOn(OrderLineFact.class::isInstance)
                .hasSize(3)
                .last()
                .satisfies(fact -> {
                    OrderLineFact returned = (OrderLineFact) fact;
                    assertThat(returned.event()).isEqualTo(OrderLineEvent.RETURNED);
                    assertThat(returned.amountMinor()).isEqualTo(150_00);
                });
    }

    @Test
    void aPriceCreditTouchesNoQuantityAndNoCost() {
        apply(Kind.ORDERED, 10, 150_00);
        apply(Kind.DELIVERED, 10, 150_00);
        apply(Kind.INVOICED, 10, 150_00);
        OrderLineState before = state;
        apply(Kind.CREDITED_PRICE, 0, 21_00);
        assertThat(state).isEqualTo(before);
        assertThat(sum(MarginMeasure.CREDIT_PRICE)).isEqualTo(-21_00);
        assertThat(revenue()).isEqualTo(129_00);
    }

    @Test
    void aCancellationConcernsWhatIsNotDelivered() {
        apply(Kind.ORDERED, 10, 150_00);
        apply(Kind.DELIVERED, 4, 60_00);
        apply(Kind.CANCELLED, 0, 0);
        OrderLineFact cancelled = (OrderLineFact) facts.getLast();
        assertThat(cancelled.event()).isEqualTo(OrderLineEvent.CANCELLED);
        assertThat(cancelled.quantityMicro()).isEqualTo(6 * UNIT);
        assertThat(cancelled.amountMinor()).isEqualTo(90_00);
        int known = facts.size();
        apply(Kind.CANCELLED, 0, 0);
        assertThat(facts).hasSize(known);
    }

    @Test
    void costsPassThroughWithTheDimensionsOfTheLine() {
        apply(Kind.ORDERED, 10, 150_00);
        apply(cost(Kind.COST_ISSUED, 8 * UNIT, 80_00, false));
        apply(cost(Kind.COST_ISSUED, 2 * UNIT, 20_00, true));
        apply(cost(Kind.COST_SETTLED, -2 * UNIT, -20_00, true));
        apply(cost(Kind.COST_SETTLED, 2 * UNIT, 24_00, false));
        apply(cost(Kind.COST_RETURNED, -UNIT, -10_40, false));
        assertThat(sum(MarginMeasure.COGS_ISSUE, MarginMeasure.COGS_SETTLE, MarginMeasure.COGS_RETURN))
                .isEqualTo(93_60);
        List<MarginFact> costs = facts.stream()
                .filter(MarginFact.class::isInstance)
                .map(MarginFact.class::cast)
                .toList();
        assertThat(costs.stream().mapToLong(MarginFact::quantityMicro).sum()).isEqualTo(9 * UNIT);
        assertThat(costs).allSatisfy(fact -> {
            assertThat(fact.familyId()).isEqualTo(70);
            assertThat(fact.salespersonId()).isEqualTo(3);
            assertThat(fact.moveId()).isEqualTo(99);
        });
    }

    @Test
    void aLineThatWasNeverOrderedIsRefused() {
        assertThatThrownBy(() -> apply(Kind.DELIVERED, 1, 10_00))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UNKNOWN_ORDER_LINE: DELIVERED of order line 42");
    }

    @Test
    void aReturnAboveWhatTheCustomerHasIsRefusedAndChangesNothing() {
        apply(Kind.ORDERED, 10, 150_00);
        apply(Kind.DELIVERED, 2, 30_00);
        int known = facts.size();
        assertThatThrownBy(() -> apply(Kind.RETURNED, 3, 0))
                .hasMessage("RETURN_ABOVE_DELIVERED: 3000000 of 2000000 on order line 42");
        assertThat(facts).hasSize(known);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    /** Whatever the order of the documents, estimates and deferrals are what stands between goods and invoices. */
    @ParameterizedTest
    @MethodSource("seeds")
    void revenueFollowsTheGoodsInAnyHistory(long seed) {
        Random random = new Random(seed);
        apply(Kind.ORDERED, 10, 150_00);
        long[] units = new long[4];
        for (int step = 0; step < 40; step++) {
            long part = 1L + random.nextInt(4);
            long amount = part * 15_00 + random.nextInt(100);
            switch (random.nextInt(4)) {
                case 0 -> {
                    apply(Kind.DELIVERED, part, amount);
                    units[0] += part;
                }
                case 1 -> {
                    apply(Kind.INVOICED, part, amount);
                    units[1] += part;
                }
                case 2 -> {
                    if (units[0] - units[2] >= part) {
                        apply(Kind.RETURNED, part, 0);
                        units[2] += part;
                    }
                }
                default -> {
                    if (units[1] - units[3] >= part) {
                        apply(Kind.CREDITED_RETURN, part, amount);
                        units[3] += part;
                    }
                }
            }
            check(seed, units[0] - units[2], units[1] - units[3]);
        }
    }

    private void check(long seed, long withCustomer, long invoiced) {
        OrderLineState now = Objects.requireNonNull(state);
        assertThat(now.estimated().amountMinor()).as("seed %d", seed).isEqualTo(sum(MarginMeasure.REV_ESTIMATED));
        assertThat(now.deferred().amountMinor()).as("seed %d", seed).isEqualTo(-sum(MarginMeasure.REV_DEFERRED));
        assertThat(now.estimated().quantityMicro())
                .as("seed %d", seed)
                .isEqualTo(Math.max(withCustomer - invoiced, 0) * UNIT);
        assertThat(now.deferred().quantityMicro())
                .as("seed %d", seed)
                .isEqualTo(Math.max(invoiced - withCustomer, 0) * UNIT);
        assertThat(now.earned().quantityMicro()).as("seed %d", seed).isEqualTo(Math.min(invoiced, withCustomer) * UNIT);
        if (withCustomer == 0 && invoiced == 0) {
            assertThat(revenue())
                    .as("seed %d", seed)
                    .isEqualTo(sum(MarginMeasure.REV_INVOICED, MarginMeasure.REV_RETURN));
        }
    }

    private static OrderLineChange cost(Kind kind, long quantityMicro, long amountMinor, boolean provisional) {
        return new OrderLineChange(
                kind, 42, "DELIVERY_NOTE", "BL-1", 99, 99L, quantityMicro, amountMinor, 20_010, provisional, null);
    }
}
