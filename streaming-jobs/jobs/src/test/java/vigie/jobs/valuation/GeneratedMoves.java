package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded histories of one product over three warehouses; some of their moves are impossible. */
final class GeneratedMoves {
    private GeneratedMoves() {}

    static List<StockMove> history(long seed, int size) {
        Random random = new Random(seed);
        boolean fractional = random.nextBoolean();
        List<StockMove> moves = new ArrayList<>(size);
        List<Long> deliveries = new ArrayList<>();
        int day = 20_000;
        for (int moveId = 1; moveId <= size; moveId++) {
            day += random.nextInt(3);
            int onDay = random.nextInt(10) == 0 ? day - random.nextInt(30) : day;
            long quantity = (1 + random.nextInt(12)) * FifoBook.UNIT;
            if (fractional) {
                quantity = 1L + random.nextInt(12_345_678);
            }
            long place = 1L + random.nextInt(3);
            int draw = random.nextInt(100);
            if (draw < 32) {
                long value = random.nextInt(20) == 0 ? 0 : random.nextInt(50_000);
                moves.add(FifoBook.receipt(moveId, place, quantity, value, onDay));
            } else if (draw < 62) {
                moves.add(FifoBook.delivery(moveId, place, quantity, onDay));
                deliveries.add((long) moveId);
            } else if (draw < 78 && !deliveries.isEmpty()) {
                long origin = deliveries.get(random.nextInt(deliveries.size()));
                long part = 1L + random.nextInt(Math.toIntExact(quantity));
                moves.add(FifoBook.giveBack(moveId, place, part, onDay, origin));
            } else if (draw < 90) {
                moves.add(FifoBook.transfer(moveId, place, 1L + random.nextInt(3), quantity, onDay));
            } else if (draw < 93) {
                moves.add(FifoBook.scrap(moveId, place, quantity, onDay));
            } else if (draw < 98) {
                long difference = random.nextBoolean() ? quantity : -quantity / 2 - 1;
                moves.add(FifoBook.count(moveId, place, difference, onDay));
            } else {
                // refused, so a return of it is a return of an unknown delivery
                moves.add(FifoBook.delivery(moveId, place, -quantity, onDay));
                deliveries.add((long) moveId);
            }
        }
        return moves;
    }
}
