package vigie.jobs.valuation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigie.facts.IssuedCostFact;
import vigie.facts.MoveKind;
import vigie.facts.PostingFact;
import vigie.facts.PostingStatus;
import vigie.facts.QuarantinedEventFact;
import vigie.facts.StockValueFact;
import vigie.facts.ValuationCause;

/**
 * Writes what one event changed as facts: stock values, layers, issued costs and the entry prepared for the
 * journal.
 */
public final class ValuationFacts implements ValuationOutput {
    private static final String JOURNAL = "STK";

    private final Consumer<Record> out;
    private int entriesOfEvent;
    private boolean refused;

    /**
     * Facts for a consumer.
     *
     * @param out takes the facts of each event, in a fixed order
     */
    public ValuationFacts(Consumer<Record> out) {
        this.out = out;
    }

    @Override
    public void begin(StockEvent event) {
        entriesOfEvent = 0;
        refused = false;
    }

    @Override
    public void stockChanged(
            StockMove move, ValuationCause cause, long warehouseId, long quantity, long value, long shortageValue) {
        out.accept(new StockValueFact(
                move.moveId(),
                move.kind(),
                cause,
                move.productId(),
                warehouseId,
                quantity,
                value,
                shortageValue,
                move.effectiveOnEpochDay(),
                move.documentType(),
                move.documentNumber()));
    }

    @Override
    public void stockRevalued(CostEvent event, long warehouseId, long value) {
        out.accept(new StockValueFact(
                event.receiptMoveId(),
                MoveKind.RECEIPT,
                event.cause(),
                event.productId(),
                warehouseId,
                0,
                value,
                0,
                event.effectiveOnEpochDay(),
                event.documentType(),
                event.documentNumber()));
    }

    @Override
    public void layerChanged(StockEvent event, CostLayer layer, ValuationCause cause) {
        out.accept(layer.fact(event.productId(), cause));
    }

    @Override
    public void issued(
            StockMove move,
            ValuationCause cause,
            long layerId,
            @Nullable Long childLayerId,
            long warehouseId,
            long quantity,
            long value) {
        cost(
                move,
                cause,
                move.moveId(),
                move.kind(),
                layerId,
                childLayerId,
                warehouseId,
                move.orderLineId(),
                quantity,
                value);
    }

    @Override
    public void costChanged(
            StockEvent event,
            ValuationCause cause,
            OutLine line,
            long layerId,
            @Nullable Long childLayerId,
            long quantity,
            long value) {
        cost(
                event,
                cause,
                line.moveId(),
                line.kind(),
                layerId,
                childLayerId,
                line.warehouseId(),
                line.orderLineId(),
                quantity,
                value);
    }

    @Override
    public void returnRevalued(CostEvent event, OutLine line, CostLayer returned, long value) {
        cost(
                event,
                event.cause(),
                returned.origin().moveId(),
                MoveKind.CUSTOMER_RETURN,
                returned.origin().layerId(),
                null,
                returned.origin().warehouseId(),
                line.orderLineId(),
                0,
                value);
    }

    private void cost(
            StockEvent event,
            ValuationCause cause,
            long moveId,
            MoveKind kind,
            long layerId,
            @Nullable Long childLayerId,
            long warehouseId,
            @Nullable Long orderLineId,
            long quantity,
            long value) {
        out.accept(new IssuedCostFact(
                moveId,
                layerId,
                childLayerId,
                kind,
                cause,
                event.productId(),
                warehouseId,
                orderLineId,
                quantity,
                value,
                layerId == 0,
                event.effectiveOnEpochDay(),
                event.documentType(),
                event.documentNumber()));
    }

    @Override
    public void entry(
            StockEvent event,
            long moveId,
            ChartRole role,
            ChartRole against,
            @Nullable Long orderLineId,
            long minor,
            String label) {
        if (minor == 0 || role == against) {
            return;
        }
        int day = event.effectiveOnEpochDay();
        String number = nextNumber(event, "");
        posting(event, day, number, moveId, role, orderLineId, minor, label);
        posting(event, day, number, moveId, against, orderLineId, -minor, label);
    }

    /** The entry that corrects those of a move by what a back-dated event changes, on the day of what it corrects. */
    void relinked(StockEvent late, ReplaySums.EntryKey corrected, long minor) {
        int day = corrected.effectiveOnEpochDay();
        String number = nextNumber(late, "R");
        String label = "Coût corrigé par une pièce antidatée";
        posting(late, day, number, corrected.moveId(), corrected.role(), corrected.orderLineId(), minor, label);
        posting(late, day, number, corrected.moveId(), corrected.against(), corrected.orderLineId(), -minor, label);
    }

    private String nextNumber(StockEvent event, String prefix) {
        entriesOfEvent++;
        return JOURNAL + "-" + prefix
                + switch (event) {
                    case StockMove move -> Long.toString(move.moveId());
                    case CostEvent cost -> "C" + cost.costEventId();
                }
                + (entriesOfEvent == 1 ? "" : "-" + entriesOfEvent);
    }

    private void posting(
            StockEvent event,
            int effectiveOnEpochDay,
            String number,
            long moveId,
            ChartRole role,
            @Nullable Long orderLineId,
            long minor,
            String label) {
        out.accept(new PostingFact(
                null,
                number,
                PostingStatus.PREPARED,
                role.accountCode(),
                role.name(),
                Math.max(minor, 0),
                Math.max(-minor, 0),
                effectiveOnEpochDay,
                JOURNAL,
                event.documentType(),
                event.documentNumber(),
                moveId,
                null,
                event.supplierId(),
                event.productId(),
                orderLineId,
                label));
    }

    /** Whether the event changed nothing. */
    boolean refused() {
        return refused;
    }

    @Override
    public void setAside(StockEvent event, RefusalReason reason, String detail) {
        refused |= reason.refuses();
        out.accept(
                switch (event) {
                    case StockMove move ->
                        new QuarantinedEventFact(
                                "valuation", "stock_moves", Long.toString(move.moveId()), reason.name(), detail);
                    case CostEvent cost ->
                        new QuarantinedEventFact(
                                "valuation", "cost_events", Long.toString(cost.costEventId()), reason.name(), detail);
                });
    }
}
