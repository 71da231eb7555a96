package vigie.jobs.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.TransactionSummary;

/** What has arrived for one position: rows by index, the summary, facts in arrival order. A repeated row is kept once. */
final class PositionContent {
    private final TreeMap<Integer, LedgerChange> rows = new TreeMap<>();
    private final List<KeyedFact> facts = new ArrayList<>();
    private int epoch;
    private @Nullable TransactionSummary summary;
    private @Nullable String contradiction;

    void addRow(LedgerChange row) {
        LedgerChange first = rows.putIfAbsent(row.index(), row);
        if (first != null && !Arrays.equals(first.row(), row.row())) {
            contradict("row " + row.place() + " arrived twice with different content");
        }
    }

    void addSummary(int summaryEpoch, TransactionSummary arrived) {
        if (summary != null && !summary.equals(arrived)) {
            contradict("position " + arrived.position() + " was announced twice with different sums or hash");
        }
        summary = arrived;
        epoch = summaryEpoch;
    }

    void addFact(KeyedFact fact) {
        facts.add(fact);
    }

    /** Remembers the first reason why this position cannot be trusted. */
    void contradict(String reason) {
        if (contradiction == null) {
            contradiction = reason;
        }
    }

    List<LedgerChange> rows() {
        return List.copyOf(rows.values());
    }

    /** The facts in publication order, each place once. */
    List<KeyedFact> facts() {
        List<KeyedFact> ordered = new ArrayList<>(facts);
        ordered.sort(KeyedFact.PUBLICATION_ORDER);
        List<KeyedFact> once = new ArrayList<>(ordered.size());
        for (KeyedFact fact : ordered) {
            if (once.isEmpty() || KeyedFact.PUBLICATION_ORDER.compare(once.getLast(), fact) != 0) {
                once.add(fact);
            }
        }
        return once;
    }

    int epoch() {
        return epoch;
    }

    @Nullable
    TransactionSummary summary() {
        return summary;
    }

    @Nullable
    String contradiction() {
        return contradiction;
    }
}
