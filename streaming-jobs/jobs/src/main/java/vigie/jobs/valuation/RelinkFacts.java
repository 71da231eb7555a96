package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigie.facts.CostLayerFact;
import vigie.facts.IssuedCostFact;
import vigie.facts.StockValueFact;
import vigie.facts.ValuationCause;

/**
 * Publishes what a back-dated event changes of what was published: the differences between two replays, with the cause
 * {@link ValuationCause#RELINK} and the document of the late event. A difference bears the day of the row it corrects,
 * which is in an open period, so that each day adds up to what a replay says of it.
 */
final class RelinkFacts {
    private final StockEvent late;
    private final Consumer<Record> out;
    private final ValuationFacts entries;

    RelinkFacts(StockEvent late, Consumer<Record> out) {
        this.late = late;
        this.out = out;
        this.entries = new ValuationFacts(out);
    }

    /**
     * Writes what {@code found} says and {@code known}, which is published, does not.
     *
     * @param foundBook the book after the replay that found it
     * @param knownBook the book as published
     */
    void write(ReplaySums found, LayerBook foundBook, ReplaySums known, LayerBook knownBook) {
        List<ReplaySums.Doubt> doubts = new ArrayList<>(found.doubts);
        doubts.removeAll(known.doubts);
        doubts.forEach(doubt -> entries.setAside(doubt.event(), doubt.reason(), doubt.detail()));
        TreeSet<Long> layerIds = new TreeSet<>(known.layers);
        layerIds.addAll(found.layers);
        for (Long layerId : layerIds) {
            layer(knownBook.layer(layerId), foundBook.layer(layerId));
        }
        differences(found.issued, known.issued).forEach(this::issued);
        differences(found.stock, known.stock).forEach(this::stock);
        entries.begin(late);
        differences(found.entries, known.entries).forEach((key, amount) -> entries.relinked(late, key, amount[0]));
    }

    /** A layer that no longer enters is empty: a transfer carries its goods in fewer parts. */
    private void layer(@Nullable CostLayer known, @Nullable CostLayer found) {
        CostLayer now = found != null ? found : Objects.requireNonNull(known).emptied();
        ValuationCause cause = known == null ? ValuationCause.ENTRY : ValuationCause.RELINK;
        CostLayerFact fact = now.fact(late.productId(), cause);
        if (known == null || !known.fact(late.productId(), cause).equals(fact)) {
            out.accept(fact);
        }
    }

    private void issued(ReplaySums.IssueKey key, long[] amounts) {
        out.accept(new IssuedCostFact(
                key.moveId(),
                key.layerId(),
                key.childLayerId(),
                key.kind(),
                ValuationCause.RELINK,
                late.productId(),
                key.warehouseId(),
                key.orderLineId(),
                amounts[0],
                amounts[1],
                key.layerId() == 0,
                key.effectiveOnEpochDay(),
                late.documentType(),
                late.documentNumber()));
    }

    private void stock(ReplaySums.StockKey key, long[] amounts) {
        out.accept(new StockValueFact(
                key.moveId(),
                key.kind(),
                ValuationCause.RELINK,
                late.productId(),
                key.warehouseId(),
                amounts[0],
                amounts[1],
                amounts[2],
                key.effectiveOnEpochDay(),
                late.documentType(),
                late.documentNumber()));
    }

    private static <K> Map<K, long[]> differences(Map<K, long[]> found, Map<K, long[]> known) {
        Map<K, long[]> differences = new LinkedHashMap<>();
        found.forEach((key, amounts) -> differences.put(key, amounts.clone()));
        known.forEach((key, amounts) -> {
            long[] difference = differences.computeIfAbsent(key, absent -> new long[amounts.length]);
            for (int i = 0; i < amounts.length; i++) {
                difference[i] = Math.subtractExact(difference[i], amounts[i]);
            }
        });
        differences.values().removeIf(amounts -> Arrays.stream(amounts).allMatch(amount -> amount == 0));
        return differences;
    }
}
