package vigie.jobs.valuation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigie.facts.MoveKind;

/**
 * First in, first out said once more, plainly and slowly, with every late cost known when its goods come in. What is
 * short
 * costs nothing until it is settled. Reads the same events, shares no code with the valuation.
 */
final class ReplayedFifo {
    private static final class Layer {
        final long receipt;
        final int fifoOn;
        long quantity;
        long value;

        Layer(long receipt, int fifoOn, long quantity, long value) {
            this.receipt = receipt;
            this.fifoOn = fifoOn;
            this.quantity = quantity;
            this.value = value;
        }

        Layer take(long taken) {
            long worth = part(taken, quantity, value);
            quantity -= taken;
            value -= worth;
            return new Layer(receipt, fifoOn, taken, worth);
        }
    }

    private static final class Issue {
        final StockMove move;
        long quantity;
        long cost;
        long shortQuantity;

        Issue(StockMove move) {
            this.move = move;
            this.quantity = move.quantityMicro();
        }
    }

    private final TreeMap<Long, Long> lateByReceipt = new TreeMap<>();
    private final TreeMap<Long, List<Layer>> layers = new TreeMap<>();
    private final List<Issue> issues = new ArrayList<>();
    private final TreeMap<Long, Long> receivedAndKept = new TreeMap<>();

    /** What came in, late costs included. */
    long enteredMinor;

    /** Replays a history. */
    ReplayedFifo(List<StockEvent> history) {
        history.forEach(this::addLateCost);
        for (StockEvent event : history) {
            if (event instanceof StockMove move) {
                apply(move);
            }
        }
    }

    /** Cost of each sale that was not wholly returned, by order line. */
    Map<Long, Long> costBySale() {
        TreeMap<Long, Long> costs = new TreeMap<>();
        for (Issue issue : issues) {
            if (issue.move.orderLineId() != null) {
                costs.put(issue.move.orderLineId(), issue.cost);
            }
        }
        return costs;
    }

    /** Cost of everything that left for other reasons than a sale. */
    long otherCostMinor() {
        return issues.stream()
                .filter(issue -> issue.move.orderLineId() == null)
                .mapToLong(issue -> issue.cost)
                .sum();
    }

    long stockMinor() {
        return layers.values().stream()
                .flatMap(List::stream)
                .mapToLong(layer -> layer.value)
                .sum();
    }

    long shortMicro() {
        return issues.stream().mapToLong(issue -> issue.shortQuantity).sum();
    }

    private void addLateCost(StockEvent event) {
        if (event instanceof StockMove receipt && receipt.kind() == MoveKind.RECEIPT) {
            lateByReceipt.put(receipt.moveId(), Objects.requireNonNull(receipt.valueMinor()));
        } else if (event instanceof CostEvent cost) {
            lateByReceipt.computeIfPresent(
                    cost.receiptMoveId(), (receipt, before) -> Math.max(0, before + cost.amountMinor()));
        }
    }

    private void apply(StockMove move) {
        switch (move.kind()) {
            case RECEIPT -> {
                long value = Objects.requireNonNull(lateByReceipt.get(move.moveId()));
                enteredMinor += value;
                receivedAndKept.put(move.moveId(), move.quantityMicro());
                enter(
                        Objects.requireNonNull(move.toWarehouseId()),
                        new Layer(move.moveId(), move.effectiveOnEpochDay(), move.quantityMicro(), value));
            }
            case DELIVERY, COUNT, SCRAP -> leave(move, move.originMoveId());
            case SUPPLIER_RETURN -> {
                long kept = receivedAndKept.getOrDefault(move.originMoveId(), 0L);
                if (move.quantityMicro() <= kept) {
                    receivedAndKept.put(move.originMoveId(), kept - move.quantityMicro());
                    leave(move, move.originMoveId());
                }
            }
            case CUSTOMER_RETURN -> comeBack(move);
            case TRANSFER -> {
                List<Layer> from = pool(Objects.requireNonNull(move.fromWarehouseId()));
                long onHand = from.stream().mapToLong(layer -> layer.quantity).sum();
                if (!Objects.equals(move.fromWarehouseId(), move.toWarehouseId()) && move.quantityMicro() <= onHand) {
                    for (Layer moved : takeOldest(from, move.quantityMicro())) {
                        enter(Objects.requireNonNull(move.toWarehouseId()), moved);
                    }
                }
            }
        }
    }

    private void leave(StockMove move, @Nullable Long firstOf) {
        Issue issue = new Issue(move);
        issues.add(issue);
        List<Layer> pool = pool(Objects.requireNonNull(move.fromWarehouseId()));
        long missing = move.quantityMicro();
        for (Layer own : List.copyOf(pool)) {
            if (Objects.equals(own.receipt, firstOf)) {
                Layer taken = own.take(Math.min(missing, own.quantity));
                issue.cost += taken.value;
                missing -= taken.quantity;
            }
        }
        for (Layer taken : takeOldest(pool, missing)) {
            issue.cost += taken.value;
            missing -= taken.quantity;
        }
        issue.shortQuantity = missing;
    }

    private void comeBack(StockMove move) {
        Issue sale = issues.stream()
                .filter(issue -> issue.move.moveId() == Objects.requireNonNull(move.originMoveId()))
                .findFirst()
                .orElseThrow();
        if (move.quantityMicro() > sale.quantity) {
            return;
        }
        long cancelled = Math.min(move.quantityMicro(), sale.shortQuantity);
        sale.quantity -= cancelled;
        sale.shortQuantity -= cancelled;
        long back = move.quantityMicro() - cancelled;
        if (back > 0) {
            long value = part(back, sale.quantity, sale.cost);
            sale.quantity -= back;
            sale.cost -= value;
            enter(Objects.requireNonNull(move.toWarehouseId()), new Layer(0, move.effectiveOnEpochDay(), back, value));
        }
    }

    private void enter(long warehouse, Layer layer) {
        for (Issue issue : issues) {
            if (Objects.equals(issue.move.fromWarehouseId(), warehouse) && issue.shortQuantity > 0) {
                Layer settling = layer.take(Math.min(layer.quantity, issue.shortQuantity));
                issue.shortQuantity -= settling.quantity;
                issue.cost += settling.value;
            }
        }
        pool(warehouse).add(layer);
    }

    private static List<Layer> takeOldest(List<Layer> pool, long wanted) {
        List<Layer> taken = new ArrayList<>();
        long missing = wanted;
        pool.sort(Comparator.comparingInt(layer -> layer.fifoOn)); // stable: those of a day stay as they came
        for (Layer layer : pool) {
            if (missing > 0 && layer.quantity > 0) {
                Layer slice = layer.take(Math.min(missing, layer.quantity));
                taken.add(slice);
                missing -= slice.quantity;
            }
        }
        return taken;
    }

    private List<Layer> pool(long warehouse) {
        return layers.computeIfAbsent(warehouse, absent -> new ArrayList<>());
    }

    private static long part(long quantity, long whole, long value) {
        return quantity == whole
                ? value
                : BigDecimal.valueOf(value)
                        .multiply(BigDecimal.valueOf(quantity))
                        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
