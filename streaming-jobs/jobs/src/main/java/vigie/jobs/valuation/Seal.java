package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Forgets the goods that are gone. Layers that transfers and returns made of each other stand and fall together: they
 * are sealed when nothing remains of any of them, no line with a slice of them is short, and nothing that is remembered
 * event by event refers to them. A line goes with the last layer it took of.
 *
 * <p>What is sealed depends on the book and those events alone, so it does not matter when, between two events, it is
 * done.
 */
final class Seal {
    private final SavedBook.Whole base;
    private final TreeMap<Long, Long> parents = new TreeMap<>();
    private final TreeSet<Long> live = new TreeSet<>();

    Seal(SavedBook.Whole base) {
        this.base = base;
    }

    /**
     * Seals what can be.
     *
     * @param changes what changed of the book since; forgets the same
     * @param remembered the events since
     */
    void apply(SavedBook.Writable changes, List<PlacedEvent> remembered) {
        List<CostLayer> spent = base.savedSpentLayers();
        List<OutLine> lines = base.savedLines();
        spent.forEach(this::enters);
        for (Long warehouseId : base.savedWarehouses()) {
            PoolState pool = base.savedPool(warehouseId);
            if (pool != null) {
                pool.layers().forEach(this::enters);
                pool.layers().forEach(layer -> live.add(layer.origin().layerId()));
            }
        }
        TreeSet<Long> origins = new TreeSet<>();
        for (PlacedEvent event : remembered) {
            Long origin = event.event().stock().originMoveId();
            if (origin != null) {
                origins.add(origin);
                live.add(LayerOrigin.layerId(origin, 1));
            }
        }
        for (OutLine line : lines) {
            List<Long> layerIds = layersOf(line);
            if (!line.returns().isEmpty()) {
                layerIds.forEach(layerId -> join(layerIds.getFirst(), layerId));
            }
            if (line.shortQuantityMicro() > 0 || origins.contains(line.moveId())) {
                live.addAll(layerIds);
            }
        }
        TreeSet<Long> kept = new TreeSet<>();
        live.forEach(layerId -> kept.add(first(layerId)));
        long sealedUpTo = base.savedSealedUpToMoveId();
        for (CostLayer layer : spent) {
            long layerId = layer.origin().layerId();
            if (!kept.contains(first(layerId))) {
                base.saveSpent(layerId, null);
                changes.saveSpent(layerId, null);
                sealedUpTo = Math.max(sealedUpTo, layer.origin().moveId());
            }
        }
        for (OutLine line : lines) {
            boolean waits = line.shortQuantityMicro() > 0 || origins.contains(line.moveId());
            if (!waits && layersOf(line).stream().noneMatch(layerId -> kept.contains(first(layerId)))) {
                base.saveLine(line.moveId(), null);
                changes.saveLine(line.moveId(), null);
                sealedUpTo = Math.max(sealedUpTo, line.moveId());
            }
        }
        base.saveSealedUpTo(sealedUpTo);
    }

    private void enters(CostLayer layer) {
        Long parentId = layer.origin().parentLayerId();
        if (parentId != null) {
            join(parentId, layer.origin().layerId());
        }
    }

    /** The layers it took of and those that came back of it. */
    private static List<Long> layersOf(OutLine line) {
        List<Long> layerIds =
                new ArrayList<>(line.slices().size() + line.returns().size());
        line.slices().forEach(slice -> layerIds.add(slice.layerId()));
        line.returns().forEach(part -> layerIds.add(part.layerId()));
        return layerIds;
    }

    private void join(long one, long other) {
        long ofOne = first(one);
        long ofOther = first(other);
        if (ofOne != ofOther) {
            parents.put(ofOther, ofOne);
        }
    }

    /** The layer that stands for all that are joined with one; makes the way to it shorter. */
    private long first(long layerId) {
        long at = layerId;
        Long parent = parents.get(at);
        while (parent != null) {
            Long next = parents.get(parent);
            if (next != null) {
                parents.put(at, next);
            }
            at = parent;
            parent = next;
        }
        return at;
    }
}
