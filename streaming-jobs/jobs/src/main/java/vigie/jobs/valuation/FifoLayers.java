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
 * at the cost its delivery left with; goods go back to a supplier out of their own layer first. A cost that becomes
 * known late follows the goods ({@link LateCosts}). Events are applied in ledger order; each is applied once. An
 * impossible one changes nothing and is reported as set aside.
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

    /** Applies the next event. */
    public void apply(StockEvent event) {
        switch (event) {
            case StockMove move -> apply(move);
            case CostEvent cost -> apply(cost);
        }
    }

    /** Applies the next late cost. */
    public void apply(CostEvent event) {
        facts.begin(event);
        new LateCosts(book, facts, event).apply();
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
            case DELIVERY, SCRAP, SUPPLIER_RETURN -> leavesOnly;
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
            case DELIVERY, SCRAP -> issueOldest(move, Objects.requireNonNull(from));
            case SUPPLIER_RETURN -> giveBack(move, Objects.requireNonNull(from));
            case TRANSFER -> transfer(move, Objects.requireNonNull(from), Objects.requireNonNull(to));
            case COUNT -> {
                if (from != null) {
                    issueOldest(move, from);
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
        long value = costOfStock(move, warehouseId);
        enterOne(move, LayerKind.COUNT, warehouseId, move.effectiveOnEpochDay(), move.quantityMicro(), value);
    }

    /** What the goods of a move would cost in the stock they join: its average, else the last cost known. */
    private long costOfStock(StockMove move, long warehouseId) {
        LayerPool pool = book.pool(warehouseId);
        UnitCost average = pool.average();
        UnitCost cost = average != null ? average : knownCost(pool, move);
        return cost == null ? 0 : cost.of(move.quantityMicro());
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
        entry(move, move.moveId(), move.kind(), move.orderLineId(), value, "Entrée en stock");
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
                LayerOrigin origin = layer.origin();
                Slice slice = new Slice(origin.layerId(), quantity, actual, layer.lastIssueMoveId(), 0);
                layer = layer.without(quantity, actual, line.moveId());
                update(pool, line, line.settled(slice, provisional, origin.ageOnEpochDay()));
                facts.costChanged(move, ValuationCause.SETTLE, line, 0, null, -quantity, -provisional);
                facts.costChanged(move, ValuationCause.SETTLE, line, origin.layerId(), null, quantity, actual);
                String label = "Coût provisoire soldé";
                entry(move, line.moveId(), line.kind(), line.orderLineId(), provisional - actual, label);
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
            } else {
                book.keepSpent(layer);
            }
        }
        facts.stockChanged(move, ValuationCause.SETTLE, pool.warehouseId(), 0, -actualTotal, -provisionalTotal);
    }

    private void issueOldest(StockMove move, long warehouseId) {
        long cost = issue(move, book.pool(warehouseId), List.of());
        entry(move, move.moveId(), move.kind(), move.orderLineId(), -cost, "Sortie de stock");
    }

    /**
     * Goods leave for a customer or a supplier, are missing or given up: the layers named, then the oldest, then
     * on credit of the next entry. Answers their cost.
     */
    private long issue(StockMove move, LayerPool pool, List<Long> firstLayerIds) {
        long warehouseId = pool.warehouseId();
        long missing = move.quantityMicro();
        long layerCost = 0;
        int oldestAge = NOT_AGED;
        List<Slice> slices = List.of();
        while (missing > 0 && !pool.isEmpty()) {
            int nth = slices.size();
            int place = nth < firstLayerIds.size() ? pool.placeOf(firstLayerIds.get(nth)) : 0;
            CostLayer layer = pool.at(place);
            Slice slice = takeSlice(move, pool, place, missing, null);
            slices = OutLine.plus(slices, slice);
            missing -= slice.quantityMicro();
            layerCost += slice.valueMinor();
            oldestAge = Math.min(oldestAge, layer.origin().ageOnEpochDay());
            if (missing == 0 || pool.isEmpty()) {
                issuedAt(pool, new UnitCost(slice.quantityMicro(), slice.valueMinor()));
            }
        }
        long shortValue = 0;
        if (missing > 0) {
            UnitCost known = knownCost(pool, move);
            shortValue = known == null ? 0 : known.of(missing);
            pool.addShort(move.moveId());
            facts.issued(move, ValuationCause.SHORTAGE, 0, null, warehouseId, missing, shortValue);
        }
        book.keep(new OutLine(
                move.moveId(),
                move.kind(),
                warehouseId,
                move.orderLineId(),
                slices,
                List.of(),
                missing,
                shortValue,
                oldestAge));
        facts.stockChanged(move, ValuationCause.ISSUE, warehouseId, -move.quantityMicro(), -layerCost, shortValue);
        return layerCost + shortValue;
    }

    /** Takes of one layer what is missing or all it has; a transfer names the layer this becomes. */
    private Slice takeSlice(StockMove move, LayerPool pool, int place, long missing, @Nullable Long childLayerId) {
        CostLayer layer = pool.at(place);
        long layerId = layer.origin().layerId();
        long quantity = Math.min(missing, layer.quantityMicro());
        long value = layer.take(quantity);
        CostLayer rest = layer.without(quantity, value, move.moveId());
        pool.replace(place, rest);
        if (rest.quantityMicro() == 0) {
            book.keepSpent(rest);
        }
        facts.layerChanged(move, rest, ValuationCause.ISSUE);
        facts.issued(move, ValuationCause.ISSUE, layerId, childLayerId, pool.warehouseId(), quantity, value);
        return new Slice(layerId, quantity, value, layer.lastIssueMoveId(), childLayerId == null ? 0 : childLayerId);
    }

    /** Goods go back to their supplier: those of their receipt as long as they last. The claim is what they credit. */
    private void giveBack(StockMove move, long warehouseId) {
        Long claim = move.valueMinor();
        if (claim == null || claim < 0) {
            facts.setAside(move, RefusalReason.VALUE_MISSING, "return to a supplier with claim " + claim);
            return;
        }
        Long origin = move.originMoveId();
        CostLayer received = origin == null ? null : book.layer(LayerOrigin.layerId(origin, 1));
        if (received == null && book.isSealed(origin)) {
            leaveToSupplier(move, warehouseId, List.of(), claim);
            return;
        }
        if (received == null || received.origin().kind() != LayerKind.RECEIPT) {
            facts.setAside(move, RefusalReason.UNKNOWN_RECEIPT, "return of receipt " + origin);
            return;
        }
        long returnable = received.origin().quantityInMicro() - received.givenBackMicro();
        if (move.quantityMicro() > returnable) {
            facts.setAside(
                    move,
                    RefusalReason.RETURN_ABOVE_RECEIVED,
                    "return of " + move.quantityMicro() + " of " + returnable);
            return;
        }
        book.replace(received.givenBack(move.quantityMicro()));
        LayerPool pool = book.pool(warehouseId);
        long receivedId = received.origin().layerId();
        List<Long> ownLayerIds = pool.layers().stream()
                .filter(layer -> book.stemsFrom(receivedId, layer.origin()))
                .map(layer -> layer.origin().layerId())
                .toList();
        leaveToSupplier(move, warehouseId, ownLayerIds, claim);
    }

    private void leaveToSupplier(StockMove move, long warehouseId, List<Long> ownLayerIds, long claim) {
        long cost = issue(move, book.pool(warehouseId), ownLayerIds);
        String label = "Retour fournisseur";
        facts.entry(move, move.moveId(), ChartRole.STOCK, ChartRole.VAR_IN, null, -cost, label);
        facts.entry(move, move.moveId(), ChartRole.RET_VAR, ChartRole.VAR_IN, null, cost - claim, label);
    }

    private void takeBack(StockMove move, long warehouseId) {
        Long origin = move.originMoveId();
        OutLine line = origin == null ? null : book.outLine(origin);
        if (line == null && book.isSealed(origin)) {
            takeBackSealed(move, warehouseId);
            return;
        }
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
        OutLine left = cancelled == 0 ? line : line.cancelled(cancelled, cancelledValue);
        long quantity = move.quantityMicro() - cancelled;
        long value = quantity == 0
                ? 0
                : Allocation.take(quantity, left.returnableMicro(), left.costMinor() - left.returnedValueMinor());
        LayerPool issuedFrom = book.pool(line.warehouseId());
        long layerId = LayerOrigin.layerId(move.moveId(), 1);
        update(issuedFrom, line, quantity == 0 ? left : left.returned(new ReturnedPart(layerId, quantity, value)));
        int age = Math.min(line.oldestAgeOnEpochDay(), move.effectiveOnEpochDay());
        if (cancelled > 0 && line.warehouseId() != warehouseId) {
            issuedFrom.addShort(move.moveId());
            book.keep(line.leftShortBy(move.moveId(), cancelled, cancelledValue));
            quantity += cancelled;
            value += cancelledValue;
        } else if (cancelled > 0) {
            facts.issued(move, ValuationCause.RETURN, 0, null, warehouseId, -cancelled, -cancelledValue);
            facts.stockChanged(move, ValuationCause.RETURN, warehouseId, cancelled, 0, -cancelledValue);
            entry(move, move.moveId(), move.kind(), move.orderLineId(), cancelledValue, "Retour client");
        }
        if (quantity > 0) {
            facts.issued(move, ValuationCause.RETURN, layerId, null, warehouseId, -quantity, -value);
            enterOne(move, LayerKind.RETURN, warehouseId, age, quantity, value);
        }
    }

    /** What was delivered before the days that are remembered comes back at the cost of the stock it joins. */
    private void takeBackSealed(StockMove move, long warehouseId) {
        long quantity = move.quantityMicro();
        long value = costOfStock(move, warehouseId);
        facts.setAside(move, RefusalReason.COST_ESTIMATED, "return of move " + move.originMoveId() + " at " + value);
        long layerId = LayerOrigin.layerId(move.moveId(), 1);
        facts.issued(move, ValuationCause.RETURN, layerId, null, warehouseId, -quantity, -value);
        enterOne(move, LayerKind.RETURN, warehouseId, move.effectiveOnEpochDay(), quantity, value);
    }

    private void transfer(StockMove move, long fromWarehouseId, long toWarehouseId) {
        LayerPool pool = book.pool(fromWarehouseId);
        if (!pool.covers(move.quantityMicro())) {
            facts.setAside(move, RefusalReason.TRANSFER_ABOVE_STOCK, "transfer of " + move.quantityMicro());
            return;
        }
        List<CostLayer> carried = new ArrayList<>(4);
        List<Slice> slices = new ArrayList<>(4);
        long missing = move.quantityMicro();
        long cost = 0;
        while (missing > 0) {
            CostLayer layer = pool.at(0);
            int nth = carried.size() + 1;
            Slice slice = takeSlice(move, pool, 0, missing, LayerOrigin.layerId(move.moveId(), nth));
            carried.add(layer.carried(move, nth, toWarehouseId, slice.quantityMicro(), slice.valueMinor()));
            slices.add(slice);
            missing -= slice.quantityMicro();
            cost += slice.valueMinor();
            if (missing == 0) {
                issuedAt(pool, new UnitCost(slice.quantityMicro(), slice.valueMinor()));
            }
        }
        book.keep(new OutLine(move.moveId(), move.kind(), fromWarehouseId, null, slices, List.of(), 0, 0, NOT_AGED));
        facts.stockChanged(move, ValuationCause.ISSUE, fromWarehouseId, -move.quantityMicro(), -cost, 0);
        enter(move, toWarehouseId, carried);
    }

    /** Keeps a line, and takes it out of the shortage queue when nothing is short any more. */
    private void update(LayerPool pool, OutLine before, OutLine line) {
        if (before.shortQuantityMicro() > 0 && line.shortQuantityMicro() == 0) {
            pool.removeShort(line.moveId());
        }
        book.keep(line);
    }

    private void entry(
            StockMove move, long moveId, MoveKind kind, @Nullable Long orderLineId, long stockMinor, String label) {
        facts.entry(move, moveId, ChartRole.STOCK, ChartRole.against(kind), orderLineId, stockMinor, label);
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
