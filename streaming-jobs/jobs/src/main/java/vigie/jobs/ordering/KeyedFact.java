package vigie.jobs.ordering;

import java.util.Comparator;
import java.util.Objects;
import vigie.facts.FactCodec;
import vigie.facts.FactTable;

/**
 * One fact on its way to the topic, with the place that makes its number reproducible.
 *
 * <p>The facts of a position are ordered by (origin, key, sequence): none of them depends on parallelism, on partitions
 * or on arrival, so a replay numbers them alike. Two facts of equal place are repeats of each other.
 *
 * @param position position of the event that caused the fact
 * @param origin operator that made it
 * @param key key of the operator that made it: product, customer, order line, or row index where there is no key
 * @param sequence order inside (position, origin, key), from 0
 * @param table table of the fact
 * @param row encoded fact
 */
@SuppressWarnings("ArrayRecordComponent") // facts are compared by place; nobody writes to the row
public record KeyedFact(long position, FactOrigin origin, long key, int sequence, FactTable table, byte[] row)
        implements Positioned {

    /** Order in which facts are numbered and published. */
    public static final Comparator<KeyedFact> PUBLICATION_ORDER = Comparator.comparingLong(KeyedFact::position)
            .thenComparing(KeyedFact::origin)
            .thenComparingLong(KeyedFact::key)
            .thenComparingInt(KeyedFact::sequence);

    public KeyedFact {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(row, "row");
    }

    /** Encodes a fact record at its place, with the codec of the calling operator. */
    public static KeyedFact of(long position, FactOrigin origin, long key, int sequence, Record fact, FactCodec codec) {
        return new KeyedFact(position, origin, key, sequence, FactTable.of(fact), codec.encodeRow(fact));
    }

    /** The index under which another job meets this fact as an event: after all ledger rows of the position. */
    @Override
    public int index() {
        return DERIVED_INDEX_BASE + sequence;
    }

    @Override
    public String toString() {
        return table + " from " + origin + " " + key + " at " + position + "." + sequence;
    }
}
