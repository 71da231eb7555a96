package vigie.jobs.valuation;

import java.util.Map;
import java.util.Objects;
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

    /** Writes what the replay with the event says and the published one does not. */
    void write(TwoReplays replays) {
        ReplaySums sums = replays.sums();
        sums.doubts().forEach(doubt -> entries.setAside(doubt.event(), doubt.reason(), doubt.detail()));
        Map<Long, CostLayer> known = replays.knownBook().openLayers();
        Map<Long, CostLayer> found = replays.foundBook().openLayers();
        for (Long layerId : sums.layers()) {
            CostLayer before = known.get(layerId);
            CostLayer after = found.get(layerId);
            layer(
                    before != null ? before : replays.knownBook().spentLayer(layerId),
                    after != null ? after : replays.foundBook().spentLayer(layerId));
        }
        sums.issued().forEach(this::issued);
        sums.stock().forEach(this::stock);
        entries.begin(late);
        sums.entries().forEach((key, amount) -> entries.relinked(late, key, amount[0]));
    }

    /** A layer that no longer enters is empty: a transfer carries its goods in fewer parts. */
    private void layer(@Nullable CostLayer known, @Nullable CostLayer found) {
        if (known != null && known.equals(found)) {
            return;
        }
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
}
