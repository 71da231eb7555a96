package vigie.operationaldb.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.demo.BusinessAction.LotQuantity;

/** Where the lots of tracked products lie in the simulated company; what expires first leaves first. */
final class SimulatedLots {
    /** A lot and what of it lies in each warehouse. */
    private static final class Lot {
        final String number;
        final LocalDate expiresOn;
        final long[] onHandMicro = new long[SimulatedCompany.WAREHOUSES];

        Lot(String number, LocalDate expiresOn) {
            this.number = number;
            this.expiresOn = expiresOn;
        }
    }

    private final Map<SimulatedProduct, List<Lot>> lots = new HashMap<>();

    /** A new lot comes in. */
    List<LotQuantity> enter(
            SimulatedProduct product, int warehouse, long quantityMicro, String number, LocalDate expiresOn) {
        Lot lot = new Lot(number, expiresOn);
        List<Lot> known = lots.computeIfAbsent(product, none -> new ArrayList<>());
        known.add(lot);
        known.sort(Comparator.comparing(one -> one.expiresOn));
        lot.onHandMicro[warehouse] = quantityMicro;
        return List.of(new LotQuantity(number, quantityMicro, expiresOn));
    }

    /** What lies in a warehouse of lots that are still good on a day; of all lots when none is named. */
    long onHandMicro(SimulatedProduct product, int warehouse, @Nullable LocalDate goodOn) {
        return good(product, goodOn).stream()
                .mapToLong(lot -> lot.onHandMicro[warehouse])
                .sum();
    }

    /** Takes a quantity that is there out of a warehouse, lot by lot. */
    List<LotQuantity> take(SimulatedProduct product, int warehouse, long quantityMicro, @Nullable LocalDate goodOn) {
        List<LotQuantity> taken = new ArrayList<>();
        long leftMicro = quantityMicro;
        for (Lot lot : good(product, goodOn)) {
            long partMicro = Math.min(leftMicro, lot.onHandMicro[warehouse]);
            if (partMicro > 0) {
                lot.onHandMicro[warehouse] -= partMicro;
                taken.add(new LotQuantity(lot.number, partMicro, null));
                leftMicro -= partMicro;
            }
        }
        if (leftMicro > 0) {
            throw new IllegalStateException("The simulator took more of " + product.sku() + " than lies in its lots");
        }
        return taken;
    }

    /** Adds to what lies of known lots in a warehouse; below zero takes away. */
    void move(SimulatedProduct product, int warehouse, List<LotQuantity> moved, int sign) {
        for (LotQuantity part : moved) {
            lot(product, part.lot()).onHandMicro[warehouse] += sign * part.quantityMicro();
        }
    }

    long onHandMicro(SimulatedProduct product, int warehouse, String number) {
        return lot(product, number).onHandMicro[warehouse];
    }

    /** Every lot in a warehouse, as a count lists them. */
    List<LotQuantity> inWarehouse(SimulatedProduct product, int warehouse) {
        return good(product, null).stream()
                .filter(lot -> lot.onHandMicro[warehouse] > 0)
                .map(lot -> new LotQuantity(lot.number, lot.onHandMicro[warehouse], null))
                .toList();
    }

    /** The first of some lots, up to a quantity; what stays behind replaces them. */
    static List<LotQuantity> takeFrom(List<LotQuantity> kept, long quantityMicro) {
        List<LotQuantity> taken = new ArrayList<>();
        List<LotQuantity> left = new ArrayList<>();
        long wantedMicro = quantityMicro;
        for (LotQuantity part : kept) {
            long partMicro = Math.min(wantedMicro, part.quantityMicro());
            wantedMicro -= partMicro;
            if (partMicro > 0) {
                taken.add(new LotQuantity(part.lot(), partMicro, null));
            }
            if (part.quantityMicro() > partMicro) {
                left.add(new LotQuantity(part.lot(), part.quantityMicro() - partMicro, null));
            }
        }
        kept.clear();
        kept.addAll(left);
        return taken;
    }

    private Lot lot(SimulatedProduct product, String number) {
        return good(product, null).stream()
                .filter(lot -> lot.number.equals(number))
                .findFirst()
                .orElseThrow();
    }

    private List<Lot> good(SimulatedProduct product, @Nullable LocalDate goodOn) {
        return lots.getOrDefault(product, List.of()).stream()
                .filter(lot -> goodOn == null || !lot.expiresOn.isBefore(goodOn))
                .toList();
    }
}
