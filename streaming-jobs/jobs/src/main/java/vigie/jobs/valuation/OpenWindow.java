package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Applies the events of one product in the order of business, whatever the order they are learned in.
 *
 * <p>An event of the latest day or a later one is applied as it comes. One that is dated before is put at its place:
 * what was applied from there on is replayed with it, and only the differences are published ({@link RelinkFacts}), so
 * that what was published and the differences add up to what a replay of everything publishes. Nothing published
 * changes. Events of a day keep the order the ledger recorded them in; one that refers to another comes after it.
 *
 * <p>Days that are closed ({@link WindowOpening}) stay as they are: an event dated there is put on the first open day
 * and says what it would have changed before ({@link RefusalReason#BEFORE_LAST_CLOSE}). What happened long before the
 * opening is in the base book only, and goods that are gone leave it ({@link Seal}).
 *
 * <p>An event that would take from others what they had taken when they were recorded is applied where it arrived, and
 * says so ({@link RefusalReason#APPLIED_WHERE_IT_ARRIVED}). An event set aside is tried again by each replay.
 */
final class OpenWindow {
    private final SavedBook.Whole base;
    private final SavedBook.Writable changes;
    private final SavedBook.Writable current;
    private final WindowLog log;
    private final Consumer<Record> facts;

    /**
     * The window of a product.
     *
     * @param base its book on the first day that is remembered
     * @param changes what changed of its book since
     * @param log what happened since
     * @param facts takes the facts of each event, in a fixed order
     */
    OpenWindow(SavedBook.Whole base, SavedBook.Writable changes, WindowLog log, Consumer<Record> facts) {
        this.base = base;
        this.changes = changes;
        this.current = new ChangedBook(base, changes);
        this.log = log;
        this.facts = facts;
    }

    /** Whether no event is remembered: then nothing can be forgotten. */
    boolean isEmpty() {
        return log.events().isEmpty();
    }

    /** Closes the days before an opening: moves the base book forward, forgets events and the goods that are gone. */
    void openFrom(WindowOpening opening) {
        int firstOpen = opening.firstOpenOn(log.lastPlacedOnEpochDay());
        if (firstOpen <= log.firstOpenOnEpochDay()) {
            return;
        }
        int begins = firstOpen - WindowOpening.REMEMBERED_DAYS;
        List<PlacedEvent> past = new ArrayList<>();
        List<PlacedEvent> rest = new ArrayList<>();
        log.events().forEach(event -> (event.placedOnEpochDay() < begins ? past : rest).add(event));
        if (!past.isEmpty()) {
            OverlaidBook book = new OverlaidBook(base);
            TwoReplays.replay(book, new NoOutput(), TwoReplays.sorted(past));
            book.saveBelow(base, changes);
        }
        new Seal(base).apply(changes, rest);
        log.openFrom(firstOpen, rest);
    }

    /** Applies the next event the ledger recorded; one that fails leaves everything as it was. */
    void apply(ValuationEvent event) {
        StockEvent stock = event.stock();
        int firstOpen = log.firstOpenOnEpochDay();
        int day = Math.max(stock.effectiveOnEpochDay(), firstOpen);
        List<Record> memo = new ArrayList<>(0);
        if (stock.effectiveOnEpochDay() < Math.min(firstOpen, log.lastPlacedOnEpochDay())) {
            new ClosedDays(base, firstOpen, log.events()).explain(event, memo::add);
        }
        if (day < log.lastPlacedOnEpochDay()) {
            insert(event);
        } else {
            OverlaidBook book = new OverlaidBook(current);
            new FifoLayers(book, new ValuationFacts(facts)).apply(stock);
            book.saveTo(current);
            log.add(placed(day, event));
        }
        memo.forEach(facts);
    }

    private PlacedEvent placed(int onEpochDay, ValuationEvent event) {
        return new PlacedEvent(onEpochDay, event, base.savedSealedUpToMoveId());
    }

    /** At its place; else at its place among the others as they are; else after all of them. */
    private void insert(ValuationEvent event) {
        List<PlacedEvent> told = log.events();
        List<PlacedEvent> byDate = new ArrayList<>(told);
        int firstOpen = log.firstOpenOnEpochDay();
        byDate.add(placed(Math.max(event.stock().effectiveOnEpochDay(), firstOpen), event));
        placeByDate(byDate, firstOpen);
        List<PlacedEvent> asTold = new ArrayList<>(told);
        asTold.add(byDate.getLast());
        if (!relinked(told, byDate) && (asTold.equals(byDate) || !relinked(told, asTold))) {
            append(event);
        }
    }

    /**
     * Each event on its day, but not before the delivery or receipt it refers to, nor before the first open day; those
     * of closed days stay.
     */
    private static void placeByDate(List<PlacedEvent> events, int firstOpen) {
        TreeSet<Long> origins = new TreeSet<>();
        for (PlacedEvent placed : events) {
            Long origin = placed.event().stock().originMoveId();
            if (origin != null) {
                origins.add(origin);
            }
        }
        TreeMap<Long, Integer> dayOfMove = new TreeMap<>();
        for (PlacedEvent placed : events) {
            StockMove move = placed.event().move();
            if (move != null && origins.contains(move.moveId())) {
                dayOfMove.put(move.moveId(), move.effectiveOnEpochDay());
            }
        }
        events.replaceAll(placed -> {
            if (placed.placedOnEpochDay() < firstOpen) {
                return placed;
            }
            StockEvent stock = placed.event().stock();
            Long origin = stock.originMoveId();
            int day = Math.max(stock.effectiveOnEpochDay(), firstOpen);
            int earliest = origin == null ? day : dayOfMove.getOrDefault(origin, day);
            int wanted = Math.max(day, earliest);
            return placed.on(wanted);
        });
    }

    /** Replays in another order and publishes the differences, unless that undoes something or refuses the new one. */
    private boolean relinked(List<PlacedEvent> told, List<PlacedEvent> wanted) {
        List<Record> ofFresh = new ArrayList<>();
        TwoReplays replays = TwoReplays.of(base, told, wanted, ofFresh::add);
        if (!replays.isPossible()) {
            return false;
        }
        ofFresh.forEach(facts);
        new RelinkFacts(wanted.getLast().event().stock(), facts).write(replays);
        replays.foundBook().saveTo(current, replays.knownBook());
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
        log.add(placed(log.lastPlacedOnEpochDay(), event));
    }
}
