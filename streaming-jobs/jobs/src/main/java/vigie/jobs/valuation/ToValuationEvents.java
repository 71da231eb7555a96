package vigie.jobs.valuation;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.facts.MoveKind;
import vigie.facts.ValuationCause;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.CostEventRow;
import vigie.ledgerevents.rows.StockMoveRow;

/** Picks the stock moves and late costs of the ledger; key them by {@code productId}. Stateless. */
public final class ToValuationEvents extends RichFlatMapFunction<LedgerChange, ValuationEvent> {
    private static final long serialVersionUID = 1L;
    private static final String MOVES = LedgerTable.STOCK_MOVES.tableName();
    private static final String COSTS = LedgerTable.COST_EVENTS.tableName();

    private transient @Nullable LedgerEventCodec codec;

    @Override
    public void open(OpenContext context) {
        codec = new LedgerEventCodec();
    }

    @Override
    public void flatMap(LedgerChange change, Collector<ValuationEvent> out) {
        if (change.table().equals(MOVES)) {
            StockMove move = moveOf((StockMoveRow) decoded(LedgerTable.STOCK_MOVES, change));
            out.collect(new ValuationEvent(change.position(), change.index(), move, null));
        } else if (change.table().equals(COSTS)) {
            CostEvent cost = costOf((CostEventRow) decoded(LedgerTable.COST_EVENTS, change));
            out.collect(new ValuationEvent(change.position(), change.index(), null, cost));
        }
    }

    private Record decoded(LedgerTable table, LedgerChange change) {
        return Objects.requireNonNull(codec, "open was not called").decodeRow(table, change.row());
    }

    /** The late cost of a row. Pure; throws IllegalArgumentException for a cause that is not known. */
    static CostEvent costOf(CostEventRow row) {
        ValuationCause cause = switch (row.cause()) {
            case "PRICE_DIFF" -> ValuationCause.PRICE_DIFF;
            case "LANDED" -> ValuationCause.LANDED;
            case "REBATE" -> ValuationCause.REBATE;
            default ->
                throw new IllegalArgumentException("a late cost is PRICE_DIFF, LANDED or REBATE, not " + row.cause());
        };
        return new CostEvent(
                row.id(),
                cause,
                row.productId(),
                row.receiptMoveId(),
                row.amountMinor(),
                row.effectiveOnEpochDay(),
                row.documentType(),
                row.documentNumber(),
                row.supplierId());
    }

    /** The move of a row. Pure; throws IllegalArgumentException for a kind that is not known. */
    static StockMove moveOf(StockMoveRow row) {
        return new StockMove(
                row.id(),
                MoveKind.valueOf(row.kind()),
                row.productId(),
                row.fromWarehouseId(),
                row.toWarehouseId(),
                row.quantityMicro(),
                row.valueAmountMinor(),
                row.effectiveOnEpochDay(),
                row.documentType(),
                row.documentNumber(),
                row.orderLineId(),
                row.originMoveId(),
                row.supplierId());
    }
}
