package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import vigie.facts.LayerKind;
import vigie.facts.MoveKind;
import vigie.jobs.amounts.Allocation;

/**
 * One cost that became known after its goods came in, on its way to where the goods are now.
 *
 * <p>A layer keeps the share of what remains of it and passes the rest on along its slices, in the order they were
 * taken: to the sales that consumed them, to the layers that transfers made of them, to count differences, scraps
 * and returns
 * to suppliers. Of a sale's share, what came back goes to the layers of its returns. Shares sum to the amount, to the
 * cent, and nothing becomes worth less than nothing. A layer passes on what reached it by all ways at once: layers that
 * depend on others are younger, and the oldest waits least.
 */
final class LateCosts {
    private final LayerBook book;
    private final ValuationOutput facts;
    private final CostEvent event;
    private final TreeMap<Long, Long> waitingByLayer = new TreeMap<>();
    private final TreeMap<Long, Long> changeByWarehouse = new TreeMap<>();

    LateCosts(LayerBook book, ValuationOutput facts, CostEvent event) {
        this.book = book;
        this.facts = facts;
        this.event = event;
    }

    void apply() {
        long layerId = LayerOrigin.layerId(event.receiptMoveId(), 1);
        CostLayer received = book.layer(layerId);
        if (received == null || received.origin().kind() != LayerKind.RECEIPT) {
            boolean sealed = received == null && book.isSealed(event.receiptMoveId());
            RefusalReason reason = sealed ? RefusalReason.SEALED_LAYER : RefusalReason.UNKNOWN_LAYER;
            facts.setAside(event, reason, "late cost of receipt " + event.receiptMoveId());
            return;
        }
        long amount = Math.max(event.amountMinor(), -received.enteredMinor());
        if (amount != event.amountMinor()) {
            facts.setAside(
                    event,
                    RefusalReason.REBATE_ABOVE_VALUE,
                    "applied " + amount + " of " + event.amountMinor() + " cents: the layer is worth no more");
        }
        facts.entry(event, event.receiptMoveId(), ChartRole.STOCK, ChartRole.VAR_IN, null, amount, event.label());
        pass(waitingByLayer, layerId, amount);
        for (var next = waitingByLayer.pollFirstEntry(); next != null; next = waitingByLayer.pollFirstEntry()) {
            spread(known(next.getKey()), next.getValue());
        }
        for (Map.Entry<Long, Long> change : changeByWarehouse.entrySet()) {
            facts.stockRevalued(event, change.getKey(), change.getValue());
        }
    }

    private void spread(CostLayer layer, long amount) {
        long layerId = layer.origin().layerId();
        List<OutLine> lines = linesOf(layer);
        long[] quantities = new long[lines.size() + 1];
        long[] worths = new long[lines.size() + 1];
        quantities[0] = layer.quantityMicro();
        worths[0] = layer.valueMinor();
        for (int i = 0; i < lines.size(); i++) {
            Slice slice = lines.get(i).sliceOf(layerId);
            quantities[i + 1] = slice.quantityMicro();
            worths[i + 1] = slice.valueMinor();
        }
        long[] shares = Allocation.split(amount, quantities, worths);
        CostLayer revalued = layer.withLateCost(amount, shares[0]);
        book.replace(revalued);
        facts.layerChanged(event, revalued, event.cause());
        pass(changeByWarehouse, layer.origin().warehouseId(), shares[0]);
        for (int i = 0; i < lines.size(); i++) {
            if (shares[i + 1] != 0) {
                charge(lines.get(i), layerId, shares[i + 1]);
            }
        }
    }

    /** The lines that took of a layer, first to last. */
    private List<OutLine> linesOf(CostLayer layer) {
        List<OutLine> lines = new ArrayList<>();
        long moveId = layer.lastIssueMoveId();
        while (moveId != 0) {
            OutLine line = Objects.requireNonNull(book.outLine(moveId), "a slice keeps its line");
            lines.add(line);
            moveId = line.sliceOf(layer.origin().layerId()).previousIssueMoveId();
        }
        Collections.reverse(lines);
        return lines;
    }

    /** A line bears its share, or passes it on: to the layer a transfer made, to the layers that came back. */
    private void charge(OutLine line, long layerId, long share) {
        long child = line.sliceOf(layerId).childLayerId();
        book.keep(line.withLateCost(layerId, share));
        facts.costChanged(event, event.cause(), line, layerId, child == 0 ? null : child, 0, share);
        if (line.kind() == MoveKind.TRANSFER) {
            pass(waitingByLayer, child, share);
            return;
        }
        entry(line.moveId(), line, -share);
        List<ReturnedPart> returns = line.returns();
        if (!returns.isEmpty()) {
            forward(line, share);
        }
    }

    private void forward(OutLine line, long share) {
        List<ReturnedPart> returns = line.returns();
        long[] quantities = new long[returns.size() + 1];
        long[] worths = new long[returns.size() + 1];
        quantities[0] = line.returnableMicro();
        worths[0] = line.costMinor() - line.returnedValueMinor();
        for (int i = 0; i < returns.size(); i++) {
            quantities[i + 1] = returns.get(i).quantityMicro();
            worths[i + 1] = returns.get(i).valueMinor();
        }
        long[] shares = Allocation.split(share, quantities, worths);
        OutLine charged = Objects.requireNonNull(book.outLine(line.moveId()));
        for (int i = 0; i < returns.size(); i++) {
            long back = shares[i + 1];
            if (back != 0) {
                CostLayer returned = known(returns.get(i).layerId());
                charged = charged.withLateReturn(returned.origin().layerId(), back);
                facts.returnRevalued(event, line, returned, -back);
                entry(returned.origin().moveId(), line, back);
                pass(waitingByLayer, returned.origin().layerId(), back);
            }
        }
        book.keep(charged);
    }

    private CostLayer known(long layerId) {
        return Objects.requireNonNull(book.layer(layerId), "late costs reach only layers that entered");
    }

    private void entry(long moveId, OutLine line, long stockMinor) {
        ChartRole against = ChartRole.against(line.kind());
        facts.entry(event, moveId, ChartRole.STOCK, against, line.orderLineId(), stockMinor, event.label());
    }

    private static void pass(Map<Long, Long> amounts, long key, long amount) {
        if (amount != 0) {
            amounts.merge(key, amount, Math::addExact);
        }
    }
}
