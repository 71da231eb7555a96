package vigie.jobs.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.facts.PostingFact;
import vigie.facts.QuarantinedEventFact;
import vigie.facts.StockValueFact;
import vigie.facts.ValuationCause;

/**
 * What was published and the differences published since add up, after every event, to what a replay in the order of
 * business publishes; and any order of arrival ends in the same book.
 */
class BackdatedEventsTest {
    private static final int SEEDS = 60;
    private static final int EVENTS = 45;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsPublishedAddsUpToAReplayInTheOrderOfBusiness(long seed) {
        FifoBook fifo = new FifoBook();
        for (StockEvent event : GeneratedMoves.history(seed, EVENTS)) {
            fifo.apply(event);
            assertThat(unbalanced(fifo.lastFacts))
                    .as("seed %d, %s", seed, event)
                    .isEmpty();
            FifoBook replay = new FifoBook();
            fifo.saved.events().stream()
                    .sorted(PlacedEvent.BY_DAY)
                    .forEach(placed -> replay.append(placed.event().stock()));
            assertThat(FactSums.of(fifo.facts)).as("seed %d, %s", seed, event).isEqualTo(FactSums.of(replay.facts));
            assertThat(FifoBook.content(fifo.saved))
                    .as("seed %d, %s", seed, event)
                    .isEqualTo(FifoBook.content(replay.saved));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderOfArrivalEndsInTheSameBook(long seed) {
        List<StockEvent> inOrder = possible(GeneratedMoves.replayable(seed, EVENTS));
        FifoBook expected = applied(inOrder);
        Random random = new Random(seed);
        for (int run = 0; run < 3; run++) {
            List<StockEvent> shuffled = new ArrayList<>(inOrder);
            Collections.shuffle(shuffled, random);
            // the first receipt is learned last: what was set aside is tried again by what is dated before it
            shuffled.sort(Comparator.comparing(event -> event.equals(inOrder.getFirst())));
            FifoBook found = applied(shuffled);
            assertThat(FifoBook.content(found.saved))
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(FifoBook.content(expected.saved));
            assertThat(FactSums.of(found.facts))
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(FactSums.of(expected.facts));
        }
    }

    @Test
    void historiesMeetBothWays() {
        long deferred = 0;
        long relinked = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            FifoBook fifo = new FifoBook();
            GeneratedMoves.history(seed, EVENTS).forEach(fifo::apply);
            deferred += fifo.facts.stream()
                    .filter(fact -> fact instanceof QuarantinedEventFact aside
                            && aside.reason().equals("APPLIED_WHERE_IT_ARRIVED"))
                    .count();
            relinked += fifo.facts.stream()
                    .filter(fact -> fact instanceof StockValueFact stock && stock.cause() == ValuationCause.RELINK)
                    .count();
        }
        assertThat(deferred).isPositive();
        assertThat(relinked).isGreaterThan(SEEDS);
    }

    /** A history in which nothing is impossible. */
    static List<StockEvent> possible(List<StockEvent> history) {
        List<StockEvent> events = new ArrayList<>();
        events.add(FifoBook.receipt(10_000, 1, 5_000 * FifoBook.UNIT, 777_777, 10_000));
        FifoBook inOrder = new FifoBook();
        inOrder.append(events.getFirst());
        for (StockEvent event : history) {
            inOrder.append(event);
            if (inOrder.setAside().stream()
                    .noneMatch(reason -> RefusalReason.valueOf(reason).refuses())) {
                events.add(event);
            }
        }
        return events;
    }

    private static FifoBook applied(List<StockEvent> events) {
        FifoBook fifo = new FifoBook();
        events.forEach(fifo::apply);
        return fifo;
    }

    private static Map<String, Long> unbalanced(List<Record> facts) {
        Map<String, Long> entries = new TreeMap<>();
        for (Record fact : facts) {
            if (fact instanceof PostingFact posting) {
                entries.merge(posting.entryNumber(), posting.debitMinor() - posting.creditMinor(), Long::sum);
            }
        }
        entries.values().removeIf(sum -> sum == 0);
        return entries;
    }
}
