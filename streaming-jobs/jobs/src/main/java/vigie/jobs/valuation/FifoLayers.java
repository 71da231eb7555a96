package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigie.facts.LayerKind;
import vigie.facts.MoveKind;
import vigie.facts.ValuationCause;
import vigie.jobs.amounts.Allocation;

/**
 * First in, first out valuation of one product over all its warehouses.
 *
 * <p>Each warehouse has its pool of layers; an issue takes the oldest first and the value of a part is
 * {@link Allocation#take}, so that what entered = what left + what remains, to the cent, for any history. An issue
 * beyond stock is costed provisionally and settled, oldest first, by the next entry of its pool. A return comes back
 * at the cost its delivery left with. Moves are applied in ledger order; each is applied once. An impossible move
 * changes nothing and is reported as set aside.
 */
public final class FifoLayers {
    private static final int NOT_AGED = Integer.MAX_VALUE;

    private final LayerBook book;
    private final ValuationOutput facts;

    /**
     * Valuation over a book.
     *
     * @param book what is remembered between moves
     * @param facts is told what each move changes, in a fixed order
     */
    public FifoLayers(LayerBook book, ValuationOutput facts) {
        this.book = book;
        this.facts = facts;
    }

    /** Applies the next move. */
    public void apply(StockMove move) {
        facts.begin(move);
        Long from = move.fromWarehouseId();
        Long to = move.toWarehouseId();
        if (move.quantityMicro() <= 0) {
            facts.setAside(move, RefusalReason.QUANTITY_NOT_POSITIVE, "quantity " + move.quantityMicro());
            return;
        }
        boolean entersOnly = from == null && to != null;
        boolean leavesOnly = from != null && to == null;
        boolean moves = from != null && to != null && !from.equals(to);
        boolean fits = switch (move.kind()) {
            case RECEIPT, CUSTOMER_RETURN -> entersOnly;
            case DELIVERY, SCRAP -> leavesOnly;
            case TRANSFER -> moves;
            case COUNT -> entersOnly || leavesOnly;
        };
        if (!fits) {
            facts.setAside(move, RefusalReason.WAREHOUSE_MISMATCH, move.kind() + " from " + from + " to " + to);
            return;
        }
        switch (move.kind()) {
            case RECEIPT -> receive(move, Objects.requireNonNull(to));
            case CUSTOMER_RETURN -> takeBack(move, Objects.requireNonNull(to));
            case DELIVERY, SCRAP -> issue(move, Objects.requireNonNull(from));
            case TRANSFER -> transfer(move, Objects.requireNonNull(from), Objects.requireNonNull(to));
            case COUNT -> {
                if (from != null) {
                    issue(move, from);
                } else {
                    countSurplus(move, Objects.requireNonNull(to));
                }
            }
        }
    }

    private void receive(StockMove move, long warehouseId) {
        Long value = move.valueMinor();
        if (value == null || value < 0) {
            facts.setAside(move, RefusalReason.VALUE_MISSING, "receipt with purchase value " + value);
            return;
        }
        int day = move.effectiveOnEpochDay();
        enterOne(move, LayerKind.RECEIPT, warehouseId, day, move.quantityMicro(), value);
    }

    private void countSurplus(StockMove move, long warehouseId) {
        LayerPool pool = book.pool(warehouseId);
        UnitCost average = pool.average();
        UnitCost cost = average != null ? average : knownCost(pool, move);
        long value = cost == null ? 0 : cost.of(move.quantityMicro());
        int day = move.effectiveOnEpochDay();
        enterOne(move, LayerKind.COUNT, warehouseId, day, move.quantityMicro(), value);
    }

    private void enterOne(StockMove move, LayerKind kind, long warehouseId, int ageOn, long quantity, long value) {
        enter(move, warehouseId, List.of(CostLayer.entering(move, 1, kind, warehouseId, ageOn, quantity, value)));
    }

    /** Layers enter one warehouse by one move, then settle its shortages. */
    private void enter(StockMove move, long warehouseId, List<CostLayer> layers) {
        LayerPool pool = book.pool(warehouseId);
        long quantity = 0;
        long value = 0;
        for (CostLayer layer : layers) {
            quantity += layer.quantityMicro();
            value = Math.addExact(value, layer.valueMinor());
            facts.layerChanged(move, layer, ValuationCause.ENTRY);
        }
        UnitCost entered = new UnitCost(quantity, value);
        pool.enteredAt(entered);
        book.lastCost(entered);
        facts.stockChanged(move, ValuationCause.ENTRY, warehouseId, quantity, value, 0);
        facts.entry(move, move.kind(), move.orderLineId(), value, "Entrée en stock");
        settle(move, pool, layers);
    }

    private void settle(StockMove move, LayerPool pool, List<CostLayer> layers) {
        if (pool.oldestShortMoveId() == null) {
            layers.forEach(pool::add);
            return;
        }
        long actualTotal = 0;
        long provisionalTotal = 0;
        for (CostLayer entering : layers) {
            CostLayer layer = entering;
            Long shortMoveId = pool.oldestShortMoveId();
            while (shortMoveId != null && layer.quantityMicro() > 0) {
                OutLine line = Objects.requireNonNull(book.outLine(shortMoveId), "a shortage keeps its line");
                long quantity = Math.min(layer.quantityMicro(), line.shortQuantityMicro());
                long actual = layer.take(quantity);
                long provisional = Allocation.take(quantity, line.shortQuantityMicro(), line.shortValueMinor());
                layer = layer.without(quantity, actual);
                update(
                        pool,
                        line.settled(
                                quantity, provisional, actual, layer.origin().ageOnEpochDay()));
                facts.settled(move, line, 0, -quantity, -provisional);
                facts.settled(move, line, layer.origin().layerId(), quantity, actual);
                facts.entry(move, line.kind(), line.orderLineId(), provisional - actual, "Coût provisoire soldé");
                issuedAt(pool, new UnitCost(quantity, actual));
                actualTotal += actual;
                provisionalTotal += provisional;
                shortMoveId = pool.oldestShortMoveId();
            }
            if (layer.quantityMicro() < entering.quantityMicro()) {
                facts.layerChanged(move, layer, ValuationCause.SETTLE);
            }
            if (layer.quantityMicro() > 0) {
                pool.add(layer);
            }
        }
        facts.stockChanged(move, ValuationCause.SETTLE, pool.warehouseId(), 0, -actualTotal, -provisionalTotal);
    }

    /** Goods leave for a customer, are missing or given up: oldest layers first, then on credit of the next entry. */
    private void issue(StockMove move, long warehouseId) {
        LayerPool pool = book.pool(warehouseId);
        long missing = move.quantityMicro();
        long layerCost = 0;
        int oldestAge = NOT_AGED;
        while (missing > 0 && !pool.isEmpty()) {
            CostLayer layer = pool.oldest();
            long quantity = Math.min(missing, layer.quantityMicro());
            long value = layer.take(quantity);
            CostLayer rest = layer.without(quantity, value);
            pool.replaceOldest(rest);
            facts.layerChanged(move, rest, ValuationCause.ISSUE);
            facts.issued(move, ValuationCause.ISSUE, layer.origin().layerId(), null, warehouseId, quantity, value);
            missing -= quantity;
            layerCost += value;
            oldestAge = Math.min(oldestAge, layer.origin().ageOnEpochDay());
            if (missing == 0 || pool.isEmpty()) {
                issuedAt(pool, new UnitCost(quantity, value));
            }
        }
        long shortValue = 0;
        if (missing > 0) {
            UnitCost known = knownCost(pool, move);
            shortValue = known == null ? 0 : known.of(missing);
            pool.addShort(move.moveId());
            facts.issued(move, ValuationCause.SHORTAGE, 0, null, warehouseId, missing, shortValue);
        }
        OutLine line = new OutLine(
                move.moveId(),
                move.kind(),
                warehouseId,
                move.orderLineId(),
                move.quantityMicro(),
                layerCost + shortValue,
                0,
                0,
                missing,
                shortValue,
                oldestAge);
        if (line.live()) {
            book.keep(line);
        }
        facts.stockChanged(move, ValuationCause.ISSUE, warehouseId, -move.quantityMicro(), -layerCost, shortValue);
        facts.entry(move, move.kind(), move.orderLineId(), -layerCost - shortValue, "Sortie de stock");
    }

    private void takeBack(StockMove move, long warehouseId) {
        Long origin = move.originMoveId();
        OutLine line = origin == null ? null : book.outLine(origin);
        if (line == null || line.kind() != MoveKind.DELIVERY) {
            facts.setAside(move, RefusalReason.UNKNOWN_DELIVERY, "return of move " + origin);
            return;
        }
        if (move.quantityMicro() > line.returnableMicro()) {
            facts.setAside(
                    move,
                    RefusalReason.RETURN_ABOVE_DELIVERED,
                    "return of " + move.quantityMicro() + " of " + line.returnableMicro());
            return;
        }
        // A sale is not a cost source for itself: its own open shortage is cancelled before anything becomes a layer.
        long cancelled = Math.min(move.quantityMicro(), line.shortQuantityMicro());
        long cancelledValue =
                cancelled == 0 ? 0 : Allocation.take(cancelled, line.shortQuantityMicro(), line.shortValueMinor());
        OutLine left = line.cancelled(cancelled, cancelledValue);
        long quantity = move.quantityMicro() - cancelled;
        long value = quantity == 0
                ? 0
                : Allocation.take(quantity, left.returnableMicro(), left.costMinor() - left.returnedValueMinor());
        LayerPool issuedFrom = book.pool(line.warehouseId());
        update(issuedFrom, left.returned(quantity, value));
        int age = Math.min(line.oldestAgeOnEpochDay(), move.effectiveOnEpochDay());
        if (cancelled > 0 && line.warehouseId() != warehouseId) {
            issuedFrom.addShort(move.moveId());
            book.keep(shortLeftBehind(move, line, cancelled, cancelledValue));
            quantity += cancelled;
            value += cancelledValue;
        } else if (cancelled > 0) {
            facts.issued(move, ValuationCause.RETURN, 0, null, warehouseId, -cancelled, -cancelledValue);
            facts.stockChanged(move, ValuationCause.RETURN, warehouseId, cancelled, 0, -cancelledValue);
            facts.entry(move, move.kind(), move.orderLineId(), cancelledValue, "Retour client");
        }
        if (quantity > 0) {
            long layerId = LayerOrigin.layerId(move, 1);
            facts.issued(move, ValuationCause.RETURN, layerId, null, warehouseId, -quantity, -value);
            enterOne(move, LayerKind.RETURN, warehouseId, age, quantity, value);
        }
    }

    /**
     * Goods delivered on credit came back to another warehouse: the first one is still short of them, so the return
     * takes over that part of the shortage and the goods enter here at its provisional cost. What the settlement will
     * differ by stays in the cost of the sale.
     */
    private static OutLine shortLeftBehind(StockMove move, OutLine line, long quantity, long value) {
        return new OutLine(
                move.moveId(),
                MoveKind.CUSTOMER_RETURN,
                line.warehouseId(),
                line.orderLineId(),
                quantity,
                value,
                0,
                0,
                quantity,
                value,
                line.oldestAgeOnEpochDay());
    }

    private void transfer(StockMove move, long fromWarehouseId, long toWarehouseId) {
        LayerPool pool = book.pool(fromWarehouseId);
        if (!pool.covers(move.quantityMicro())) {
            facts.setAside(move, RefusalReason.TRANSFER_ABOVE_STOCK, "transfer of " + move.quantityMicro());
            return;
        }
        List<CostLayer> carried = new ArrayList<>(4);
        long missing = move.quantityMicro();
        long cost = 0;
        while (missing > 0) {
            CostLayer layer = pool.oldest();
            long quantity = Math.min(missing, layer.quantityMicro());
            long value = layer.take(quantity);
            CostLayer rest = layer.without(quantity, value);
            CostLayer child = layer.carried(move, carried.size() + 1, toWarehouseId, quantity, value);
            pool.replaceOldest(rest);
            carried.add(child);
            facts.layerChanged(move, rest, ValuationCause.ISSUE);
            facts.issued(
                    move,
                    ValuationCause.ISSUE,
                    layer.origin().layerId(),
                    child.origin().layerId(),
                    fromWarehouseId,
                    quantity,
                    value);
            missing -= quantity;
            cost += value;
            if (missing == 0) {
                issuedAt(pool, new UnitCost(quantity, value));
            }
        }
        facts.stockChanged(move, ValuationCause.ISSUE, fromWarehouseId, -move.quantityMicro(), -cost, 0);
        enter(move, toWarehouseId, carried);
    }

    /** Keeps a line, or drops it with its place in the shortage queue when nothing can happen to it any more. */
    private void update(LayerPool pool, OutLine line) {
        OutLine before = book.outLine(line.moveId());
        if (before != null && before.shortQuantityMicro() > 0 && line.shortQuantityMicro() == 0) {
            pool.removeShort(line.moveId());
        }
        if (line.live()) {
            book.keep(line);
        } else {
            book.forget(line.moveId());
        }
    }

    private void issuedAt(LayerPool pool, UnitCost cost) {
        pool.issuedAt(cost);
        book.lastCost(cost);
    }

    /** Last slice of the pool, else its last entry, else the last cost of the product; none is reported. */
    private @Nullable UnitCost knownCost(LayerPool pool, StockMove move) {
        UnitCost ofPool = pool.lastCost();
        UnitCost known = ofPool != null ? ofPool : book.lastCost();
        if (known == null) {
            facts.setAside(
                    move, RefusalReason.COST_UNKNOWN, "applied at cost zero: " + move.quantityMicro() + " millionths");
        }
        return known;
    }
}
