package vigie.jobs.reconciliation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Running totals of every check, in exact integers, and by key the differences that are not zero. Pure.
 *
 * <p>Both sides of a check move inside one position, so a key leaves no trace once it agrees: state stays small
 * whatever the number of products and customers. Two differences that would cancel in the total stay visible by key.
 */
public final class ControlTotals {

    /** Which figure a line of saved state holds. */
    public enum Side {
        EXPECTED,
        FOUND,
        DIFFERENCE
    }

    /**
     * One figure of the saved state, flat for Flink.
     *
     * @param check the check it belongs to
     * @param side total expected, total found, or the difference (found - expected) of one key
     * @param key key of a difference, empty for totals
     * @param amount cents, millionths or rows
     */
    public record Line(Check check, Side side, String key, long amount) {}

    private final Map<Check, Long> expected = new EnumMap<>(Check.class);
    private final Map<Check, Long> found = new EnumMap<>(Check.class);
    private final Map<Check, SortedMap<String, Long>> differences = new EnumMap<>(Check.class);

    /** Totals of an empty ledger. */
    public ControlTotals() {
        for (Check check : Check.values()) {
            expected.put(check, 0L);
            found.put(check, 0L);
            differences.put(check, new TreeMap<>());
        }
    }

    /** Totals as {@link #lines} saved them. */
    public static ControlTotals of(Iterable<Line> lines) {
        var totals = new ControlTotals();
        for (Line line : lines) {
            switch (line.side()) {
                case EXPECTED -> totals.expected.put(line.check(), line.amount());
                case FOUND -> totals.found.put(line.check(), line.amount());
                case DIFFERENCE -> totals.differencesOf(line.check()).put(line.key(), line.amount());
            }
        }
        return totals;
    }

    /** Everything needed to go on after a restart, in a fixed order. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Check check : Check.values()) {
            lines.add(new Line(check, Side.EXPECTED, "", expected(check)));
            lines.add(new Line(check, Side.FOUND, "", found(check)));
            differencesOf(check).forEach((key, amount) -> lines.add(new Line(check, Side.DIFFERENCE, key, amount)));
        }
        return lines;
    }

    /** Adds to what the books or documents say. */
    public void expect(Check check, String key, long amount) {
        expected.merge(check, amount, Math::addExact);
        differ(check, key, Math.negateExact(amount));
    }

    /** Adds to what the facts say. */
    public void find(Check check, String key, long amount) {
        found.merge(check, amount, Math::addExact);
        differ(check, key, amount);
    }

    /** Total the books or documents say. */
    public long expected(Check check) {
        return expected.getOrDefault(check, 0L);
    }

    /** Total the facts say. */
    public long found(Check check) {
        return found.getOrDefault(check, 0L);
    }

    /** True when any key of the check differs, even where the totals agree. */
    public boolean broken(Check check) {
        return !differencesOf(check).isEmpty();
    }

    /** The keys that differ and by how much, in key order; empty when all agree. */
    public Map<String, Long> differences(Check check) {
        return new TreeMap<>(differencesOf(check));
    }

    private void differ(Check check, String key, long amount) {
        differencesOf(check).merge(key, amount, (before, change) -> {
            long sum = Math.addExact(before, change);
            return sum == 0 ? null : sum;
        });
        differencesOf(check).remove(key, 0L);
    }

    private SortedMap<String, Long> differencesOf(Check check) {
        return differences.computeIfAbsent(check, absent -> new TreeMap<>());
    }
}
