package vigie.jobs.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FifoGeneratedTest {
    private static final int SEEDS = 400;
    private static final int MOVES = 80;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void invariantsHoldAfterEveryMove(long seed) {
        List<StockEvent> history = GeneratedMoves.history(seed, MOVES);
        if (failure(history) == null) {
            return;
        }
        List<StockEvent> shortest = shrink(history);
        AssertionError failure = failure(shortest);
        throw new AssertionError(
                "seed " + seed + ", shortest history:\n"
                        + String.join(
                                "\n",
                                shortest.stream().map(StockEvent::toString).toList()),
                failure);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void savingAndReadingBackAfterEveryMoveChangesNothing(long seed) {
        List<Record> kept = new ArrayList<>();
        FifoLayers engine = new FifoLayers(new InMemoryLayerBook(), new ValuationFacts(kept::add));
        List<Record> reread = new ArrayList<>();
        RereadBook book = new RereadBook();
        for (StockEvent move : GeneratedMoves.history(seed, MOVES)) {
            engine.apply(move);
            new FifoLayers(book, new ValuationFacts(reread::add)).apply(move);
            book.reread();
        }
        assertThat(reread).as("seed %d", seed).isEqualTo(kept);
    }

    @Test
    void historiesMeetEveryKindOfRefusal() {
        TreeSet<String> reasons = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            FifoBook fifo = new FifoBook();
            for (StockEvent move : GeneratedMoves.history(seed, MOVES)) {
                fifo.append(move);
                reasons.addAll(fifo.setAside());
            }
        }
        assertThat(reasons)
                .contains(
                        "QUANTITY_NOT_POSITIVE",
                        "WAREHOUSE_MISMATCH",
                        "UNKNOWN_DELIVERY",
                        "RETURN_ABOVE_DELIVERED",
                        "TRANSFER_ABOVE_STOCK",
                        "VALUE_MISSING",
                        "UNKNOWN_RECEIPT",
                        "RETURN_ABOVE_RECEIVED",
                        "UNKNOWN_LAYER",
                        "REBATE_ABOVE_VALUE",
                        "COST_UNKNOWN");
    }

    private static @Nullable AssertionError failure(List<StockEvent> history) {
        FifoInvariants invariants = new FifoInvariants();
        for (StockEvent move : history) {
            try {
                invariants.apply(move);
            } catch (AssertionError e) {
                return e;
            } catch (RuntimeException e) {
                return new AssertionError(move.toString(), e);
            }
        }
        return null;
    }

    /** Drops ever smaller chunks while the history still fails. */
    private static List<StockEvent> shrink(List<StockEvent> failing) {
        List<StockEvent> shortest = failing;
        for (int chunk = failing.size() / 2; chunk >= 1; chunk /= 2) {
            for (int at = 0; at + chunk <= shortest.size(); ) {
                List<StockEvent> without = new ArrayList<>(shortest.subList(0, at));
                without.addAll(shortest.subList(at + chunk, shortest.size()));
                if (failure(without) != null) {
                    shortest = without;
                } else {
                    at += chunk;
                }
            }
        }
        return shortest;
    }
}
