package vigie.jobs.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.facts.IssuedCostFact;

/**
 * Late costs laid on one by one end where a replay ends that knew them from the start. Totals are equal to the cent; a
 * single sale may differ by the cents of rounding in another order.
 */
class LateCostReplayTest {
    private static final int SEEDS = 500;
    private static final int EVENTS = 50;
    private static final long CENTS_PER_SALE = 3;
    private static final long CENTS_OF_STOCK = 2;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lateCostsEndWhereAReplayWithFinalCostsEnds(long seed) {
        List<StockEvent> history = GeneratedMoves.replayable(seed, EVENTS);
        FifoBook fifo = new FifoBook();
        history.forEach(fifo::apply);
        ReplayedFifo replay = new ReplayedFifo(history);

        assertThat(replay.shortMicro()).isZero();
        Map<Long, Long> found = costBySale(fifo.facts);
        Map<Long, Long> expected = replay.costBySale();
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((sale, cost) -> assertThat(found.get(sale))
                .as("sale %d", sale)
                .isBetween(cost - CENTS_PER_SALE, cost + CENTS_PER_SALE));
        long stock = fifo.stockValue - fifo.shortageValue;
        assertThat(stock)
                .as("stock")
                .isBetween(replay.stockMinor() - CENTS_OF_STOCK, replay.stockMinor() + CENTS_OF_STOCK);
        assertThat(stock + fifo.issuedCost).as("total").isEqualTo(replay.enteredMinor);
        assertThat(replay.stockMinor() + sum(expected) + replay.otherCostMinor())
                .isEqualTo(replay.enteredMinor);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withoutLateCostsTheReplayAgreesToTheCent(long seed) {
        List<StockEvent> moves = GeneratedMoves.replayable(seed, EVENTS).stream()
                .filter(StockMove.class::isInstance)
                .toList();
        FifoBook fifo = new FifoBook();
        moves.forEach(fifo::apply);
        ReplayedFifo replay = new ReplayedFifo(moves);
        assertThat(costBySale(fifo.facts)).isEqualTo(replay.costBySale());
        assertThat(fifo.stockValue).isEqualTo(replay.stockMinor());
        assertThat(fifo.issuedCost - fifo.soldCost).isEqualTo(replay.otherCostMinor());
    }

    private static long sum(Map<Long, Long> costs) {
        return costs.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Long, Long> costBySale(List<Record> facts) {
        TreeMap<Long, Long> costs = new TreeMap<>();
        for (Record fact : facts) {
            if (fact instanceof IssuedCostFact issued && issued.orderLineId() != null) {
                costs.merge(issued.orderLineId(), issued.valueMinor(), Long::sum);
            }
        }
        return costs;
    }
}
