package vigie.jobs.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vigie.facts.CostLayerFact;
import vigie.facts.IssuedCostFact;
import vigie.facts.MoveKind;
import vigie.facts.PostingFact;
import vigie.facts.StockValueFact;
import vigie.facts.ValuationCause;

/** What must hold after every event, whatever the history: I1 to I9, I11 and I12, and the facts that show it. */
final class FifoInvariants {
    private static final Set<String> APPLIED = Set.of("COST_UNKNOWN", "REBATE_ABOVE_VALUE");

    private final FifoBook fifo = new FifoBook();
    private final TreeMap<Long, Long> physical = new TreeMap<>();
    private final TreeMap<Long, Long> factQuantity = new TreeMap<>();
    private final TreeMap<Long, Long> cancelledCost = new TreeMap<>();
    private final TreeMap<Long, Long> enteredByLayer = new TreeMap<>();
    private long purchasesMinor;

    /** Deliveries with a return to another warehouse, which may take over a part of their shortage and its rows. */
    private final TreeSet<Long> returnedElsewhere = new TreeSet<>();

    void apply(StockEvent event) {
        Map<Long, String> before = pools();
        fifo.append(event);
        boolean refused = fifo.setAside().stream().anyMatch(reason -> !APPLIED.contains(reason));
        if (refused) {
            assertThat(fifo.lastFacts).hasSize(1);
            assertThat(pools()).containsAllEntriesOf(before);
        } else if (event instanceof StockMove move) {
            track(move);
        } else if (event instanceof CostEvent cost) {
            purchasesMinor += Math.max(cost.amountMinor(), -enteredBefore(cost));
        }
        entriesBalance();
        stockAccountIsLayersMinusShortages();
        purchasesAreInStockEntries();
        poolsAreConsistent();
        layersKeepWhatEntered();
        linesAreConsistent();
    }

    /** What the receipt had brought in before this late cost, earlier ones included. */
    private long enteredBefore(CostEvent cost) {
        long layerId = LayerOrigin.layerId(cost.receiptMoveId(), 1);
        long before = enteredByLayer.getOrDefault(layerId, 0L);
        enteredByLayer.put(layerId, before + Math.max(cost.amountMinor(), -before));
        return before;
    }

    private void track(StockMove move) {
        Long origin = move.originMoveId();
        OutLine delivery = origin == null ? null : fifo.book().outLine(origin);
        if (delivery != null && !Objects.equals(delivery.warehouseId(), move.toWarehouseId())) {
            returnedElsewhere.add(delivery.moveId());
        }
        if (move.kind() == MoveKind.RECEIPT) {
            long value = Objects.requireNonNull(move.valueMinor());
            purchasesMinor += value;
            enteredByLayer.put(LayerOrigin.layerId(move.moveId(), 1), value);
        } else if (move.kind() == MoveKind.SUPPLIER_RETURN) {
            purchasesMinor -= Objects.requireNonNull(move.valueMinor());
        }
        if (move.fromWarehouseId() != null) {
            physical.merge(move.fromWarehouseId(), -move.quantityMicro(), Long::sum);
        }
        if (move.toWarehouseId() != null) {
            physical.merge(move.toWarehouseId(), move.quantityMicro(), Long::sum);
        }
        for (Record fact : fifo.lastFacts) {
            if (fact instanceof StockValueFact stock) {
                factQuantity.merge(stock.warehouseId(), stock.quantityMicro(), Long::sum);
            }
            if (fact instanceof IssuedCostFact issued
                    && issued.cause() == ValuationCause.RETURN
                    && issued.layerId() == 0) {
                cancelledCost.merge(Objects.requireNonNull(move.originMoveId()), issued.valueMinor(), Long::sum);
            }
        }
    }

    private Map<Long, String> pools() {
        TreeMap<Long, String> pools = new TreeMap<>();
        for (LayerPool pool : fifo.book().pools()) {
            pools.put(pool.warehouseId(), pool.state().toString());
        }
        return pools;
    }

    /** I1. */
    private void entriesBalance() {
        TreeMap<String, Long> entries = new TreeMap<>();
        for (Record fact : fifo.lastFacts) {
            if (fact instanceof PostingFact posting) {
                entries.merge(posting.entryNumber(), posting.debitMinor() - posting.creditMinor(), Long::sum);
            }
        }
        assertThat(entries.values()).as("I1 every entry balances").allMatch(sum -> sum == 0);
    }

    /** I2, and the published deltas. */
    private void stockAccountIsLayersMinusShortages() {
        long layers = 0;
        long shortages = 0;
        for (LayerPool pool : fifo.book().pools()) {
            layers += pool.layers().stream().mapToLong(CostLayer::valueMinor).sum();
        }
        for (OutLine line : fifo.saved.lines.values()) {
            shortages += line.shortValueMinor();
        }
        assertThat(fifo.balance("37")).as("I2 stock account").isEqualTo(layers - shortages);
        assertThat(fifo.stockValue).as("I2 published layer value").isEqualTo(layers);
        assertThat(fifo.shortageValue).as("I2 published shortages").isEqualTo(shortages);
        assertThat(fifo.provisionalValue).as("provisional rows").isEqualTo(shortages);
        assertThat(fifo.balance("60372")).as("I12 cost of sales").isEqualTo(fifo.soldCost);
    }

    /** I11: what was bought and not credited is what stock entries say. */
    private void purchasesAreInStockEntries() {
        assertThat(-fifo.balance("60371")).as("I11 purchases").isEqualTo(purchasesMinor);
    }

    /** I4 in value: what entered, late costs included, is what remains and what the slices took; nobody owes. */
    private void layersKeepWhatEntered() {
        for (CostLayerFact published : fifo.layers.values()) {
            CostLayer layer = Objects.requireNonNull(fifo.book().layer(published.layerId()));
            long value = layer.valueMinor();
            long moveId = layer.lastIssueMoveId();
            while (moveId != 0) {
                Slice slice =
                        Objects.requireNonNull(fifo.book().outLine(moveId)).sliceOf(published.layerId());
                assertThat(slice.valueMinor())
                        .as("%s of move %d", slice, moveId)
                        .isNotNegative();
                if (slice.childLayerId() != 0) {
                    CostLayer child = Objects.requireNonNull(fifo.book().layer(slice.childLayerId()));
                    assertThat(child.enteredMinor())
                            .as("%s of %s", child, slice)
                            .isEqualTo(slice.valueMinor());
                }
                value += slice.valueMinor();
                moveId = slice.previousIssueMoveId();
            }
            assertThat(value).as("I4 value of %s", layer).isEqualTo(layer.enteredMinor());
            assertThat(published.valueInMinor()).as("published %s", layer).isEqualTo(layer.enteredMinor());
            assertThat(published.remainingValueMinor())
                    .as("published %s", layer)
                    .isEqualTo(layer.valueMinor());
        }
    }

    /** I3, I4, I6, I8. */
    private void poolsAreConsistent() {
        for (LayerPool pool : fifo.book().pools()) {
            long quantity = 0;
            int fifoOn = Integer.MIN_VALUE;
            for (CostLayer layer : pool.layers()) {
                quantity += layer.quantityMicro();
                assertThat(layer.quantityMicro()).as("I3 %s", layer).isPositive();
                assertThat(layer.valueMinor()).as("I3 %s", layer).isNotNegative();
                assertThat(layer.origin().fifoOnEpochDay()).as("queue order").isGreaterThanOrEqualTo(fifoOn);
                fifoOn = layer.origin().fifoOnEpochDay();
            }
            assertThat(pool.isEmpty() || pool.shortMoveIds().isEmpty())
                    .as("I6 layers or shortages, never both")
                    .isTrue();
            for (Long moveId : pool.shortMoveIds()) {
                quantity -= Objects.requireNonNull(fifo.book().outLine(moveId)).shortQuantityMicro();
            }
            assertThat(quantity)
                    .as("I8 quantity in warehouse %d", pool.warehouseId())
                    .isEqualTo(physical.getOrDefault(pool.warehouseId(), 0L));
            assertThat(quantity).as("published quantity").isEqualTo(factQuantity.getOrDefault(pool.warehouseId(), 0L));
        }
        fifo.layers
                .values()
                .forEach(layer -> assertThat(layer.remainingQuantityMicro())
                        .as("I4 layer %d", layer.layerId())
                        .isEqualTo(layer.quantityInMicro() - fifo.takenFromLayer.getOrDefault(layer.layerId(), 0L)));
    }

    /** I5, I7, I9. */
    private void linesAreConsistent() {
        for (OutLine line : fifo.saved.lines.values()) {
            assertThat(line.returnedQuantityMicro()).as("I7 %s", line).isLessThanOrEqualTo(line.quantityMicro());
            assertThat(line.returnedQuantityMicro() == 0 || line.shortQuantityMicro() == 0)
                    .as("I9 %s", line)
                    .isTrue();
            assertThat(line.shortQuantityMicro() > 0 || line.shortValueMinor() == 0)
                    .as("nothing short is worth nothing: %s", line)
                    .isTrue();
            if (line.kind() != MoveKind.CUSTOMER_RETURN && !returnedElsewhere.contains(line.moveId())) {
                assertThat(line.costMinor())
                        .as("I5 %s", line)
                        .isEqualTo(fifo.costOfMove.getOrDefault(line.moveId(), 0L)
                                + cancelledCost.getOrDefault(line.moveId(), 0L));
            }
        }
    }
}
