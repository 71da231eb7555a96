package vigie.jobs.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The days that are remembered and closed: says what an event that is learned too late would have changed of them. */
final class ClosedDays {
    private final SavedBook base;
    private final int firstOpenOnEpochDay;
    private final List<PlacedEvent> told;

    /**
     * The closed days of a product.
     *
     * @param base its book before the days that are remembered
     * @param firstOpenOnEpochDay first day that is open
     * @param events events of those that are remembered, as they arrived
     */
    ClosedDays(SavedBook base, int firstOpenOnEpochDay, List<PlacedEvent> events) {
        this.base = base;
        this.firstOpenOnEpochDay = firstOpenOnEpochDay;
        this.told = events.stream()
                .filter(placed -> placed.placedOnEpochDay() < firstOpenOnEpochDay)
                .toList();
    }

    /** A memo for the controller, in place of entries: what the accounts of the closed days would say otherwise. */
    void explain(ValuationEvent late, Consumer<Record> facts) {
        StockEvent stock = late.stock();
        int remembered = firstOpenOnEpochDay - WindowOpening.REMEMBERED_DAYS;
        int day = Math.max(stock.effectiveOnEpochDay(), remembered);
        for (PlacedEvent placed : told) {
            StockMove move = placed.event().move();
            if (move != null && Long.valueOf(move.moveId()).equals(stock.originMoveId())) {
                day = Math.max(day, placed.placedOnEpochDay());
            }
        }
        List<PlacedEvent> wanted = new ArrayList<>(told);
        wanted.add(new PlacedEvent(day, late, base.savedSealedUpToMoveId()));
        TwoReplays replays = TwoReplays.of(base, told, wanted, fact -> {});
        String changed =
                replays.isPossible() ? accounts(replays.sums()) : "nothing, it could not have been applied then";
        String detail = "dated " + LocalDate.ofEpochDay(stock.effectiveOnEpochDay()) + ", applied on "
                + LocalDate.ofEpochDay(firstOpenOnEpochDay) + "; known in time it would have changed of the days from "
                + LocalDate.ofEpochDay(day) + " on: " + changed;
        new ValuationFacts(facts).setAside(stock, RefusalReason.BEFORE_LAST_CLOSE, detail);
    }

    private static String accounts(ReplaySums sums) {
        TreeMap<ChartRole, Long> changes = new TreeMap<>(Comparator.comparing(ChartRole::accountCode));
        sums.entries().forEach((key, minor) -> {
            changes.merge(key.role(), minor[0], Math::addExact);
            changes.merge(key.against(), -minor[0], Math::addExact);
        });
        changes.values().removeIf(minor -> minor == 0);
        return changes.isEmpty()
                ? "nothing"
                : changes.entrySet().stream()
                        .map(change -> change.getKey().accountCode() + " "
                                + BigDecimal.valueOf(change.getValue(), 2).toPlainString())
                        .collect(Collectors.joining(", "));
    }
}
