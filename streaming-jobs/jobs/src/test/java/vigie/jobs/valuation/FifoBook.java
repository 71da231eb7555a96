package vigie.jobs.valuation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigie.facts.CostLayerFact;
import vigie.facts.IssuedCostFact;
import vigie.facts.MoveKind;
import vigie.facts.PostingFact;
import vigie.facts.QuarantinedEventFact;
import vigie.facts.StockValueFact;
import vigie.facts.ValuationCause;

/** The valuation of one product in a test, and what its published facts add up to. */
final class FifoBook {
    static final long PRODUCT = 7;
    static final long UNIT = 1_000_000;

    final HeapBook base = new HeapBook();
    final HeapBook saved = new HeapBook();
    private WindowOpening opening = WindowOpening.ALWAYS;
    final List<Record> facts = new ArrayList<>();

    /** Facts of the last move only. */
    final List<Record> lastFacts = new ArrayList<>();

    final TreeMap<String, Long> balances = new TreeMap<>();
    final TreeMap<Long, CostLayerFact> layers = new TreeMap<>();
    final TreeMap<Long, Long> takenFromLayer = new TreeMap<>();
    final TreeMap<Long, Long> costOfMove = new TreeMap<>();
    long stockValue;
    long shortageValue;
    long provisionalValue;
    long soldCost;
    long issuedCost;

    private long position;

    /** Applies the next event at its place in the order of business. */
    void apply(StockEvent event) {
        position++;
        lastFacts.clear();
        StockMove move = event instanceof StockMove stockMove ? stockMove : null;
        CostEvent cost = event instanceof CostEvent costEvent ? costEvent : null;
        OpenWindow window = new OpenWindow(base, saved, saved, this::add);
        window.openFrom(opening);
        window.apply(new ValuationEvent(position, 1, move, cost));
    }

    /** Closes all periods up to a day. */
    void close(int lastEpochDay) {
        opening = new WindowOpening(Math.max(lastEpochDay, opening.closedUntilEpochDay()), Integer.MIN_VALUE);
    }

    /** Visits the product, as the job does now and then. */
    void visit() {
        new OpenWindow(base, saved, saved, this::add).openFrom(opening);
    }

    /** Applies the next event after all others, whatever its date. */
    void append(StockEvent event) {
        lastFacts.clear();
        OverlaidBook book = book();
        new FifoLayers(book, new ValuationFacts(this::add)).apply(event);
        book.saveTo(saved);
    }

    /** The book as it is now. */
    OverlaidBook book() {
        return new OverlaidBook(new ChangedBook(base, saved));
    }

    /** Everything a book holds but the events, to compare. Pools that never held anything count as none. */
    static List<Object> content(HeapBook book) {
        return List.of(
                book.pools.values().stream()
                        .filter(pool -> pool.lastEntered() != null || pool.lastIssued() != null)
                        .toList(),
                book.lines,
                book.spent,
                String.valueOf(book.lastCost));
    }

    private void add(Record fact) {
        facts.add(fact);
        lastFacts.add(fact);
        switch (fact) {
            case StockValueFact stock -> {
                stockValue += stock.valueMinor();
                shortageValue += stock.shortageValueMinor();
            }
            case CostLayerFact layer -> layers.put(layer.layerId(), layer);
            case IssuedCostFact issued -> addIssued(issued);
            case PostingFact posting ->
                balances.merge(posting.accountCode(), posting.debitMinor() - posting.creditMinor(), Long::sum);
            default -> {
                // An event set aside changes no total.
            }
        }
    }

    private void addIssued(IssuedCostFact issued) {
        costOfMove.merge(issued.moveId(), issued.valueMinor(), Long::sum);
        if (issued.provisional()) {
            provisionalValue += issued.valueMinor();
        }
        if (issued.quantityMicro() > 0 && issued.layerId() != 0) {
            takenFromLayer.merge(issued.layerId(), issued.quantityMicro(), Long::sum);
        }
        if (issued.kind() != MoveKind.TRANSFER) {
            issuedCost += issued.valueMinor();
        }
        if (issued.orderLineId() != null) {
            soldCost += issued.valueMinor();
        }
    }

    long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }

    List<String> setAside() {
        return lastFacts.stream()
                .filter(QuarantinedEventFact.class::isInstance)
                .map(fact -> ((QuarantinedEventFact) fact).reason())
                .toList();
    }

    static StockMove receipt(long moveId, long warehouseId, long quantity, long value, int day) {
        return move(moveId, MoveKind.RECEIPT, null, warehouseId, quantity, value, day, null);
    }

    static StockMove delivery(long moveId, long warehouseId, long quantity, int day) {
        return move(moveId, MoveKind.DELIVERY, warehouseId, null, quantity, null, day, null);
    }

    static StockMove giveBack(long moveId, long warehouseId, long quantity, int day, long originMoveId) {
        return move(moveId, MoveKind.CUSTOMER_RETURN, null, warehouseId, quantity, null, day, originMoveId);
    }

    static StockMove transfer(long moveId, long from, long to, long quantity, int day) {
        return move(moveId, MoveKind.TRANSFER, from, to, quantity, null, day, null);
    }

    /** A count difference, below zero when goods are missing. */
    static StockMove count(long moveId, long warehouseId, long difference, int day) {
        return difference < 0
                ? move(moveId, MoveKind.COUNT, warehouseId, null, -difference, null, day, null)
                : move(moveId, MoveKind.COUNT, null, warehouseId, difference, null, day, null);
    }

    static StockMove scrap(long moveId, long warehouseId, long quantity, int day) {
        return move(moveId, MoveKind.SCRAP, warehouseId, null, quantity, null, day, null);
    }

    /** Goods back to the supplier who delivered them; the claim is what he credits. */
    static StockMove supplierReturn(
            long moveId, long warehouseId, long quantity, long claim, int day, long receiptMoveId) {
        return move(moveId, MoveKind.SUPPLIER_RETURN, warehouseId, null, quantity, claim, day, receiptMoveId);
    }

    static CostEvent lateCost(long id, ValuationCause cause, long receiptMoveId, long amount, int day) {
        return new CostEvent(id, cause, PRODUCT, receiptMoveId, amount, day, "SUPPLIER_INVOICE", "late-" + id, 3L);
    }

    static StockMove move(
            long moveId,
            MoveKind kind,
            @Nullable Long from,
            @Nullable Long to,
            long quantity,
            @Nullable Long value,
            int day,
            @Nullable Long origin) {
        boolean sale = kind == MoveKind.DELIVERY || kind == MoveKind.CUSTOMER_RETURN;
        long line = origin == null ? moveId : origin;
        return new StockMove(
                moveId,
                kind,
                PRODUCT,
                from,
                to,
                quantity,
                value,
                day,
                kind.name(),
                "doc-" + moveId,
                sale ? line : null,
                origin,
                kind == MoveKind.RECEIPT || kind == MoveKind.SUPPLIER_RETURN ? 3L : null);
    }
}
