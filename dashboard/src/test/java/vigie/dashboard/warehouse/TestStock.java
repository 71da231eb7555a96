package vigie.dashboard.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigie.facts.CostLayerFact;
import vigie.facts.IssuedCostFact;
import vigie.facts.LayerKind;
import vigie.facts.MoveKind;
import vigie.facts.PostingFact;
import vigie.facts.PostingStatus;
import vigie.facts.StockValueFact;
import vigie.facts.ValuationCause;

/** Layers of a test company, first in first out, with the facts each move makes. Quantities in whole units. */
final class TestStock {
    private static final long MICRO = 1_000_000;

    record Pool(long productId, long warehouseId) {}

    /** One part of an issue. */
    record Part(long quantity, long valueMinor) {}

    private static final class OpenLayer {
        private final long layerId;
        private final long moveId;
        private final LayerKind kind;
        private final @Nullable Long parentId;
        private final Pool pool;
        private final String document;
        private final LocalDate on;
        private final long quantityIn;
        private final long valueIn;
        private long quantity;
        private long value;

        OpenLayer(
                long layerId,
                long moveId,
                LayerKind kind,
                @Nullable Long parentId,
                Pool pool,
                String document,
                LocalDate on,
                long quantity,
                long value) {
            this.layerId = layerId;
            this.moveId = moveId;
            this.kind = kind;
            this.parentId = parentId;
            this.pool = pool;
            this.document = document;
            this.on = on;
            this.quantityIn = quantity;
            this.valueIn = value;
            this.quantity = quantity;
            this.value = value;
        }
    }

    private final FactLog log;
    private final Map<Pool, List<OpenLayer>> pools =
            new TreeMap<>(java.util.Comparator.comparingLong(Pool::productId).thenComparingLong(Pool::warehouseId));
    private long lastMove;
    private long entries;

    TestStock(FactLog log) {
        this.log = log;
    }

    long onHand(long productId, long warehouseId) {
        return pools.getOrDefault(new Pool(productId, warehouseId), List.of()).stream()
                .mapToLong(layer -> layer.quantity)
                .sum();
    }

    void receive(long productId, long warehouseId, long quantity, long valueMinor, String document, LocalDate on) {
        long move = ++lastMove;
        enter(
                move,
                LayerKind.RECEIPT,
                MoveKind.RECEIPT,
                "GOODS_RECEIPT",
                null,
                new Pool(productId, warehouseId),
                document,
                on,
                on,
                quantity,
                valueMinor);
        entry(move, "37", "60371", valueMinor, on, "GOODS_RECEIPT", document, productId, null);
    }

    long giveBack(
            long productId,
            long warehouseId,
            long quantity,
            long valueMinor,
            String document,
            LocalDate on,
            long line) {
        long move = ++lastMove;
        long layer = enter(
                move,
                LayerKind.RETURN,
                MoveKind.CUSTOMER_RETURN,
                "CUSTOMER_RETURN",
                null,
                new Pool(productId, warehouseId),
                document,
                on,
                on,
                quantity,
                valueMinor);
        log.add(new IssuedCostFact(
                move,
                layer,
                null,
                MoveKind.CUSTOMER_RETURN,
                ValuationCause.RETURN,
                productId,
                warehouseId,
                line,
                -quantity * MICRO,
                -valueMinor,
                false,
                day(on),
                "CUSTOMER_RETURN",
                document));
        entry(move, "37", "60372", valueMinor, on, "CUSTOMER_RETURN", document, productId, line);
        return move;
    }

    private long enter(
            long move,
            LayerKind kind,
            MoveKind moveKind,
            String type,
            @Nullable Long parent,
            Pool pool,
            String document,
            LocalDate fifoOn,
            LocalDate on,
            long quantity,
            long valueMinor) {
        List<OpenLayer> layers = pools.computeIfAbsent(pool, key -> new ArrayList<>());
        long layerId = move * 1_000_000 + layers.size();
        OpenLayer layer = new OpenLayer(layerId, move, kind, parent, pool, document, fifoOn, quantity, valueMinor);
        layers.add(layer);
        state(layer, ValuationCause.ENTRY, type);
        log.add(new StockValueFact(
                move,
                moveKind,
                kind == LayerKind.RETURN ? ValuationCause.RETURN : ValuationCause.ENTRY,
                pool.productId(),
                pool.warehouseId(),
                quantity * MICRO,
                valueMinor,
                0,
                day(on),
                type,
                document));
        return layerId;
    }

    /** Takes the oldest layers first; each part's cost is proportional, rounded half up, the last takes the rest. */
    List<Part> issue(long productId, long warehouseId, long quantity, String document, LocalDate on, long orderLineId) {
        long move = ++lastMove;
        List<Part> parts = consume(
                new Pool(productId, warehouseId),
                quantity,
                (layer, part) -> log.add(new IssuedCostFact(
                        move,
                        layer.layerId,
                        null,
                        MoveKind.DELIVERY,
                        ValuationCause.ISSUE,
                        productId,
                        warehouseId,
                        orderLineId,
                        part.quantity() * MICRO,
                        part.valueMinor(),
                        false,
                        day(on),
                        "DELIVERY_NOTE",
                        document)));
        long value = parts.stream().mapToLong(Part::valueMinor).sum();
        log.add(new StockValueFact(
                move,
                MoveKind.DELIVERY,
                ValuationCause.ISSUE,
                productId,
                warehouseId,
                -quantity * MICRO,
                -value,
                0,
                day(on),
                "DELIVERY_NOTE",
                document));
        entry(move, "60372", "37", value, on, "DELIVERY_NOTE", document, productId, orderLineId);
        return parts;
    }

    void transfer(long productId, long from, long to, long quantity, String document, LocalDate on) {
        long move = ++lastMove;
        Pool source = new Pool(productId, from);
        List<Part> parts = consume(
                source,
                quantity,
                (layer, part) -> enter(
                        move,
                        LayerKind.TRANSFER,
                        MoveKind.TRANSFER,
                        "STOCK_TRANSFER",
                        layer.layerId,
                        new Pool(productId, to),
                        document,
                        layer.on,
                        on,
                        part.quantity(),
                        part.valueMinor()));
        long value = parts.stream().mapToLong(Part::valueMinor).sum();
        log.add(new StockValueFact(
                move,
                MoveKind.TRANSFER,
                ValuationCause.ISSUE,
                productId,
                from,
                -quantity * MICRO,
                -value,
                0,
                day(on),
                "STOCK_TRANSFER",
                document));
    }

    private interface Taking {
        void took(OpenLayer layer, Part part);
    }

    private List<Part> consume(Pool pool, long quantity, Taking taking) {
        List<Part> parts = new ArrayList<>();
        long left = quantity;
        for (OpenLayer layer : List.copyOf(pools.getOrDefault(pool, List.of()))) {
            long taken = Math.min(left, layer.quantity);
            if (taken > 0) {
                long value = taken == layer.quantity
                        ? layer.value
                        : (2 * layer.value * taken + layer.quantity) / (2 * layer.quantity);
                layer.quantity -= taken;
                layer.value -= value;
                left -= taken;
                Part part = new Part(taken, value);
                parts.add(part);
                state(layer, ValuationCause.ISSUE, "GOODS_RECEIPT");
                taking.took(layer, part);
            }
        }
        if (left > 0) {
            throw new IllegalStateException("the test company delivered " + left + " units it does not have");
        }
        return parts;
    }

    private void state(OpenLayer layer, ValuationCause cause, String type) {
        String document = switch (layer.kind) {
            case RETURN -> "CUSTOMER_RETURN";
            case TRANSFER -> "STOCK_TRANSFER";
            case RECEIPT, COUNT -> type;
        };
        log.add(new CostLayerFact(
                layer.layerId,
                layer.moveId,
                layer.kind,
                layer.parentId,
                layer.pool.productId(),
                layer.pool.warehouseId(),
                1L,
                document,
                layer.document,
                day(layer.on),
                day(layer.on),
                layer.quantityIn * MICRO,
                layer.valueIn,
                layer.quantity * MICRO,
                layer.value,
                cause));
    }

    private void entry(
            long move,
            String debited,
            String credited,
            long valueMinor,
            LocalDate on,
            String type,
            String document,
            long productId,
            @Nullable Long orderLineId) {
        String number = "STK-" + ++entries;
        for (String account : List.of(debited, credited)) {
            log.add(new PostingFact(
                    null,
                    number,
                    PostingStatus.PREPARED,
                    account,
                    null,
                    account.equals(debited) ? valueMinor : 0,
                    account.equals(debited) ? 0 : valueMinor,
                    day(on),
                    "STK",
                    type,
                    document,
                    move,
                    null,
                    null,
                    productId,
                    orderLineId,
                    "Variation de stock " + document));
        }
    }

    static int day(LocalDate on) {
        return Math.toIntExact(on.toEpochDay());
    }
}
