package vigie.dashboard.warehouse;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigie.facts.CommitSummary;
import vigie.facts.FactMark;
import vigie.facts.FactRecord;
import vigie.facts.FactRow;

/**
 * Holds facts until a mark says their positions are complete. Drops what is applied already, repeats of the same
 * (position, index), and runs older than the active one; a repeat that differs stops everything, because it means
 * that the jobs are not deterministic. A newer run starts over in a buffer, and a warehouse, of its own.
 */
final class FactBuffer {
    private record Key(long position, int index) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPosition = Long.compare(position, other.position);
            return byPosition != 0 ? byPosition : Integer.compare(index, other.index);
        }
    }

    private record Held(FactRow row, long offset) {}

    private final TreeMap<Key, Held> rows = new TreeMap<>();
    private final List<CommitSummary> commits = new ArrayList<>();
    private @Nullable FactMark mark;
    private long markOffset;
    private long highest;
    private Progress applied;

    FactBuffer(Progress applied) {
        this.applied = applied;
        this.highest = applied.position();
    }

    /** Whether this record begins a run after the one that is held here: it must not be taken here. */
    boolean isSupersededBy(FactRecord record) {
        return applied.run() != 0 && record.run() > applied.run();
    }

    /** Takes the next record of the topic. */
    void accept(FactRecord record, long offset) {
        if (record.run() < applied.run()) {
            return;
        }
        if (record.run() > applied.run()) {
            applied = new Progress(record.run(), 0, 0, applied.kafkaOffset(), null);
        }
        if (applied.haltReason() != null) {
            return;
        }
        switch (record) {
            case FactRow row -> acceptRow(row, offset);
            case FactMark next -> acceptMark(next, offset);
        }
    }

    private void acceptRow(FactRow row, long offset) {
        highest = Math.max(highest, row.position());
        if (row.position() <= applied.position() && !beforeFirstMark()) {
            return;
        }
        Held earlier = rows.putIfAbsent(new Key(row.position(), row.index()), new Held(row, offset));
        if (earlier != null && !earlier.row().equals(row)) {
            throw new IllegalStateException("two different facts have position " + row.position() + ", index "
                    + row.index() + ": the jobs are not deterministic, nothing more is applied");
        }
    }

    private void acceptMark(FactMark next, long offset) {
        highest = Math.max(highest, next.position());
        if (applied.epoch() != 0 && next.epoch() != applied.epoch()) {
            throw new IllegalStateException(
                    "the ledger opened epoch " + next.epoch() + " while this warehouse holds epoch " + applied.epoch()
                            + ": delete the warehouse file and start again, the facts rebuild it");
        }
        if (next.position() < applied.position()
                || (next.position() == applied.position() && !next.halted() && !beforeFirstMark())) {
            return;
        }
        long last = commits.isEmpty() ? applied.position() : commits.getLast().position();
        for (CommitSummary commit : next.commits()) {
            if (commit.position() > last) {
                requireDense(last, commit.position());
                commits.add(commit);
                last = commit.position();
            }
        }
        FactMark held = mark;
        if (held == null || next.position() >= held.position()) {
            mark = next;
            markOffset = offset;
        }
    }

    private void requireDense(long last, long next) {
        boolean first = last == 0 && commits.isEmpty();
        if (next != last + 1 && !first) {
            throw new IllegalStateException("positions " + (last + 1) + " to " + (next - 1)
                    + " are missing from the facts: nothing more is applied");
        }
    }

    /** Position 0 is the snapshot of the ledger: its rows come before any mark was applied. */
    private boolean beforeFirstMark() {
        return applied.epoch() == 0;
    }

    boolean hasMark() {
        return mark != null;
    }

    int rowCount() {
        return rows.size();
    }

    /** When the newest transaction that waits here was committed; the distant past when none does. */
    Instant lastCommittedAt() {
        return commits.isEmpty()
                ? Instant.EPOCH
                : Instant.EPOCH.plus(commits.getLast().committedAtMicros(), ChronoUnit.MICROS);
    }

    /** Highest position seen, applied or not. */
    long highest() {
        return highest;
    }

    Progress applied() {
        return applied;
    }

    /** The batch up to the mark in hand; It counts as applied from here on. */
    FactBatch drain() {
        FactMark complete = mark;
        if (complete == null) {
            throw new IllegalStateException("there is no mark in hand");
        }
        Map<Key, Held> whole = rows.headMap(new Key(complete.position(), Integer.MAX_VALUE), true);
        List<FactRow> drained = whole.values().stream().map(Held::row).toList();
        whole.clear();
        if (complete.halted()) {
            rows.clear();
        }
        long resume = rows.values().stream().mapToLong(Held::offset).min().orElse(markOffset + 1);
        List<CommitSummary> known = commits.stream()
                .filter(commit -> commit.position() <= complete.position())
                .toList();
        FactBatch batch = new FactBatch(
                complete.run(),
                complete.epoch(),
                complete.position(),
                Math.min(resume, markOffset + 1),
                drained,
                known,
                complete.halted() ? complete.haltReason() : null);
        mark = null;
        commits.clear();
        applied = new Progress(batch.run(), batch.epoch(), batch.position(), batch.resumeOffset(), batch.haltReason());
        return batch;
    }
}
