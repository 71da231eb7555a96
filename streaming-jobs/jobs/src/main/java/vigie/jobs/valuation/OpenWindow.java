package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Applies the events of one product in the order of business, whatever the order they are learned in.
 *
 * <p>An event of the latest day or a later one is applied as it comes. One that is dated before is put at its place:
 * what was applied from there on is replayed with it, and only the differences are published ({@link RelinkFacts}), so
 * that what was published and the differences add up to what a replay of everything publishes. Nothing published
 * changes. Events of a day keep the order the ledger recorded them in; one that refers to another comes after it.
 *
 * <p>An event that would take from others what they had taken when they were recorded is applied where it arrived, and
 * says so ({@link RefusalReason#APPLIED_WHERE_IT_ARRIVED}). An event set aside is tried again by each replay.
 */
final class OpenWindow {
    private final SavedBook base;
    private final SavedBook.Writable current;
    private final WindowLog log;
    private final Consumer<Record> facts;

    /**
     * The window of a product.
     *
     * @param base its book when the window opened
     * @param current its book now
     * @param log what happened in between
     * @param facts takes the facts of each event, in a fixed order
     */
    OpenWindow(SavedBook base, SavedBook.Writable current, WindowLog log, Consumer<Record> facts) {
        this.base = base;
        this.current = current;
        this.log = log;
        this.facts = facts;
    }

    /** Applies the next event the ledger recorded; one that fails leaves everything as it was. */
    void apply(ValuationEvent event) {
        StockEvent stock = event.stock();
        int day = stock.effectiveOnEpochDay();
        if (day < log.lastPlacedOnEpochDay()) {
            insert(event);
            return;
        }
        OverlaidBook book = new OverlaidBook(current);
        new FifoLayers(book, new ValuationFacts(facts)).apply(stock);
        book.saveTo(current);
        log.add(new PlacedEvent(day, event));
    }

    /** At its place; else at its place among the others as they are; else after all of them. */
    private void insert(ValuationEvent event) {
        List<PlacedEvent> told = log.events();
        List<PlacedEvent> byDate = new ArrayList<>(told);
        byDate.add(new PlacedEvent(event.stock().effectiveOnEpochDay(), event));
        placeByDate(byDate);
        List<PlacedEvent> asTold = new ArrayList<>(told);
        asTold.add(byDate.getLast());
        if (!relinked(told, byDate) && (asTold.equals(byDate) || !relinked(told, asTold))) {
            append(event);
        }
    }

    /** Each event on its day, but not before the delivery or receipt it refers to. */
    private static void placeByDate(List<PlacedEvent> events) {
        TreeMap<Long, Integer> dayOfMove = new TreeMap<>();
        for (PlacedEvent placed : events) {
            StockMove move = placed.event().move();
            if (move != null) {
                dayOfMove.put(move.moveId(), move.effectiveOnEpochDay());
            }
        }
        events.replaceAll(placed -> {
            StockEvent stock = placed.event().stock();
            Long origin = stock.originMoveId();
            int day = stock.effectiveOnEpochDay();
            int earliest = origin == null ? day : dayOfMove.getOrDefault(origin, day);
            int wanted = Math.max(day, earliest);
            return placed.placedOnEpochDay() == wanted ? placed : new PlacedEvent(wanted, placed.event());
        });
    }

    /** Replays in another order and publishes the differences, unless that undoes something or refuses the new one. */
    private boolean relinked(List<PlacedEvent> told, List<PlacedEvent> wanted) {
        List<PlacedEvent> before = sorted(told);
        List<PlacedEvent> after = sorted(wanted);
        int common = 0;
        while (common < before.size() && before.get(common).equals(after.get(common))) {
            common++;
        }
        OverlaidBook start = new OverlaidBook(base);
        replay(start, new NoOutput(), before.subList(0, common));
        OverlaidBook knownBook = new OverlaidBook(start);
        ReplaySums known = new ReplaySums(Set.of(), fact -> {});
        replay(knownBook, known, before.subList(common, before.size()));

        ValuationEvent late = wanted.getLast().event();
        Set<StockEvent> fresh = new LinkedHashSet<>(known.refused());
        fresh.add(late.stock());
        List<Record> ofFresh = new ArrayList<>();
        OverlaidBook foundBook = new OverlaidBook(start);
        ReplaySums found = new ReplaySums(fresh, ofFresh::add);
        replay(foundBook, found, after.subList(common, after.size()));
        if (!known.refused().containsAll(found.refused())) {
            return false;
        }
        ofFresh.forEach(facts);
        new RelinkFacts(late.stock(), facts).write(found, foundBook, known, knownBook);
        foundBook.saveTo(current, knownBook);
        if (wanted.subList(0, told.size()).equals(told)) {
            log.add(wanted.getLast());
        } else {
            log.replace(wanted);
        }
        return true;
    }

    private void append(ValuationEvent event) {
        OverlaidBook book = new OverlaidBook(current);
        ValuationFacts output = new ValuationFacts(facts);
        new FifoLayers(book, output).apply(event.stock());
        if (!output.refused()) {
            output.setAside(event.stock(), RefusalReason.APPLIED_WHERE_IT_ARRIVED, "what it needs on its day has left");
        }
        book.saveTo(current);
        log.add(new PlacedEvent(log.lastPlacedOnEpochDay(), event));
    }

    private static void replay(OverlaidBook book, ValuationOutput output, List<PlacedEvent> events) {
        FifoLayers engine = new FifoLayers(book, output);
        events.forEach(placed -> engine.apply(placed.event().stock()));
    }

    private static List<PlacedEvent> sorted(List<PlacedEvent> events) {
        return events.stream().sorted(PlacedEvent.BY_DAY).toList();
    }
}
