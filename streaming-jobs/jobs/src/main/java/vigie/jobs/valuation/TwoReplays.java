package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The same days twice: as they are known, and with one more event. What both begin with is replayed once.
 *
 * @param knownBook the book as it is known
 * @param foundBook the book with the event
 * @param sums what the two say differently
 * @param isPossible whether the event, and all that was applied without it, can be applied in that order
 */
record TwoReplays(OverlaidBook knownBook, OverlaidBook foundBook, ReplaySums sums, boolean isPossible) {
    /**
     * Replays.
     *
     * @param base the book before all of them
     * @param told events as they arrived
     * @param wanted the same, placed elsewhere maybe, and last the new one
     * @param ofFresh takes the facts of the new event and of those that could not be applied until now
     */
    static TwoReplays of(SavedBook base, List<PlacedEvent> told, List<PlacedEvent> wanted, Consumer<Record> ofFresh) {
        List<PlacedEvent> before = sorted(told);
        List<PlacedEvent> after = sorted(wanted);
        int common = 0;
        while (common < before.size() && Objects.equals(before.get(common), after.get(common))) {
            common++;
        }
        OverlaidBook start = new OverlaidBook(base);
        replay(start, new NoOutput(), before.subList(0, common));
        ReplaySums sums = new ReplaySums(ofFresh);
        OverlaidBook knownBook = new OverlaidBook(start);
        replay(knownBook, sums, before.subList(common, before.size()));
        StockEvent late = wanted.getLast().event().stock();
        sums.with(late);
        OverlaidBook foundBook = new OverlaidBook(start);
        replay(foundBook, sums, after.subList(common, after.size()));
        return new TwoReplays(knownBook, foundBook, sums, !sums.refusesMore(late));
    }

    /** Applies events to a book. */
    static void replay(OverlaidBook book, ValuationOutput output, List<PlacedEvent> events) {
        FifoLayers engine = new FifoLayers(book, output);
        for (PlacedEvent placed : events) {
            book.sealedUpTo(placed.sealedUpToMoveId());
            engine.apply(placed.event().stock());
        }
    }

    /** In the order of business: by day, those of a day as they arrived. */
    static List<PlacedEvent> sorted(List<PlacedEvent> events) {
        List<PlacedEvent> sorted = new ArrayList<>(events);
        sorted.sort(PlacedEvent.BY_DAY);
        return sorted;
    }
}
