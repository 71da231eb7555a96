package vigie.jobs.valuation;

import org.jspecify.annotations.Nullable;
import vigie.facts.MoveKind;

/**
 * What an issue cost, for the return that may follow and the shortage that may be open. Kept for a delivery until it is
 * wholly returned, for other issues only while short. Flat, kept in state.
 *
 * @param moveId the issue
 * @param kind DELIVERY, COUNT or SCRAP; CUSTOMER_RETURN for a shortage left behind by goods that came back elsewhere
 * @param warehouseId where the goods left
 * @param orderLineId sales order line, deliveries
 * @param quantityMicro quantity issued
 * @param costMinor cost of that quantity: its slices and {@code shortValueMinor}
 * @param returnedQuantityMicro quantity that came back as layers
 * @param returnedValueMinor value it came back with
 * @param shortQuantityMicro quantity issued without stock and not yet settled
 * @param shortValueMinor provisional cost of that quantity
 * @param oldestAgeOnEpochDay oldest age of the goods issued
 */
public record OutLine(
        long moveId,
        MoveKind kind,
        long warehouseId,
        @Nullable Long orderLineId,
        long quantityMicro,
        long costMinor,
        long returnedQuantityMicro,
        long returnedValueMinor,
        long shortQuantityMicro,
        long shortValueMinor,
        int oldestAgeOnEpochDay) {

    /** Quantity that may still come back. */
    long returnableMicro() {
        return quantityMicro - returnedQuantityMicro;
    }

    /** An entry replaced the provisional cost of a part of the shortage by the actual one. */
    OutLine settled(long quantity, long provisionalMinor, long actualMinor, int ageOnEpochDay) {
        return new OutLine(
                moveId,
                kind,
                warehouseId,
                orderLineId,
                quantityMicro,
                costMinor + actualMinor - provisionalMinor,
                returnedQuantityMicro,
                returnedValueMinor,
                shortQuantityMicro - quantity,
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
                quantityMicro - quantity,
                costMinor - provisionalMinor,
                returnedQuantityMicro,
                returnedValueMinor,
                shortQuantityMicro - quantity,
                shortValueMinor - provisionalMinor,
                oldestAgeOnEpochDay);
    }

    /** A part came back as a layer. */
    OutLine returned(long quantity, long valueMinor) {
        return new OutLine(
                moveId,
                kind,
                warehouseId,
                orderLineId,
                quantityMicro,
                costMinor,
                returnedQuantityMicro + quantity,
                returnedValueMinor + valueMinor,
                shortQuantityMicro,
                shortValueMinor,
                oldestAgeOnEpochDay);
    }

    /** Whether anything may still happen to it. */
    boolean live() {
        return shortQuantityMicro > 0 || (kind == MoveKind.DELIVERY && returnableMicro() > 0);
    }
}
