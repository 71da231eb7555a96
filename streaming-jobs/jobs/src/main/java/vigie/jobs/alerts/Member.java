package vigie.jobs.alerts;

import java.util.Comparator;

/**
 * One member of an entity; the entity is that of the shard.
 *
 * @param id order line, customer, family, product or entry
 * @param warehouseId warehouse of a stock, else 0
 */
public record Member(long id, long warehouseId) implements Comparable<Member> {
    private static final Comparator<Member> ORDER =
            Comparator.comparingLong(Member::id).thenComparingLong(Member::warehouseId);

    @Override
    public int compareTo(Member other) {
        return ORDER.compare(this, other);
    }

    /** As keys of alerts name it. */
    String inKeys() {
        return warehouseId == 0 ? Long.toString(id) : id + "-" + warehouseId;
    }
}
