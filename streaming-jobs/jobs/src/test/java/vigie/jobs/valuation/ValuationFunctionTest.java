package vigie.jobs.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigie.facts.CostLayerFact;
import vigie.facts.FactCodec;
import vigie.facts.MoveKind;
import vigie.facts.QuarantinedEventFact;
import vigie.facts.StockValueFact;
import vigie.facts.ValuationCause;
import vigie.jobs.ordering.KeyedFact;
import vigie.ledgerevents.rows.CostEventRow;
import vigie.ledgerevents.rows.StockMoveRow;

@SuppressWarnings("try") // Flink's harness declares close with Exception
class ValuationFunctionTest {
    private static final int MOVES = 60;

    private final FactCodec codec = new FactCodec();

    @Test
    void aReplayWithRestoresAndRepeatsGivesTheFactsOfThePureCode() throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            List<StockEvent> history = GeneratedMoves.history(seed, MOVES);
            FifoBook pure = new FifoBook();
            history.forEach(pure::apply);
            List<Record> expected = pure.facts;

            List<Record> found = new ArrayList<>();
            @Nullable OperatorSubtaskState state = null;
            for (int from = 0; from < history.size(); from += 15) {
                try (var harness = opened(state)) {
                    // the five moves before the snapshot arrive again
                    for (int at = Math.max(0, from - 5); at < Math.min(from + 15, history.size()); at++) {
                        send(harness, at + 1, history.get(at));
                        send(harness, at + 1, history.get(at));
                    }
                    harness.complete(from + 15);
                    found.addAll(facts(harness));
                    state = harness.snapshot(from, from);
                }
            }
            assertThat(found).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void movesOfOnePositionApplyInTheirOrder() throws Exception {
        try (var harness = opened(null)) {
            harness.processElement1(
                    new ValuationEvent(1, 2, FifoBook.delivery(2, 1, 3 * FifoBook.UNIT, 20_000), null), 1);
            harness.processElement1(
                    new ValuationEvent(1, 1, FifoBook.receipt(1, 1, 3 * FifoBook.UNIT, 1_000, 20_000), null), 1);
            assertThat(facts(harness)).isEmpty();
            harness.complete(1);
            assertThat(facts(harness)).isNotEmpty().noneMatch(QuarantinedEventFact.class::isInstance);
        }
    }

    @Test
    void anImpossibleMoveIsSetAsideAndTheNextOneApplies() throws Exception {
        try (var harness = opened(null)) {
            send(harness, 1, FifoBook.receipt(1, 1, FifoBook.UNIT, 500, 20_000));
            send(harness, 2, FifoBook.transfer(2, 1, 2, 2 * FifoBook.UNIT, 20_000));
            send(harness, 3, FifoBook.transfer(3, 1, 2, FifoBook.UNIT, 20_000));
            harness.complete(3);
            assertThat(facts(harness))
                    .filteredOn(QuarantinedEventFact.class::isInstance)
                    .containsExactly(new QuarantinedEventFact(
                            "valuation", "stock_moves", "2", "TRANSFER_ABOVE_STOCK", "transfer of 2000000"));
        }
    }

    @Test
    void anImpossibleLateCostIsSetAsideAndTheNextOneApplies() throws Exception {
        try (var harness = opened(null)) {
            send(harness, 1, FifoBook.receipt(1, 1, FifoBook.UNIT, 500, 20_000));
            send(harness, 2, FifoBook.lateCost(2, ValuationCause.LANDED, 9, 40, 20_001));
            send(harness, 3, FifoBook.lateCost(3, ValuationCause.LANDED, 1, Long.MAX_VALUE, 20_001));
            send(harness, 4, FifoBook.lateCost(4, ValuationCause.LANDED, 1, 40, 20_001));
            harness.complete(4);
            List<Record> facts = facts(harness);
            assertThat(facts)
                    .filteredOn(QuarantinedEventFact.class::isInstance)
                    .extracting(fact -> ((QuarantinedEventFact) fact).reason())
                    .containsExactly("UNKNOWN_LAYER", "OVERFLOW");
            assertThat(facts.getLast())
                    .isInstanceOfSatisfying(
                            StockValueFact.class,
                            stock -> assertThat(stock.valueMinor()).isEqualTo(40));
            assertThat(facts)
                    .filteredOn(CostLayerFact.class::isInstance)
                    .last()
                    .satisfies(layer ->
                            assertThat(((CostLayerFact) layer).valueInMinor()).isEqualTo(540));
        }
    }

    @Test
    void aLedgerRowBecomesItsLateCost() {
        assertThat(ToValuationEvents.costOf(row("REBATE")))
                .isEqualTo(new CostEvent(
                        11, ValuationCause.REBATE, 7, 5, -1_234, 20_001, "SUPPLIER_CREDIT_NOTE", "AF-9", 6L));
        assertThatThrownBy(() -> ToValuationEvents.costOf(row("ENTRY")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ENTRY");
    }

    private static CostEventRow row(String cause) {
        return new CostEventRow(11, cause, 7, 6, 4, 5, -1_234, 20_001, "SUPPLIER_CREDIT_NOTE", 9, "AF-9", 3, 1);
    }

    @Test
    void aLedgerRowBecomesItsMove() {
        StockMoveRow row = new StockMoveRow(
                11,
                "RECEIPT",
                7,
                null,
                2L,
                5_000_000,
                12_34L,
                20_001,
                "GOODS_RECEIPT",
                9,
                "BR-9",
                4,
                null,
                null,
                6L,
                1);
        assertThat(ToValuationEvents.moveOf(row))
                .isEqualTo(new StockMove(
                        11,
                        MoveKind.RECEIPT,
                        7,
                        null,
                        2L,
                        5_000_000,
                        12_34L,
                        20_001,
                        "GOODS_RECEIPT",
                        "BR-9",
                        null,
                        null,
                        6L));
    }

    private static ValuationHarness opened(@Nullable OperatorSubtaskState state) throws Exception {
        var harness = new ValuationHarness();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static void send(ValuationHarness harness, long position, StockEvent event) throws Exception {
        StockMove move = event instanceof StockMove stockMove ? stockMove : null;
        CostEvent cost = event instanceof CostEvent costEvent ? costEvent : null;
        harness.processElement1(new ValuationEvent(position, 1, move, cost), position);
    }

    private List<Record> facts(ValuationHarness harness) {
        List<Record> facts = new ArrayList<>();
        for (KeyedFact fact : harness.extractOutputValues()) {
            facts.add(codec.decodeRow(fact.table(), fact.row()));
        }
        return facts;
    }
}
