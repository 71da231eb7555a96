package vigie.dashboard.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vigie.dashboard.warehouse.FactLog;
import vigie.dashboard.warehouse.TestAlerts;
import vigie.dashboard.warehouse.Warehouse;
import vigie.facts.AlertActionKind;
import vigie.facts.AlertState;
import vigie.facts.ClockTickFact;
import vigie.facts.DimensionFact;
import vigie.facts.MarginFact;
import vigie.facts.MarginMeasure;

/** What an alert looks like at each position of its life. */
class AlertQueriesTest {
    private static final LocalDate ON = LocalDate.of(2005, 5, 2);
    private static final String KEY = "low-customer-margin/CUSTOMER/5/9";
    private static final String SALE = "sale-below-cost/SALE_LINE/1/7";
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
        TestAlerts.rules(log);
        log.add(new DimensionFact("customer", 5, "C5", "Durand", "Durand", null));
        commit(log, ON);
        log.add(margin(MarginMeasure.REV_INVOICED, 1_000_00, ON));
        log.add(margin(MarginMeasure.COGS_ISSUE, 925_00, ON));
        log.add(TestAlerts.customer(5, AlertState.FIRING, 7_500_000L, ON));
        log.commit();
        log.add(TestAlerts.action(KEY, AlertActionKind.SNOOZE, ON.plusDays(2)));
        log.commit();
        commit(log, ON.plusDays(2));
        log.add(TestAlerts.action(KEY, AlertActionKind.ASSIGN, null));
        log.add(TestAlerts.action(KEY, AlertActionKind.COMMENT, null));
        log.commit();
        log.add(margin(MarginMeasure.COGS_ISSUE, -200_00, ON.plusDays(2)));
        log.add(TestAlerts.customer(5, AlertState.RESOLVED, 27_500_000L, ON.plusDays(2)));
        log.commit();
        log.add(TestAlerts.saleLine(1, ON.plusDays(2)));
        log.commit();
        log.add(TestAlerts.action(SALE, AlertActionKind.ASSIGN, null));
        log.commit();
        log.add(TestAlerts.action(SALE, AlertActionKind.ACKNOWLEDGE, null));
        log.commit();
        log.writeTo(WAREHOUSE);
    }

    @AfterAll
    static void close() {
        WAREHOUSE.close();
    }

    private static void commit(FactLog log, LocalDate on) {
        log.add(new ClockTickFact((int) on.toEpochDay(), 0));
        log.commit();
    }

    private static MarginFact margin(MarginMeasure measure, long minor, LocalDate on) {
        return new MarginFact(
                1,
                measure,
                "CUSTOMER_INVOICE",
                "FC-1",
                1,
                null,
                minor,
                0,
                2,
                3,
                5,
                1,
                null,
                1,
                1,
                (int) on.toEpochDay(),
                false);
    }

    private static QueryRequest at(long position) {
        return QueryParameters.read(Map.of("asof", List.of("pos:" + position)), Language.EN);
    }

    @Test
    void standsWherePeopleAndReadingsPutIt() {
        assertThat(List.of(1L, 2L, 3L, 4L, 5L, 6L).stream()
                        .map(position -> DATA.alerts("open", at(position)).counts().entrySet().stream()
                                .filter(count -> count.getValue() > 0)
                                .map(Map.Entry::getKey)
                                .toList())
                        .toList())
                .as("before it fired, fired, snoozed, snoozed no more, assigned, resolved")
                .isEqualTo(List.of(
                        List.of(),
                        List.of("open"),
                        List.of("snoozed"),
                        List.of("open"),
                        List.of("acknowledged"),
                        List.of("closed")));
        assertThat(DATA.openAlerts()).isZero();
    }

    @Test
    void saleOfThePastIsClosedByWhoTakesChargeOfIt() {
        assertThat(List.of(7L, 8L, 9L).stream()
                        .map(position -> DATA.alert(SALE, at(position)).alert().standing())
                        .toList())
                .containsExactly("open", "acknowledged", "closed");
    }

    @Test
    void saysWhoseMarginAndWhoTakesCareOfIt() {
        assertThat(DATA.alerts("acknowledged", at(5)).alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.member()).isEqualTo("Durand");
            assertThat(alert.ruleName()).isEqualTo("Low margin of a customer");
            assertThat(alert.assignee()).isEqualTo("BOB");
            assertThat(alert.note()).isEqualTo("vu avec le client");
            assertThat(alert.firedPosition()).isEqualTo(2);
        });
        assertThat(DATA.alerts("open", at(6)).rules())
                .extracting(AlertsAnswer.Rule::code, AlertsAnswer.Rule::fired, AlertsAnswer.Rule::open)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("negative-stock", 0L, 0L),
                        org.assertj.core.groups.Tuple.tuple("low-customer-margin", 1L, 0L));
    }

    @Test
    void evidenceIsFrozenWhereItFiredBesideNow() {
        AlertAnswer answer = DATA.alert(KEY, at(6));
        assertThat(answer.fired().value()).isEqualByComparingTo("7.5");
        assertThat(answer.then())
                .singleElement()
                .satisfies(row -> assertThat(row.second()).isEqualByComparingTo("925"));
        assertThat(answer.now()).singleElement().satisfies(row -> {
            assertThat(row.first()).isEqualByComparingTo(BigDecimal.valueOf(1_000));
            assertThat(row.second()).isEqualByComparingTo("725");
        });
        assertThat(answer.steps()).extracting(AlertAnswer.Step::state).containsExactly("FIRING", "RESOLVED");
        assertThat(answer.actions())
                .extracting(AlertAnswer.Action::action)
                .containsExactly("SNOOZE", "ASSIGN", "COMMENT");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> DATA.alert("no/STOCK/1/2", at(6))).isInstanceOf(BadQuery.class);
        assertThatThrownBy(() -> DATA.alert(KEY, at(1))).isInstanceOf(BadQuery.class);
        assertThatThrownBy(() -> DATA.alerts("lost", at(6))).isInstanceOf(BadQuery.class);
    }
}
