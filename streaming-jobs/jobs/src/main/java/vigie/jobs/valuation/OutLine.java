package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.facts.MoveKind;

/**
 * What left by one move and of which layers: for the return that may follow, the shortage that may be open and the late
 * cost that may come. Flat, kept in state.
 *
 * @param moveId the issue
 * @param kind what left; CUSTOMER_RETURN for a shortage left behind by goods that came back elsewhere
 * @param warehouseId where the goods left
 * @param orderLineId sales order line, deliveries
 * @param slices what it took of layers, one of each
 * @param returns what came back of it as layers
 * @param shortQuantityMicro quantity issued without stock and not yet settled
 * @param shortValueMinor provisional cost of that quantity
 * @param oldestAgeOnEpochDay oldest age of the goods issued
 */
public record OutLine(
        long moveId,
        MoveKind kind,
        long warehouseId,
        @Nullable Long orderLineId,
        List<Slice> slices,
        List<ReturnedPart> returns,
        long shortQuantityMicro,
        long shortValueMinor,
        int oldestAgeOnEpochDay) {

    /** Quantity issued, less what was cancelled. */
    long quantityMicro() {
        long quantity = shortQuantityMicro;
        for (Slice slice : slices) {
            quantity += slice.quantityMicro();
        }
        return quantity;
    }

    /** Cost of that quantity: its slices and its shortage (I5). */
    long costMinor() {
        long cost = shortValueMinor;
        for (Slice slice : slices) {
            cost += slice.valueMinor();
        }
        return cost;
    }

    /** Quantity that came back as layers. */
    long returnedQuantityMicro() {
        long quantity = 0;
        for (ReturnedPart part : returns) {
            quantity += part.quantityMicro();
        }
        return quantity;
    }

    /** Value it came back with. */
    long returnedValueMinor() {
        long value = 0;
        for (ReturnedPart part : returns) {
            value += part.valueMinor();
        }
        return value;
    }

    /** Quantity that may still come back. */
    long returnableMicro() {
        return quantityMicro() - returnedQuantityMicro();
    }

    /** An entry replaced the provisional cost of a part of the shortage by the actual one. */
    OutLine settled(Slice slice, long provisionalMinor, int ageOnEpochDay) {
        return new OutLine(
                moveId,
                kind,
                warehouseId,
                orderLineId,
                plus(slices, slice),
                returns,
                shortQuantityMicro - slice.quantityMicro(),
                shortValueMinor - provisionalMinor,
                Math.min(oldestAgeOnEpochDay, ageOnEpochDay));
    }

    /** A return cancelled a part of the shortage: those goods were never issued. */
    OutLine cancelled(long quantity, long provisionalMinor) {
        return new OutLine(
                moveId,
                kind,
                warehouseId,
                orderLineId,
                slices,
                returns,
                shortQuantityMicro - quantity,
                shortValueMinor - provisionalMinor,
                oldestAgeOnEpochDay);
    }

    /** A part came back as a layer. */
    OutLine returned(ReturnedPart part) {
        return with(slices, plus(returns, part));
    }

    /**
     * Goods delivered on credit came back to another warehouse: the first one is still short of them, so the return
     * takes over that part of the shortage and the goods enter there at its provisional cost. What the settlement will
     * differ by stays in the cost of the sale.
     */
    OutLine leftShortBy(long returnMoveId, long quantity, long value) {
        return new OutLine(
                returnMoveId,
                MoveKind.CUSTOMER_RETURN,
                warehouseId,
                orderLineId,
                List.of(),
                List.of(),
                quantity,
                value,
                oldestAgeOnEpochDay);
    }

    /** The slice of a layer bears its share of a late cost. */
    OutLine withLateCost(long layerId, long shareMinor) {
        return with(
                slices.stream()
                        .map(slice -> slice.layerId() == layerId ? slice.plus(shareMinor) : slice)
                        .toList(),
                returns);
    }

    /** What came back as a layer bears its share of a late cost. */
    OutLine withLateReturn(long layerId, long shareMinor) {
        return with(
                slices,
                returns.stream()
                        .map(part -> part.layerId() == layerId ? part.plus(shareMinor) : part)
                        .toList());
    }

    /** The slice of a layer; every slice a layer leads to is there. */
    Slice sliceOf(long layerId) {
        for (Slice slice : slices) {
            if (slice.layerId() == layerId) {
                return slice;
            }
        }
        throw new IllegalStateException("move " + moveId + " took nothing of layer " + layerId);
    }

    private OutLine with(List<Slice> newSlices, List<ReturnedPart> newReturns) {
        return new OutLine(
                moveId,
                kind,
                warehouseId,
                orderLineId,
                newSlices,
                newReturns,
                shortQuantityMicro,
                shortValueMinor,
                oldestAgeOnEpochDay);
    }

    /** A list with one more element; most lists hold one. */
    static <T> List<T> plus(List<T> list, T element) {
        if (list.isEmpty()) {
            return List.of(element);
        }
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(element);
        return longer;
    }
}
