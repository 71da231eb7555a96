package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vigie.facts.ValuationCause;

/** Seeded histories of one product over three warehouses; some of their events are impossible. */
final class GeneratedMoves {
    private static final ValuationCause[] LATE_COSTS = {
        ValuationCause.PRICE_DIFF, ValuationCause.LANDED, ValuationCause.REBATE
    };

    private final Random random;
    private final boolean fractional;
    private final List<StockEvent> events = new ArrayList<>();
    private final List<Long> receipts = new ArrayList<>();
    private final List<StockMove> deliveries = new ArrayList<>();

    private GeneratedMoves(long seed) {
        random = new Random(seed);
        fractional = random.nextBoolean();
    }

    /** Everything that can happen. */
    static List<StockEvent> history(long seed, int size) {
        return history(seed, size, 1);
    }

    /** The same, with days that are some days long. */
    static List<StockEvent> history(long seed, int size, int days) {
        GeneratedMoves generated = new GeneratedMoves(seed);
        int day = 20_000;
        for (int id = 1; id <= size; id++) {
            day += generated.random.nextInt(3) * days;
            boolean late = generated.random.nextInt(10) == 0;
            generated.any(id, late ? day - generated.random.nextInt(30) * days : day);
        }
        return generated.events;
    }

    /**
     * What can be computed again with costs known from the start: goods come back to where they left, no surplus is
     * found
     * at an average of its day, and in the end every shortage is settled.
     */
    static List<StockEvent> replayable(long seed, int size) {
        GeneratedMoves generated = new GeneratedMoves(seed);
        for (int id = 1; id <= size; id++) {
            generated.replayable(id, 20_000 + id);
        }
        for (int place = 1; place <= 3; place++) {
            long everything = 20L * size * FifoBook.UNIT;
            generated.events.add(FifoBook.receipt(size + place, place, everything, 12_345_678, 30_000 + place));
        }
        return generated.events;
    }

    private void any(int id, int day) {
        long quantity = quantity();
        long place = place();
        int draw = random.nextInt(100);
        if (draw < 42) {
            plain(id, day, draw, place, quantity);
        } else if (draw < 56) {
            events.add(lateCost(id, day));
        } else if (draw < 61) {
            long claim = random.nextInt(20) == 0 ? -1 : random.nextInt(20_000);
            events.add(FifoBook.supplierReturn(id, place, quantity / 4 + 1, claim, day, receipt()));
        } else if (draw < 76 && !deliveries.isEmpty()) {
            long origin = deliveries.get(random.nextInt(deliveries.size())).moveId();
            long part = 1L + random.nextInt(Math.toIntExact(quantity));
            events.add(FifoBook.giveBack(id, place, part, day, origin));
        } else if (draw < 90) {
            events.add(FifoBook.transfer(id, place, place(), quantity, day));
        } else if (draw < 93) {
            events.add(FifoBook.scrap(id, place, quantity, day));
        } else if (draw < 98) {
            long difference = random.nextBoolean() ? quantity : -quantity / 2 - 1;
            events.add(FifoBook.count(id, place, difference, day));
        } else {
            // refused, so a return of it is a return of an unknown delivery
            StockMove refused = FifoBook.delivery(id, place, -quantity, day);
            events.add(refused);
            deliveries.add(refused);
        }
    }

    private void replayable(int id, int day) {
        long quantity = quantity();
        long place = place();
        int draw = random.nextInt(100);
        if (draw < 50) {
            plain(id, day, draw, place, quantity);
        } else if (draw < 66) {
            events.add(lateCost(id, day));
        } else if (draw < 71) {
            events.add(FifoBook.supplierReturn(id, place, quantity / 4 + 1, random.nextInt(9_000), day, receipt()));
        } else if (draw < 80 && !deliveries.isEmpty()) {
            StockMove origin = deliveries.get(random.nextInt(deliveries.size()));
            long part = 1L + random.nextInt(Math.toIntExact(quantity));
            long from = origin.fromWarehouseId() == null ? place : origin.fromWarehouseId();
            events.add(FifoBook.giveBack(id, from, part, day, origin.moveId()));
        } else if (draw < 93) {
            events.add(FifoBook.transfer(id, place, place(), quantity, day));
        } else {
            events.add(FifoBook.count(id, place, -quantity / 2 - 1, day));
        }
    }

    /** Receipts and deliveries, about as many. */
    private void plain(int id, int day, int draw, long place, long quantity) {
        if (draw % 2 == 0) {
            long value = random.nextInt(20) == 0 ? 0 : random.nextInt(50_000);
            events.add(FifoBook.receipt(id, place, quantity, value, day));
            receipts.add((long) id);
        } else {
            StockMove delivery = FifoBook.delivery(id, place, quantity, day);
            events.add(delivery);
            deliveries.add(delivery);
        }
    }

    private CostEvent lateCost(int id, int day) {
        ValuationCause cause = LATE_COSTS[random.nextInt(LATE_COSTS.length)];
        long amount = 1L + random.nextInt(random.nextInt(8) == 0 ? 80_000 : 4_000);
        boolean falls = cause == ValuationCause.REBATE || random.nextInt(4) == 0;
        return FifoBook.lateCost(id, cause, receipt(), falls ? -amount : amount, day);
    }

    /** A receipt; now and then a move that is none. */
    private long receipt() {
        return receipts.isEmpty() || random.nextInt(25) == 0 ? 1L : receipts.get(random.nextInt(receipts.size()));
    }

    private long quantity() {
        return fractional ? 1L + random.nextInt(12_345_678) : (1 + random.nextInt(12)) * FifoBook.UNIT;
    }

    private long place() {
        return 1L + random.nextInt(3);
    }
}
