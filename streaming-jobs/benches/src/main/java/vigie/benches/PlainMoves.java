package vigie.benches;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vigie.facts.MoveKind;
import vigie.jobs.valuation.StockMove;

/** Seeded receipts and deliveries of many products in one warehouse, never beyond stock. */
final class PlainMoves {
    private static final long UNIT = 1_000_000;
    private static final Long WAREHOUSE = 1L;
    private static final long ON_HAND = 20_000;

    private PlainMoves() {}

    /** Moves in ledger order; productId runs from 0. */
    static List<StockMove> of(long seed, int products, int size) {
        Random random = new Random(seed);
        long[] onHand = new long[products];
        List<StockMove> moves = new ArrayList<>(size);
        for (int moveId = 1; moveId <= size; moveId++) {
            int product = random.nextInt(products);
            int day = 20_000 + moveId / 1_000;
            long units = 1 + random.nextInt(24);
            if (onHand[product] < units || random.nextInt(5) < 2) {
                long received = units + random.nextInt(40);
                onHand[product] += received;
                long value = received * (500 + random.nextInt(9_500));
                moves.add(move(moveId, MoveKind.RECEIPT, product, received * UNIT, value, day));
            } else {
                onHand[product] -= units;
                moves.add(move(moveId, MoveKind.DELIVERY, product, units * UNIT, null, day));
            }
        }
        return moves;
    }

    /** Moves of product 0, which has some days of stock on hand. */
    static List<StockMove> ofOneProduct(long seed, int size, int days) {
        Random random = new Random(seed);
        long onHand = 0;
        List<StockMove> moves = new ArrayList<>(size);
        for (int moveId = 1; moveId <= size; moveId++) {
            int day = 20_000 + (moveId - 1) * days / size;
            long units = 1 + random.nextInt(24);
            if (onHand < ON_HAND) {
                onHand += 2 * units;
                moves.add(receipt(moveId, 0, 2 * units * UNIT, 2 * units * (500 + random.nextInt(9_500)), day));
            } else {
                onHand -= units;
                moves.add(move(moveId, MoveKind.DELIVERY, 0, units * UNIT, null, day));
            }
        }
        return moves;
    }

    /** A receipt. */
    static StockMove receipt(long moveId, long product, long quantity, long value, int day) {
        return move(moveId, MoveKind.RECEIPT, product, quantity, value, day);
    }

    private static StockMove move(
            long moveId, MoveKind kind, long product, long quantity, @Nullable Long value, int day) {
        boolean receipt = kind == MoveKind.RECEIPT;
        return new StockMove(
                moveId,
                kind,
                product,
                receipt ? null : WAREHOUSE,
                receipt ? WAREHOUSE : null,
                quantity,
                value,
                day,
                receipt ? "GOODS_RECEIPT" : "DELIVERY_NOTE",
                "doc",
                receipt ? null : moveId,
                null,
                null);
    }
}
