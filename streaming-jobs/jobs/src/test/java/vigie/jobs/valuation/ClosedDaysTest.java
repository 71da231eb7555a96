package vigie.jobs.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.facts.CostLayerFact;
import vigie.facts.QuarantinedEventFact;

/** Histories in which periods are closed: late knowledge, memos and sealing against a replay of everything. */
class ClosedDaysTest {
    private static final int SEEDS = 60;
    private static final int EVENTS = 60;
    private static final int DAYS = 8;
    private static final int PERIOD = 60;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    /** Closes the last period that ended a month before an event. */
    private static void closeBefore(FifoBook fifo, StockEvent event) {
        fifo.close(closedBefore(event));
    }

    private static int closedBefore(StockEvent event) {
        return Math.floorDiv(event.effectiveOnEpochDay() - 30, PERIOD) * PERIOD - 1;
    }

    /** Whether it bears on what was sealed: a replay of everything would still know that. */
    private static boolean bearsOnSealed(FifoBook fifo, StockEvent event) {
        Long origin = event.originMoveId();
        OverlaidBook book = fifo.book();
        return origin != null
                && book.isSealed(origin)
                && book.outLine(origin) == null
                && book.layer(LayerOrigin.layerId(origin, 1)) == null;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsPublishedAddsUpToAReplayOfEverythingAsItWasPlaced(long seed) {
        FifoBook fifo = new FifoBook();
        List<PlacedEvent> forgotten = new ArrayList<>();
        for (StockEvent event : GeneratedMoves.history(seed, EVENTS, DAYS)) {
            closeBefore(fifo, event);
            forgotten.addAll(fifo.saved.events());
            fifo.visit();
            forgotten.removeAll(fifo.saved.events());
            if (bearsOnSealed(fifo, event)) {
                continue;
            }
            fifo.apply(event);
            FifoBook replay = new FifoBook();
            Stream.concat(forgotten.stream(), fifo.saved.events().stream())
                    .sorted(PlacedEvent.BY_DAY)
                    .forEach(placed -> replay.append(placed.event().stock()));
            assertThat(FactSums.of(fifo.facts)).as("seed %d, %s", seed, event).isEqualTo(FactSums.of(replay.facts));
            assertThat(openAndShort(fifo)).as("seed %d, %s", seed, event).isEqualTo(openAndShort(replay));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingOfClosedDaysChanges(long seed) {
        FifoBook fifo = new FifoBook();
        for (StockEvent event : GeneratedMoves.history(seed, EVENTS, DAYS)) {
            closeBefore(fifo, event);
            List<PlacedEvent> closed = closed(fifo);
            fifo.apply(event);
            assertThat(closed(fifo)).as("seed %d, %s", seed, event).containsAll(closed);
            int firstOpen = fifo.saved.firstOpenOnEpochDay();
            fifo.saved.events().stream()
                    .filter(placed -> placed.event().stock().equals(event))
                    .forEach(placed -> assertThat(placed.placedOnEpochDay()).isGreaterThanOrEqualTo(firstOpen));
        }
    }

    private static List<PlacedEvent> closed(FifoBook fifo) {
        fifo.visit();
        return fifo.saved.events().stream()
                .filter(placed -> placed.placedOnEpochDay() < fifo.saved.firstOpenOnEpochDay())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whenAProductIsVisitedChangesNothing(long seed) {
        FifoBook lazy = new FifoBook();
        FifoBook visited = new FifoBook();
        List<StockEvent> history = GeneratedMoves.history(seed, EVENTS, DAYS);
        for (StockEvent event : history) {
            for (int periods = 3; periods >= 0; periods--) {
                visited.close(closedBefore(event) - periods * PERIOD);
                visited.visit();
            }
            visited.apply(event);
            closeBefore(lazy, event);
            lazy.apply(event);
        }
        visited.visit();
        lazy.visit();
        assertThat(visited.facts).as("seed %d", seed).isEqualTo(lazy.facts);
        assertThat(FifoBook.content(visited.saved)).as("seed %d", seed).isEqualTo(FifoBook.content(lazy.saved));
        assertThat(FifoBook.content(visited.base)).as("seed %d", seed).isEqualTo(FifoBook.content(lazy.base));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderOfArrivalInsideTheOpenDaysEndsInTheSameBook(long seed) {
        List<StockEvent> possible = BackdatedEventsTest.possible(GeneratedMoves.replayable(seed, EVENTS));
        List<StockEvent> closed = possible.subList(0, possible.size() / 2);
        List<StockEvent> open = possible.subList(possible.size() / 2, possible.size());
        int closedUntil = open.getFirst().effectiveOnEpochDay() - 1;
        FifoBook expected = told(closed, closedUntil, open);
        Random random = new Random(seed);
        for (int run = 0; run < 3; run++) {
            List<StockEvent> shuffled = new ArrayList<>(open);
            Collections.shuffle(shuffled, random);
            // the first open day is learned last: what was set aside is tried again by what is dated before it
            shuffled.sort(Comparator.comparing(event -> event.equals(open.getFirst())));
            FifoBook found = told(closed, closedUntil, shuffled);
            if (found.facts.stream().noneMatch(ClosedDaysTest::appliedWhereItArrived)) {
                assertThat(openAndShort(found)).as("seed %d, run %d", seed, run).isEqualTo(openAndShort(expected));
                assertThat(FactSums.of(found.facts)).as("seed %d", seed).isEqualTo(FactSums.of(expected.facts));
            }
        }
    }

    private static boolean appliedWhereItArrived(Record fact) {
        return fact instanceof QuarantinedEventFact aside && aside.reason().equals("APPLIED_WHERE_IT_ARRIVED");
    }

    private static FifoBook told(List<StockEvent> closed, int closedUntil, List<StockEvent> open) {
        FifoBook fifo = new FifoBook();
        closed.forEach(fifo::apply);
        fifo.close(closedUntil);
        open.forEach(fifo::apply);
        return fifo;
    }

    @Test
    void historiesMeetMemosSealsAndEstimates() {
        List<String> reasons = new ArrayList<>();
        long largest = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            FifoBook fifo = new FifoBook();
            for (StockEvent event : GeneratedMoves.history(seed, EVENTS, DAYS)) {
                closeBefore(fifo, event);
                fifo.apply(event);
                reasons.addAll(fifo.setAside());
            }
            largest = Math.max(largest, fifo.saved.events().size());
        }
        assertThat(reasons).contains("BEFORE_LAST_CLOSE", "SEALED_LAYER", "COST_ESTIMATED");
        assertThat(largest).as("events remembered").isLessThan(EVENTS);
    }

    /** A company that closes each month keeps the same amount after two years as after one. */
    @Test
    void whatIsKeptDoesNotGrowWithTheHistory() {
        FifoBook fifo = new FifoBook();
        List<Long> kept = new ArrayList<>();
        for (int id = 1; id <= 1_500; id++) {
            int day = 20_000 + id / 2;
            fifo.close(Math.floorDiv(day - 10, 30) * 30 - 1);
            boolean receipt = id % 2 == 1;
            fifo.apply(
                    receipt
                            ? FifoBook.receipt(id, 1, 5 * FifoBook.UNIT, 1_234, day)
                            : FifoBook.delivery(id, 1, 5 * FifoBook.UNIT, day));
            if (id % 60 == 0) {
                kept.add((long) fifo.saved.events().size() + fifo.saved.lines.size() + fifo.base.lines.size());
            }
        }
        long largest = kept.subList(8, kept.size()).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
        assertThat(largest).isLessThanOrEqualTo(kept.get(7) + 60);
        assertThat(fifo.base.spent).as("sealed layers").isEmpty();
        assertThat(fifo.facts.stream().filter(CostLayerFact.class::isInstance)).hasSize(1_500);
    }

    @Test
    void aCompanyThatNeverClosesRemembersABoundedTime() {
        WindowOpening ticking = new WindowOpening(Integer.MIN_VALUE, 21_000);
        int firstOpen = ticking.firstOpenOn(20_990);
        assertThat(20_990 - firstOpen)
                .isBetween(WindowOpening.LONGEST_DAYS, WindowOpening.LONGEST_DAYS + WindowOpening.STEP_DAYS);
        assertThat(ticking.firstOpenOn(15_000)).as("history that is imported").isLessThan(15_000 - 300);
        assertThat(WindowOpening.ALWAYS.firstOpenOn(20_990)).isEqualTo(Integer.MIN_VALUE);
        assertThat(new WindowOpening(20_900, 21_000).firstOpenOn(20_990)).isEqualTo(20_901);
    }

    /** Open layers and short lines, of the base as changed since. */
    private static List<Object> openAndShort(FifoBook fifo) {
        OverlaidBook book = fifo.book();
        List<Object> found = new ArrayList<>();
        for (LayerPool pool : book.pools()) {
            found.addAll(pool.layers());
            pool.shortMoveIds().forEach(moveId -> found.add(Objects.requireNonNull(book.outLine(moveId))));
        }
        return found;
    }
}
