package vigie.jobs.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigie.jobs.ordering.KeyedFact;

/** The state of the valuation in Flink: what it weighs, and that it outlives a release and another parallelism. */
@SuppressWarnings("try") // Flink's harness declares close with Exception
class ValuationStateTest {
    private static final Path OF_THIS_RELEASE = Path.of("src/test/resources/state/valuation.state");
    private static final int PRODUCTS = 6;
    private static final int EVENTS = 50;

    /** Late and closed events of some products, taken in turns: position p holds event p - 1. */
    private static final List<ValuationEvent> LEDGER = ledger();

    private static List<ValuationEvent> ledger() {
        List<List<StockEvent>> histories = new ArrayList<>();
        for (int product = 0; product < PRODUCTS; product++) {
            histories.add(GeneratedMoves.history(product + 1L, EVENTS, 4));
        }
        List<ValuationEvent> events = new ArrayList<>();
        for (int at = 0; at < EVENTS; at++) {
            for (int product = 0; product < PRODUCTS; product++) {
                events.add(of(
                        events.size() + 1L, product + 1L, histories.get(product).get(at)));
            }
        }
        return events;
    }

    private static ValuationEvent of(long position, long product, StockEvent event) {
        return switch (event) {
            case StockMove move ->
                new ValuationEvent(
                        position,
                        1,
                        new StockMove(
                                move.moveId(),
                                move.kind(),
                                product,
                                move.fromWarehouseId(),
                                move.toWarehouseId(),
                                move.quantityMicro(),
                                move.valueMinor(),
                                move.effectiveOnEpochDay(),
                                move.documentType(),
                                move.documentNumber(),
                                move.orderLineId(),
                                move.originMoveId(),
                                move.supplierId()),
                        null);
            case CostEvent cost ->
                new ValuationEvent(
                        position,
                        1,
                        null,
                        new CostEvent(
                                cost.costEventId(),
                                cost.cause(),
                                product,
                                cost.receiptMoveId(),
                                cost.amountMinor(),
                                cost.effectiveOnEpochDay(),
                                cost.documentType(),
                                cost.documentNumber(),
                                cost.supplierId()));
        };
    }

    /** Tasks that hold all products together. */
    private static List<ValuationHarness> tasks(@Nullable OperatorSubtaskState state, int before, int parallelism)
            throws Exception {
        List<ValuationHarness> tasks = new ArrayList<>();
        for (int task = 0; task < parallelism; task++) {
            ValuationHarness harness = new ValuationHarness(parallelism, task);
            if (state != null) {
                harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        state, ValuationHarness.MAX_PARALLELISM, before, parallelism, task));
            }
            harness.open();
            tasks.add(harness);
        }
        return tasks;
    }

    /** Runs the ledger from one position to another; a period is closed every 50 positions. Answers the facts. */
    private static List<String> run(List<ValuationHarness> tasks, int from, int to) throws Exception {
        for (int position = from + 1; position <= to; position++) {
            ValuationEvent event = LEDGER.get(position - 1);
            int task = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                    event.productId(), ValuationHarness.MAX_PARALLELISM, tasks.size());
            tasks.get(task).processElement1(event, position);
            if (position % 50 == 0) {
                for (ValuationHarness each : tasks) {
                    each.close(position, event.stock().effectiveOnEpochDay() - 20);
                }
            }
            if (position % 7 == 0 || position == to) {
                for (ValuationHarness each : tasks) {
                    each.complete(position);
                }
            }
        }
        List<KeyedFact> facts = new ArrayList<>();
        tasks.forEach(task -> facts.addAll(task.extractOutputValues()));
        facts.sort(KeyedFact.PUBLICATION_ORDER);
        return facts.stream()
                .map(fact -> fact + " " + HexFormat.of().formatHex(fact.row()))
                .toList();
    }

    private static OperatorSubtaskState closed(List<ValuationHarness> tasks, long at) throws Exception {
        List<OperatorSubtaskState> states = new ArrayList<>();
        for (ValuationHarness task : tasks) {
            states.add(task.snapshot(at, at));
            task.close();
        }
        return AbstractStreamOperatorTestHarness.repackageState(states.toArray(new OperatorSubtaskState[0]));
    }

    @Test
    void oneTaskThenTwoThenFourGiveTheSameBytes() throws Exception {
        List<String> expected = run(tasks(null, 1, 1), 0, LEDGER.size());
        List<String> found = new ArrayList<>();
        @Nullable OperatorSubtaskState state = null;
        int before = 1;
        int from = 0;
        for (int parallelism : new int[] {1, 2, 4}) {
            int to = parallelism == 4 ? LEDGER.size() : from + LEDGER.size() / 3;
            List<ValuationHarness> tasks = tasks(state, before, parallelism);
            found.addAll(run(tasks, from, to));
            state = closed(tasks, to);
            before = parallelism;
            from = to;
        }
        assertThat(found).hasSizeGreaterThan(LEDGER.size()).isEqualTo(expected);
    }

    @Test
    void stateWrittenByThisReleaseIsRestored() throws Exception {
        int written = LEDGER.size() * 2 / 3;
        if ("write".equals(System.getProperty("golden"))) {
            List<ValuationHarness> tasks = tasks(null, 1, 1);
            run(tasks, 0, written);
            Files.createDirectories(Objects.requireNonNull(OF_THIS_RELEASE.getParent()));
            OperatorSnapshotUtil.writeStateHandle(closed(tasks, written), OF_THIS_RELEASE.toString());
        }
        List<String> whole = run(tasks(null, 1, 1), 0, LEDGER.size());
        List<String> restored = run(
                tasks(OperatorSnapshotUtil.readStateHandle(OF_THIS_RELEASE.toString()), 1, 1), written, LEDGER.size());
        assertThat(restored).isNotEmpty().isEqualTo(whole.subList(whole.size() - restored.size(), whole.size()));
    }

    /** Size of the state of one product whose goods came and left in pairs, all of it before the days remembered. */
    private static long sizeAfter(int pairs, int openLayers) throws Exception {
        try (ValuationHarness harness = new ValuationHarness()) {
            harness.open();
            long position = 0;
            for (int id = 1; id <= 2 * pairs; id++) {
                StockMove move = id % 2 == 1
                        ? FifoBook.receipt(1_000 + id, 1, FifoBook.UNIT, 500, 20_000)
                        : FifoBook.delivery(1_000 + id, 1, FifoBook.UNIT, 20_000);
                harness.processElement1(new ValuationEvent(++position, 1, move, null), position);
            }
            for (int id = 1; id <= openLayers; id++) {
                StockMove move = FifoBook.receipt(9_000 + id, 1, FifoBook.UNIT, 500, 20_001);
                harness.processElement1(new ValuationEvent(++position, 1, move, null), position);
            }
            harness.complete(position);
            harness.close(10_000, 20_500);
            StockMove last = FifoBook.receipt(9_999, 1, FifoBook.UNIT, 500, 20_600);
            harness.processElement1(new ValuationEvent(10_001, 1, last, null), 10_001);
            harness.complete(10_001);
            return harness.snapshot(1, 1).getStateSize();
        }
    }

    @Test
    void sealedLayersWeighNothingAndOpenOnesLittle() throws Exception {
        long nothing = sizeAfter(1, 0);
        assertThat(sizeAfter(400, 0)).as("bytes with 400 sealed layers").isEqualTo(nothing);
        long perOpenLayer = (sizeAfter(1, 100) - nothing) / 100;
        // one copy in the book of the first day remembered, one in the pool that changed since
        assertThat(perOpenLayer).as("bytes per open layer").isBetween(100L, 500L);
        System.out.println("state of a product: " + perOpenLayer + " bytes per open layer, 0 per sealed layer");
    }
}
