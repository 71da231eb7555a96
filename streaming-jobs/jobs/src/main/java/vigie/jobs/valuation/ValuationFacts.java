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

/** Writes what one move changed as facts: stock values, layers, issued costs and the entry prepared for the journal. */
public final class ValuationFacts implements ValuationOutput {
    private static final String JOURNAL = "STK";

    private final Consumer<Record> out;
    private int entriesOfMove;

    /**
     * Facts for a consumer.
     *
     * @param out takes the facts of each move, in a fixed order
     */
    public ValuationFacts(Consumer<Record> out) {
        this.out = out;
    }

    @Override
    public void begin(StockMove move) {
        entriesOfMove = 0;
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
    public void layerChanged(StockMove move, CostLayer layer, ValuationCause cause) {
        out.accept(layer.fact(move.productId(), cause));
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
        out.accept(new IssuedCostFact(
                move.moveId(),
                layerId,
                childLayerId,
                move.kind(),
                cause,
                move.productId(),
                warehouseId,
                move.orderLineId(),
                quantity,
                value,
                layerId == 0,
                move.effectiveOnEpochDay(),
                move.documentType(),
                move.documentNumber()));
    }

    @Override
    public void settled(StockMove move, OutLine line, long layerId, long quantity, long value) {
        out.accept(new IssuedCostFact(
                line.moveId(),
                layerId,
                null,
                line.kind(),
                ValuationCause.SETTLE,
                move.productId(),
                line.warehouseId(),
                line.orderLineId(),
                quantity,
                value,
                layerId == 0,
                move.effectiveOnEpochDay(),
                move.documentType(),
                move.documentNumber()));
    }

    @Override
    public void entry(StockMove move, MoveKind kind, @Nullable Long orderLineId, long stockMinor, String label) {
        ChartRole counterpart = ChartRole.against(kind);
        if (stockMinor == 0 || counterpart == ChartRole.STOCK) {
            return;
        }
        entriesOfMove++;
        String number = JOURNAL + "-" + move.moveId() + (entriesOfMove == 1 ? "" : "-" + entriesOfMove);
        posting(move, number, ChartRole.STOCK, orderLineId, stockMinor, label);
        posting(move, number, counterpart, orderLineId, -stockMinor, label);
    }

    private void posting(
            StockMove move, String number, ChartRole role, @Nullable Long orderLineId, long minor, String label) {
        out.accept(new PostingFact(
                null,
                number,
                PostingStatus.PREPARED,
                role.accountCode(),
                role.name(),
                Math.max(minor, 0),
                Math.max(-minor, 0),
                move.effectiveOnEpochDay(),
                JOURNAL,
                move.documentType(),
                move.documentNumber(),
                move.moveId(),
                null,
                move.supplierId(),
                move.productId(),
                orderLineId,
                label));
    }

    @Override
    public void setAside(StockMove move, RefusalReason reason, String detail) {
        out.accept(new QuarantinedEventFact(
                "valuation", "stock_moves", Long.toString(move.moveId()), reason.name(), detail));
    }
}
