package vigie.jobs.valuation;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigie.facts.MoveKind;
import vigie.jobs.ordering.LedgerChange;
import vigie.ledgerevents.LedgerEventCodec;
import vigie.ledgerevents.LedgerTable;
import vigie.ledgerevents.rows.StockMoveRow;

/** Picks the stock moves of the ledger; key them by {@code move().productId()}. Stateless. */
public final class ToValuationEvents extends RichFlatMapFunction<LedgerChange, ValuationEvent> {
    private static final long serialVersionUID = 1L;
    private static final String TABLE = LedgerTable.STOCK_MOVES.tableName();

    private transient @Nullable LedgerEventCodec codec;

    @Override
    public void open(OpenContext context) {
        codec = new LedgerEventCodec();
    }

    @Override
    public void flatMap(LedgerChange change, Collector<ValuationEvent> out) {
        if (change.table().equals(TABLE)) {
            StockMoveRow row = Objects.requireNonNull(codec, "open was not called")
                    .decodeRow(LedgerTable.STOCK_MOVES, change.row());
            out.collect(new ValuationEvent(change.position(), change.index(), moveOf(row)));
        }
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
