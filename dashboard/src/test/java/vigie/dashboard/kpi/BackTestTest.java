package vigie.dashboard.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.dashboard.warehouse.FactLog;
import vigie.dashboard.warehouse.Warehouse;
import vigie.facts.ClockTickFact;
import vigie.facts.DimensionFact;
import vigie.facts.MarginFact;
import vigie.facts.MarginMeasure;
import vigie.facts.MoveKind;
import vigie.facts.ReceivableFact;
import vigie.facts.ReceivableKind;
import vigie.facts.StockValueFact;
import vigie.facts.ValuationCause;

/** How often rules would have fired over a small history that ends on 30 June 2005. */
class BackTestTest {
    private static final int YEAR = 2005;
    private static final Warehouse WAREHOUSE = Warehouse.inMemory();
    private static final LivePageData DATA = new LivePageData(
            WAREHOUSE,
            MetricCatalogue.load(),
            () -> {
                throw new IllegalStateException("not asked for here");
            },
            Clock.fixed(Instant.parse("2026-11-05T08:00:00Z"), ZoneOffset.UTC),
            () -> Reader.ANYBODY);

    static {
        FactLog log = new FactLog();
        log.add(new DimensionFact("customer", 5, "C5", "Durand", "Durand", null));
        log.add(new ClockTickFact(day(6, 30), 0));
        sale(log, 1, 5, day(5, 2), 100, 95);
        sale(log, 2, 5, day(5, 20), 100, 95);
        sale(log, 3, 5, day(5, 22), 100, 75);
        sale(log, 4, 6, day(5, 2), 100, 101);
        sale(log, 4, 6, day(6, 10), 0, 1);
        sale(log, 5, 7, day(3, 20), 100, 95);
        stock(log, MoveKind.RECEIPT, day(5, 1), 3, 0);
        stock(log, MoveKind.DELIVERY, day(5, 5), -5, 0);
        stock(log, MoveKind.RECEIPT, day(5, 6), 4, 0);
        stock(log, MoveKind.DELIVERY, day(5, 8), -3, 0);
        log.add(owed(5, 7, day(5, 10), day(4, 20), 150));
        log.add(owed(5, 7, day(5, 10), day(5, 25), -100));
        log.add(owed(8, 9, day(3, 1), day(2, 1), 300));
        log.commit();
        stock(log, MoveKind.COUNT, day(5, 9), 0, -20_001);
        log.commit();
        stock(log, MoveKind.COUNT, day(5, 9), 0, -15_000);
        log.commit();
        log.writeTo(WAREHOUSE);
    }

    @AfterAll
    static void close() {
        WAREHOUSE.close();
    }

    private static int day(int month, int day) {
        return (int) LocalDate.of(YEAR, month, day).toEpochDay();
    }

    private static void sale(FactLog log, long line, long customer, int on, long revenue, long cost) {
        log.add(margin(line, customer, MarginMeasure.REV_INVOICED, on, revenue));
        log.add(margin(line, customer, MarginMeasure.COGS_ISSUE, on, cost));
    }

    private static MarginFact margin(long line, long customer, MarginMeasure measure, int on, long units) {
        return new MarginFact(
                line,
                measure,
                "CUSTOMER_INVOICE",
                "FC-" + line,
                1,
                null,
                units * 100,
                0,
                2,
                3,
                customer,
                1,
                null,
                1,
                1,
                on,
                false);
    }

    private static void stock(FactLog log, MoveKind kind, int on, long units, long valueMinor) {
        log.add(new StockValueFact(
                1, kind, ValuationCause.ISSUE, 2, 1, units * 1_000_000, valueMinor, 0, on, "MOVE", "M-" + on));
    }

    private static ReceivableFact owed(long customer, long invoice, int due, int on, long units) {
        return new ReceivableFact(
                customer,
                invoice,
                "FC-" + invoice,
                "CUSTOMER_INVOICE",
                "FC-" + invoice,
                units > 0 ? ReceivableKind.INVOICE : ReceivableKind.ALLOCATION,
                units * 100,
                0,
                due,
                on);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # subject,                   window, comparison,  threshold, recovery, days, stake, fired, members
            MARGIN_RATE/CUSTOMER,        7,      BELOW,       12,        13,       0,    0,     3,     2
            MARGIN_RATE/CUSTOMER,        7,      BELOW,       12,        16,       0,    0,     3,     2
            MARGIN_RATE/CUSTOMER,        7,      BELOW,       12,        13,       1,    0,     3,     2
            MARGIN_RATE/CUSTOMER,        7,      BELOW,       12,        13,       6,    0,     2,     2
            MARGIN_RATE/CUSTOMER,        7,      BELOW,       12,        13,       7,    0,     0,     0
            MARGIN_RATE/CUSTOMER,        7,      BELOW,       12,        13,       0,    8,     1,     1
            MARGIN_RATE/SALE_LINE,       14,     BELOW,       0,         0,        0,    0,     2,     1
            MARGIN_RATE/SALE_LINE,       0,      BELOW,       0,         0,        0,    0,     1,     1
            STOCK_ON_HAND/STOCK,         0,      BELOW,       0,         0,        0,    0,     2,     1
            STOCK_ON_HAND/STOCK,         0,      BELOW,       0,         3,        0,    0,     1,     1
            OVERDUE_AMOUNT/CUSTOMER,     10,     ABOVE,       100,       50,       0,    0,     1,     1
            OVERDUE_AMOUNT/CUSTOMER,     10,     ABOVE,       100,       50,       4,    0,     0,     0
            COUNT_DIFFERENCE/STOCK_COUNT,0,      ABOVE,       200,       200,      0,    0,     1,     1
            ABOVE_REORDER_POINT/STOCK,   0,      AT_OR_BELOW, 0,         0,        0,    0,     -,     0
            """)
    void countsWhatWouldHaveFired(
            String subject,
            String window,
            String comparison,
            String threshold,
            String recovery,
            String days,
            String stake,
            Long fired,
            long members) {
        Map<String, String> form = new HashMap<>(Map.of(
                "subject", subject,
                "window", window,
                "comparison", comparison,
                "threshold", threshold,
                "recovery", recovery,
                "duration", days,
                "stake", stake,
                "severity", "INFO"));
        BackTest test = DATA.backTest(RuleDraft.read(name -> form.getOrDefault(name, "")), frame());
        assertThat(test.fired()).isEqualTo(fired);
        assertThat(test.members()).isEqualTo(members);
        assertThat(test.latest()).hasSize(fired == null ? 0 : fired.intValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            threshold | twelve
            threshold | ''
            window    | 1.5
            window    | 367
            duration  | -1
            recipients | anna
            recipients | anna@example.org,
            subject   | PROFIT/STOCK
            """)
    void fieldThatCannotBeReadIsNamed(String field, String value) {
        Map<String, String> form = new HashMap<>(Map.of(
                "subject",
                "OVERDUE_AMOUNT/CUSTOMER",
                "comparison",
                "ABOVE",
                "threshold",
                "1 250,50",
                "severity",
                "INFO"));
        assertThat(RuleDraft.read(name -> form.getOrDefault(name, "")).threshold())
                .isEqualByComparingTo("1250.5");
        form.put(field, value);
        assertThatThrownBy(() -> RuleDraft.read(name -> form.getOrDefault(name, "")))
                .isInstanceOf(BadQuery.class)
                .hasMessageContaining(field);
    }

    private static QueryRequest frame() {
        return QueryParameters.read(Map.of("asof", List.of("pos:3")), Language.EN);
    }
}
