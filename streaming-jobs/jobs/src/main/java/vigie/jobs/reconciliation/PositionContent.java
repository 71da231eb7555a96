package vigie.jobs.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigie.jobs.ordering.KeyedFact;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.TransactionSummary;

/**
 * What has arrived for one position: rows by index, the summary, facts in arrival order. A repeated row is kept once.
 */
final class PositionContent {
    /**
     * A row and the bytes the hash chain is over.
     *
     * @param change the row in this build's schema
     * @param published the row as published, the same array where the schemas are the same
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Received(LedgerChange change, byte[] published) {}

    private final TreeMap<Integer, Received> rows = new TreeMap<>();
    private List<KeyedFact> facts = new ArrayList<>();
    private boolean ordered;
    private int epoch;
    private @Nullable TransactionSummary summary;
    private @Nullable String contradiction;

    void addRow(LedgerChange change, byte @Nullable [] published) {
        var row = new Received(change, published == null ? change.row() : published);
        Received first = rows.putIfAbsent(change.index(), row);
        if (first != null && !Arrays.equals(first.published(), row.published())) {
            contradict("row " + change.place() + " arrived twice with different content");
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
        ordered = false;
    }

    /** Remembers the first reason why this position cannot be trusted. */
    void contradict(String reason) {
        if (contradiction == null) {
            contradiction = reason;
        }
    }

    List<Received> received() {
        return List.copyOf(rows.values());
    }

    /** The rows in this build's schema, by index. */
    List<LedgerChange> rows() {
        return rows.values().stream().map(Received::change).toList();
    }

    /** The rows as published, by index. */
    List<byte[]> published() {
        return rows.values().stream().map(Received::published).toList();
    }

    /** The facts in publication order, each place once. */
    List<KeyedFact> facts() {
        if (!ordered) {
            facts.sort(KeyedFact.PUBLICATION_ORDER);
            List<KeyedFact> once = new ArrayList<>(facts.size());
            for (KeyedFact fact : facts) {
                if (once.isEmpty() || KeyedFact.PUBLICATION_ORDER.compare(once.getLast(), fact) != 0) {
                    once.add(fact);
                }
            }
            facts = once;
            ordered = true;
        }
        return Collections.unmodifiableList(facts);
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
