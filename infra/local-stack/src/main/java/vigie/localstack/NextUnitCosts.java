package vigie.localstack;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the next unit of each product to leave each warehouse costs: unit cost of the oldest open layer, landed costs
 * and everything else known of it included. Follows the changes of layers and holds open layers only.
 */
final class NextUnitCosts {
    private static final int DECIMALS = 6;

    private final Map<Pool, TreeMap<Place, Left>> layers = new HashMap<>();
    private final Set<Pool> changed = new LinkedHashSet<>();

    /** A product in a warehouse, by their identities in the ledger. */
    record Pool(long productId, long warehouseId) {}

    /** Place of a layer in the queue of its pool. */
    private record Place(LocalDate fifoOn, long layerId) implements Comparable<Place> {
        private static final Comparator<Place> OLDEST_FIRST =
                Comparator.comparing(Place::fifoOn).thenComparingLong(Place::layerId);

        @Override
        public int compareTo(Place other) {
            return OLDEST_FIRST.compare(this, other);
        }
    }

    private record Left(BigDecimal quantity, BigDecimal value) {}

    /**
     * One change of a layer, in the order of the facts.
     *
     * @param quantity left after it, in stock units
     * @param value left after it, in euro
     */
    void changed(Pool pool, LocalDate fifoOn, long layerId, BigDecimal quantity, BigDecimal value) {
        TreeMap<Place, Left> open = layers.computeIfAbsent(pool, unused -> new TreeMap<>());
        Optional<BigDecimal> before = next(open);
        if (quantity.signum() > 0) {
            open.put(new Place(fifoOn, layerId), new Left(quantity, value));
        } else {
            open.remove(new Place(fifoOn, layerId));
        }
        if (open.isEmpty()) {
            layers.remove(pool);
        }
        if (!next(open).equals(before)) {
            changed.add(pool);
        }
    }

    /**
     * Pools whose next unit costs something else than when this was last taken, with that cost in euro. A pool without
     * an open layer is left out: what its last unit cost is the best guess there is.
     */
    Map<Pool, BigDecimal> takeChanged() {
        Map<Pool, BigDecimal> costs =
                new TreeMap<>(Comparator.comparingLong(Pool::productId).thenComparingLong(Pool::warehouseId));
        for (Pool pool : changed) {
            next(layers.getOrDefault(pool, new TreeMap<>())).ifPresent(cost -> costs.put(pool, cost));
        }
        changed.clear();
        return costs;
    }

    private static Optional<BigDecimal> next(SortedMap<Place, Left> open) {
        return open.values().stream()
                .findFirst()
                .map(left -> left.value().divide(left.quantity(), DECIMALS, RoundingMode.HALF_UP));
    }
}
