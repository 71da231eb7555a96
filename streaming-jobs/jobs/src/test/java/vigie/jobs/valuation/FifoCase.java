package vigie.jobs.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigie.facts.IssuedCostFact;
import vigie.facts.MoveKind;
import vigie.facts.QuarantinedEventFact;
import vigie.facts.ValuationCause;

/**
 * One case of the case language. An action is {@code on <date> <verb> <document> ...}; every other line is expected of
 * the book at that point:
 *
 * <pre>
 * on 2026-01-05 receive R1 10 u 100.00 [in B]      issued D1 10 u 100.00 from R1 | 2 u 24.00 short
 * on 2026-01-06 deliver D1 12 u [from B]           settled D1 by R2 2 u 24.00 for 20.00
 * on 2026-01-07 return C1 4 u of D1 [in B]         layers [B] R2 6 u 72.00 | C1 4 u 42.29     (- when there is none)
 * on 2026-01-08 transfer T1 3 u A B                cost D1 105.71      short [A] 2 u 20.00
 * on 2026-01-09 count N1 -2 u [in B]               account 37 72.00    set aside UNKNOWN_DELIVERY
 * on 2026-01-10 scrap S1 1 u [from B]
 * on 2026-01-11 give-back G1 1 u of R2 for 10.00 [from B]
 * on 2026-01-12 late LANDED F1 15.00 on R1          late D1 15.00 | C1 -4.29     (shares of lines, last event; - none)
 *                                                  relinked D1 -10.00             (by the last, back-dated event)
 * </pre>
 *
 * <p>Warehouse A is the default. A layer has the name of its document, the nth of a transfer {@code T1.n}.
 */
final class FifoCase {
    private static final Pattern ACTION =
            Pattern.compile("on (\\S+)\\s+(receive|deliver|return|transfer|count|scrap|give-back)"
                    + "\\s+(\\S+)\\s+([+-]?[\\d.]+) u\\s*(.*)");

    private static final Pattern LATE =
            Pattern.compile("on (\\S+) late (PRICE_DIFF|LANDED|REBATE) (\\S+) (-?[\\d.]+) on (\\S+)");

    private final FifoBook fifo = new FifoBook();
    private final TreeMap<String, Long> moveIds = new TreeMap<>();
    private long costEvents;

    private FifoCase() {}

    static void check(List<String> lines) {
        FifoCase run = new FifoCase();
        for (String line : lines) {
            try {
                run.line(line.replaceAll("\\s+", " "));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(line + "\n" + e.getMessage(), e);
            }
        }
    }

    private void line(String line) {
        Matcher action = ACTION.matcher(line);
        if (action.matches()) {
            int day = Math.toIntExact(LocalDate.parse(action.group(1)).toEpochDay());
            fifo.apply(move(
                    action.group(2),
                    action.group(3),
                    micro(action.group(4)),
                    action.group(5).strip(),
                    day));
            return;
        }
        Matcher late = LATE.matcher(line);
        if (late.matches()) {
            fifo.apply(FifoBook.lateCost(
                    ++costEvents,
                    ValuationCause.valueOf(late.group(2)),
                    moveIds.getOrDefault(late.group(5), 999L),
                    minor(late.group(4)),
                    Math.toIntExact(LocalDate.parse(late.group(1)).toEpochDay())));
            return;
        }
        String[] words = line.split(" ", 2);
        String rest = words[1].strip();
        switch (words[0]) {
            case "issued" -> assertThat(issued(rest.split(" ", -1)[0])).isEqualTo(rest);
            case "late" -> assertThat(lateShares()).isEqualTo(rest);
            case "relinked" -> assertThat(relinked()).isEqualTo(rest);
            case "settled" -> assertThat(settled()).isEqualTo(rest);
            case "layers" -> assertThat(layers(warehouseOf(rest))).isEqualTo(withoutWarehouse(rest));
            case "short" -> assertThat(shortage(warehouseOf(rest))).isEqualTo(withoutWarehouse(rest));
            case "cost" -> assertThat(cost(rest.split(" ", -1)[0])).isEqualTo(rest.split(" ", -1)[1]);
            case "account" -> {
                String[] account = rest.split(" ", -1);
                assertThat(amount(fifo.balance(account[0]))).isEqualTo(account[1]);
            }
            case "close" -> fifo.close(Math.toIntExact(LocalDate.parse(rest).toEpochDay()));
            case "memo" -> assertThat(memo()).isEqualTo(rest);
            case "set" ->
                assertThat("aside " + String.join(" ", fifo.setAside())).isEqualTo(rest);
            default -> throw new IllegalArgumentException("no such word: " + words[0]);
        }
    }

    private StockMove move(String verb, String document, long quantity, String rest, int day) {
        long moveId = moveIds.size() + 1L;
        moveIds.put(document, moveId);
        String[] words = rest.split(" ", -1);
        long place = words.length > 1 && words[words.length - 2].matches("in|from")
                ? warehouse(words[words.length - 1])
                : warehouse("A");
        return switch (verb) {
            case "receive" -> FifoBook.receipt(moveId, place, quantity, minor(words[0]), day);
            case "deliver" -> FifoBook.delivery(moveId, place, quantity, day);
            case "return" -> FifoBook.giveBack(moveId, place, quantity, day, moveIds.getOrDefault(words[1], 999L));
            case "transfer" -> FifoBook.transfer(moveId, warehouse(words[0]), warehouse(words[1]), quantity, day);
            case "count" -> FifoBook.count(moveId, place, quantity, day);
            case "scrap" -> FifoBook.scrap(moveId, place, quantity, day);
            case "give-back" ->
                FifoBook.supplierReturn(
                        moveId, place, quantity, minor(words[3]), day, moveIds.getOrDefault(words[1], 999L));
            default -> throw new IllegalArgumentException("no such verb: " + verb);
        };
    }

    private String issued(String document) {
        long moveId = Objects.requireNonNull(moveIds.get(document), document);
        List<String> slices = new ArrayList<>();
        for (Record fact : fifo.facts) {
            if (fact instanceof IssuedCostFact issued
                    && issued.moveId() == moveId
                    && (issued.cause() == ValuationCause.ISSUE || issued.cause() == ValuationCause.SHORTAGE)) {
                String origin = issued.layerId() == 0 ? "short" : "from " + layerName(issued.layerId());
                slices.add(units(issued.quantityMicro()) + " " + amount(issued.valueMinor()) + " " + origin);
            }
        }
        return document + " " + String.join(" | ", slices);
    }

    private String settled() {
        List<String> pairs = new ArrayList<>();
        @Nullable IssuedCostFact provisional = null;
        for (Record fact : fifo.lastFacts) {
            if (fact instanceof IssuedCostFact issued && issued.cause() == ValuationCause.SETTLE) {
                if (issued.provisional()) {
                    provisional = issued;
                } else {
                    pairs.add(documentOf(issued.moveId()) + " by " + layerName(issued.layerId()) + " "
                            + units(issued.quantityMicro()) + " " + amount(issued.valueMinor()) + " for "
                            + amount(-Objects.requireNonNull(provisional).valueMinor()));
                }
            }
        }
        return String.join(" | ", pairs);
    }

    /** What the last event changed of the cost of lines, without those that only pass it on to another warehouse. */
    private String lateShares() {
        List<String> shares = new ArrayList<>();
        for (Record fact : fifo.lastFacts) {
            if (fact instanceof IssuedCostFact issued && issued.kind() != MoveKind.TRANSFER) {
                assertThat(issued.quantityMicro())
                        .as("a late cost moves no goods")
                        .isZero();
                shares.add(documentOf(issued.moveId()) + " " + amount(issued.valueMinor()));
            }
        }
        return shares.isEmpty() ? "-" : String.join(" | ", shares);
    }

    private String layers(long warehouseId) {
        String open = fifo.book().pool(warehouseId).layers().stream()
                .map(layer -> layerName(layer.origin().layerId()) + " " + units(layer.quantityMicro()) + " "
                        + amount(layer.valueMinor()))
                .collect(Collectors.joining(" | "));
        return open.isEmpty() ? "-" : open;
    }

    private String shortage(long warehouseId) {
        long quantity = 0;
        long value = 0;
        for (Long moveId : fifo.book().pool(warehouseId).shortMoveIds()) {
            OutLine line = Objects.requireNonNull(fifo.book().outLine(moveId));
            quantity += line.shortQuantityMicro();
            value += line.shortValueMinor();
        }
        return quantity == 0 ? "-" : units(quantity) + " " + amount(value);
    }

    /** What the last event, back-dated, changed of the cost of lines. */
    private String relinked() {
        Map<String, Long> changes = new LinkedHashMap<>();
        for (Record fact : fifo.lastFacts) {
            if (fact instanceof IssuedCostFact issued && issued.cause() == ValuationCause.RELINK) {
                changes.merge(documentOf(issued.moveId()), issued.valueMinor(), Long::sum);
            }
        }
        return changes.entrySet().stream()
                .map(change -> change.getKey() + " " + amount(change.getValue()))
                .collect(Collectors.joining(" | "));
    }

    /** What the sale of a delivery costs now: its issue, settlements and returns. */
    private String cost(String document) {
        long orderLineId = Objects.requireNonNull(moveIds.get(document), document);
        long cost = 0;
        for (Record fact : fifo.facts) {
            if (fact instanceof IssuedCostFact issued
                    && issued.orderLineId() != null
                    && issued.orderLineId() == orderLineId) {
                cost += issued.valueMinor();
            }
        }
        return amount(cost);
    }

    /** What the last event would have changed of closed days. */
    private String memo() {
        return fifo.lastFacts.stream()
                .filter(fact -> fact instanceof QuarantinedEventFact aside
                        && aside.reason().equals("BEFORE_LAST_CLOSE"))
                .map(fact -> ((QuarantinedEventFact) fact).detail().replaceFirst(".* on: ", ""))
                .collect(Collectors.joining(" | "));
    }

    private String layerName(long layerId) {
        long nth = layerId % FifoBook.UNIT;
        return documentOf(layerId / FifoBook.UNIT) + (nth == 1 ? "" : "." + nth);
    }

    private String documentOf(long moveId) {
        return moveIds.entrySet().stream()
                .filter(entry -> entry.getValue() == moveId)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static long warehouseOf(String rest) {
        return rest.matches("[A-C] .*") ? warehouse(rest.substring(0, 1)) : warehouse("A");
    }

    private static String withoutWarehouse(String rest) {
        return (rest.matches("[A-C] .*") ? rest.substring(2) : rest).strip();
    }

    private static long warehouse(String name) {
        return name.charAt(0) - 'A' + 1L;
    }

    private static long micro(String units) {
        return new BigDecimal(units).movePointRight(6).longValueExact();
    }

    private static long minor(String euro) {
        return new BigDecimal(euro).movePointRight(2).longValueExact();
    }

    private static String units(long micro) {
        return BigDecimal.valueOf(micro, 6).stripTrailingZeros().toPlainString() + " u";
    }

    private static String amount(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
