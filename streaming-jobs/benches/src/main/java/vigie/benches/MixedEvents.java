package vigie.benches;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vigie.facts.MoveKind;
import vigie.facts.ValuationCause;
import vigie.jobs.valuation.CostEvent;
import vigie.jobs.valuation.StockEvent;
import vigie.jobs.valuation.StockMove;

/**
 * Seeded events of many products over three warehouses, in the shares of the simulator of {@code operational-db}: of
 * 43, 18 deliveries, 11 receipts, 5 late costs, 3 transfers, 3 returns, and a return to the supplier, a count and a
 * scrap each. Nothing is taken that is not there.
 */
final class MixedEvents {
    private static final long UNIT = 1_000_000;
    private static final int SHARES = 43;
    private static final int WAREHOUSES = 3;
    private static final ValuationCause[] LATE = {
        ValuationCause.PRICE_DIFF,
        ValuationCause.PRICE_DIFF,
        ValuationCause.PRICE_DIFF,
        ValuationCause.LANDED,
        ValuationCause.REBATE
    };

    private final Random random;
    private final long[][] onHand;
    private final List<StockMove> lastReceipts;
    private final List<@Nullable StockMove> lastDeliveries;

    private MixedEvents(long seed, int products) {
        random = new Random(seed);
        onHand = new long[products][WAREHOUSES + 1];
        lastReceipts = new ArrayList<>(products);
        lastDeliveries = new ArrayList<>(products);
    }

    /** Events in ledger order; productId runs from 0. */
    static List<StockEvent> of(long seed, int products, int size) {
        MixedEvents mix = new MixedEvents(seed, products);
        List<StockEvent> events = new ArrayList<>(size);
        for (int product = 0; product < products; product++) {
            StockMove first = mix.receipt(product + 1, product, 1, 20_000);
            mix.lastReceipts.add(first);
            mix.lastDeliveries.add(null);
            events.add(first);
        }
        for (int id = products + 1; id <= size; id++) {
            events.add(mix.next(id, mix.random.nextInt(products), 20_000 + id / 1_000));
        }
        return events;
    }

    private StockEvent next(int id, int product, int day) {
        int draw = random.nextInt(SHARES);
        int place = 1 + random.nextInt(WAREHOUSES);
        long there = onHand[product][place];
        long some = Math.min(there, 1 + random.nextInt(12));
        StockMove delivered = lastDeliveries.get(product);
        StockMove received = lastReceipts.get(product);
        if (draw < 5) {
            ValuationCause cause = LATE[draw];
            long amount = 1 + random.nextInt(200);
            return new CostEvent(
                    id,
                    cause,
                    product,
                    received.moveId(),
                    cause == ValuationCause.REBATE ? -amount : amount,
                    day,
                    "SUPPLIER_INVOICE",
                    "doc",
                    3L);
        } else if (draw < 8 && delivered != null) {
            lastDeliveries.set(product, null);
            onHand[product][place] += delivered.quantityMicro() / UNIT;
            Long line = delivered.orderLineId();
            return move(
                    id,
                    MoveKind.CUSTOMER_RETURN,
                    product,
                    0,
                    place,
                    delivered.quantityMicro(),
                    null,
                    day,
                    line,
                    delivered.moveId());
        } else if (some > 0 && draw < 11) {
            int to = place % WAREHOUSES + 1;
            onHand[product][place] -= some;
            onHand[product][to] += some;
            return move(id, MoveKind.TRANSFER, product, place, to, some * UNIT, null, day, null, null);
        } else if (some > 0 && draw < 13) {
            onHand[product][place] -= some;
            MoveKind kind = draw == 11 ? MoveKind.SCRAP : MoveKind.COUNT;
            return move(id, kind, product, place, 0, some * UNIT, null, day, null, null);
        } else if (draw == 13 && onHand[product][1] > 0) {
            onHand[product][1]--;
            return move(id, MoveKind.SUPPLIER_RETURN, product, 1, 0, UNIT, 900L, day, null, received.moveId());
        } else if (some > 0 && draw >= 25) {
            onHand[product][place] -= some;
            StockMove delivery =
                    move(id, MoveKind.DELIVERY, product, place, 0, some * UNIT, null, day, (long) id, null);
            lastDeliveries.set(product, delivery);
            return delivery;
        }
        StockMove receipt = receipt(id, product, place, day);
        lastReceipts.set(product, receipt);
        return receipt;
    }

    private StockMove receipt(int id, int product, int place, int day) {
        long units = 12 + random.nextInt(40);
        onHand[product][place] += units;
        long value = units * (1_500 + random.nextInt(9_500));
        return move(id, MoveKind.RECEIPT, product, 0, place, units * UNIT, value, day, null, null);
    }

    private static StockMove move(
            int id,
            MoveKind kind,
            long product,
            long from,
            long to,
            long quantity,
            @Nullable Long value,
            int day,
            @Nullable Long orderLine,
            @Nullable Long origin) {
        return new StockMove(
                id,
                kind,
                product,
                from == 0 ? null : from,
                to == 0 ? null : to,
                quantity,
                value,
                day,
                kind.name(),
                "doc",
                orderLine,
                origin,
                kind == MoveKind.RECEIPT || kind == MoveKind.SUPPLIER_RETURN ? 3L : null);
    }
}
