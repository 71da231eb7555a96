package vigie.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import vigie.facts.AlertFact;
import vigie.facts.FactCodec;
import vigie.facts.MarginFact;
import vigie.facts.MarginMeasure;
import vigie.facts.MoveKind;
import vigie.facts.ReceivableFact;
import vigie.facts.ReceivableKind;
import vigie.facts.StockValueFact;
import vigie.facts.ValuationCause;
import vigie.jobs.ordering.KeyedFact;
import vigie.ledgerevents.rows.AlertRuleRow;
import vigie.ledgerevents.rows.ClockTickRow;
import vigie.ledgerevents.rows.PeriodRow;
import vigie.ledgerevents.rows.PostingRow;
import vigie.ledgerevents.rows.ReorderRuleRow;

@SuppressWarnings("try") // Flink's harness declares close with Exception
class AlertFunctionTest {
    private static final int DAY = 20_000;
    private static final long UNIT = 1_000_000;

    @Test
    void marginIsReadWhenRevenueAndCostOfThePositionAreIn() throws Exception {
        assertThat(told(
                        rule(1, "MARGIN_RATE", "SALE_LINE", 0, "BELOW", 0, 0),
                        rule(1, "MARGIN_RATE", "CUSTOMER", 2, "BELOW", 20, 30),
                        new ClockTickRow(1, DAY, 0, 0),
                        sale(9, 100_00, 90_00),
                        List.of(cost(9, 15_00), cost(8, 0)),
                        new ClockTickRow(2, DAY + 1, 0, 0),
                        new ClockTickRow(3, DAY + 2, 0, 0)))
                .containsExactly(
                        "4 FIRING CUSTOMER/5/4 10000000 of 100000000 stake 1000 on 20000 DN-1",
                        "5 FIRING SALE_LINE/9/5 -5000000 of 100000000 stake 500 on 20000 FF-1",
                        "7 RESOLVED CUSTOMER/5/4 null of null stake 0 on 20002 null");
    }

    @Test
    void saleLineIsWatchedForTheWindowAfterItsLastChange() throws Exception {
        assertThat(told(
                        rule(1, "MARGIN_RATE", "SALE_LINE", 3, "BELOW", 0, 0),
                        new ClockTickRow(1, DAY, 0, 0),
                        sale(9, 100_00, 101_00),
                        new ClockTickRow(2, DAY + 2, 0, 0),
                        cost(9, 1_00),
                        new ClockTickRow(3, DAY + 4, 0, 0),
                        new ClockTickRow(4, DAY + 5, 0, 0),
                        new ClockTickRow(5, DAY + 6, 0, 0),
                        cost(9, 5_00)))
                .as("a cost that comes late keeps it open, and opens it again")
                .containsExactly(
                        "3 FIRING SALE_LINE/9/3 -1000000 of 100000000 stake 100 on 20000 DN-1",
                        "7 RESOLVED SALE_LINE/9/3 null of null stake 0 on 20005 null",
                        "9 FIRING SALE_LINE/9/9 -7000000 of 100000000 stake 700 on 20006 FF-1");
    }

    @Test
    void stockFiresBelowZeroAndAtItsReorderPoint() throws Exception {
        assertThat(told(
                        rule(1, "STOCK_ON_HAND", "STOCK", 0, "BELOW", 0, 0),
                        rule(2, "ABOVE_REORDER_POINT", "STOCK", 0, "AT_OR_BELOW", 0, 0),
                        stock(3, 0),
                        new ReorderRuleRow(1, 2, 1, "REORDER_POINT", 2 * UNIT, 5 * UNIT, null, 0, null, false, 0),
                        stock(-1, 0),
                        stock(-3, 7_00),
                        stock(1, -7_00),
                        new ReorderRuleRow(1, 2, 1, "REORDER_POINT", 2 * UNIT, 5 * UNIT, null, 0, null, true, 0)))
                .containsExactly(
                        "5 FIRING STOCK/2-1/5 0 of 2000000 stake 0 on 20000 DN-1",
                        "6 FIRING STOCK/2-1/6 -1000000 of null stake 700 on 20000 DN-1",
                        "7 RESOLVED STOCK/2-1/6 0 of null stake 0 on 20000 DN-1",
                        "8 RESOLVED STOCK/2-1/5 null of null stake 0 on 0 null");
    }

    @Test
    void overdueFiresAsDaysPassAndResolvesWhenPaid() throws Exception {
        assertThat(told(
                        rule(1, "OVERDUE_AMOUNT", "CUSTOMER", 10, "ABOVE", 100, 50),
                        new ClockTickRow(1, DAY, 0, 0),
                        receivable(7, 150_00),
                        receivable(8, 30_00),
                        new ClockTickRow(2, DAY + 40, 0, 0),
                        new ClockTickRow(3, DAY + 41, 0, 0),
                        receivable(7, -100_00),
                        receivable(7, -50_00)))
                .containsExactly(
                        "6 FIRING CUSTOMER/5/6 180000000 of 180000000 stake 18000 on 20041 null",
                        "7 RECOVERING CUSTOMER/5/6 80000000 of 80000000 stake 8000 on 20041 INV-7",
                        "8 RESOLVED CUSTOMER/5/6 30000000 of 30000000 stake 3000 on 20041 INV-7");
    }

    @Test
    void entryOfAPeriodThatWasClosedBeforeFiresForItself() throws Exception {
        assertThat(told(
                        rule(1, "LATE_POSTING", "ENTRY", 0, "ABOVE", 0, 0),
                        List.of(new PeriodRow(3, DAY, DAY + 30, true, 0), posting(70, DAY, 5_00)),
                        new PeriodRow(3, DAY, DAY + 30, false, 0),
                        List.of(posting(71, DAY + 30, 2_00), posting(71, DAY + 30, 3_00)),
                        posting(72, DAY + 31, 5_00)))
                .as("the entry of the close itself is in time, and so is one after the period")
                .containsExactly("4 FIRING ENTRY/71/4 5000000 of null stake 500 on 20030 E-71");
    }

    @Test
    void countFiresForItsDifferenceInValue() throws Exception {
        assertThat(told(
                        rule(1, "COUNT_DIFFERENCE", "STOCK_COUNT", 0, "ABOVE", 200, 200),
                        count(-3, -200_00),
                        count(-4, -200_01)))
                .containsExactly("3 FIRING STOCK_COUNT/2-1/3 200010000 of -4000000 stake 20001 on 20000 CI-1");
    }

    @Test
    void withdrawnRuleResolvesWhatItFired() throws Exception {
        AlertRuleRow rule = rule(1, "STOCK_ON_HAND", "STOCK", 0, "BELOW", 0, 0);
        AlertRuleRow withdrawn = new AlertRuleRow(
                1, "rule-1", "x", "x", "STOCK_ON_HAND", "STOCK", 0, "BELOW", 0, 0, 0, 0, "INFO", "", true, 0);
        assertThat(told(rule, new ClockTickRow(1, DAY, 0, 0), stock(-1, 0), withdrawn, stock(-1, 0)))
                .containsExactly(
                        "3 FIRING STOCK/2-1/3 -1000000 of null stake 0 on 20000 DN-1",
                        "4 RESOLVED STOCK/2-1/3 null of null stake 0 on 20000 null");
    }

    /** The alerts of a ledger: each argument is a position, a list of rows and facts is one position. */
    private static List<String> told(Object... positions) throws Exception {
        try (var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AlertFunction()), AlertEvent::shard, Types.LONG)) {
            harness.open();
            for (int position = 1; position <= positions.length; position++) {
                List<?> rows =
                        positions[position - 1] instanceof List<?> many ? many : List.of(positions[position - 1]);
                for (int index = 1; index <= rows.size(); index++) {
                    for (AlertEvent event : eventsOf(position, index, (Record) rows.get(index - 1))) {
                        harness.processElement(event, position);
                        harness.processElement(event, position); // a repeat changes nothing
                    }
                }
            }
            harness.processWatermark(positions.length);
            var codec = new FactCodec();
            return harness.extractOutputValues().stream()
                    .sorted(KeyedFact.PUBLICATION_ORDER)
                    .map(fact -> said(fact.position(), (AlertFact) codec.decodeRow(fact.table(), fact.row())))
                    .toList();
        }
    }

    private static List<AlertEvent> eventsOf(int position, int index, Record record) {
        return record.getClass().getPackageName().equals("vigie.facts")
                ? FactsToAlertEvents.eventsOf(new AlertEventBuilder(position, index, index), record)
                : ToAlertEvents.eventsOf(position, index, record);
    }

    private static String said(long position, AlertFact alert) {
        return position + " " + alert.state() + " "
                + alert.alertKey().substring(alert.ruleCode().length() + 1) + " " + alert.valueMicro() + " of "
                + alert.referenceMicro() + " stake " + alert.stakeMinor() + " on " + alert.effectiveOnEpochDay() + " "
                + alert.documentNumber();
    }

    private static AlertRuleRow rule(
            long id, String metric, String entity, int window, String comparison, long threshold, long recovery) {
        long ruleId = entity.equals("CUSTOMER") ? id + 10 : id;
        return new AlertRuleRow(
                ruleId,
                "rule-" + ruleId,
                "x",
                "x",
                metric,
                entity,
                window,
                comparison,
                threshold * UNIT,
                recovery * UNIT,
                0,
                0,
                "INFO",
                "",
                false,
                0);
    }

    private static List<Record> sale(long line, long revenueMinor, long costMinor) {
        return List.of(
                margin(line, MarginMeasure.COGS_ISSUE, "DN-1", costMinor),
                margin(line, MarginMeasure.REV_ESTIMATED, "DN-1", revenueMinor));
    }

    private static MarginFact cost(long line, long costMinor) {
        return margin(line, MarginMeasure.COGS_LANDED, "FF-1", costMinor);
    }

    private static MarginFact margin(long line, MarginMeasure measure, String number, long minor) {
        return new MarginFact(
                line, measure, "DELIVERY_NOTE", number, line, null, minor, 0, 2, 3, 5, 1, null, 1, 1, DAY, false);
    }

    private static StockValueFact stock(long units, long shortageMinor) {
        return new StockValueFact(
                1,
                MoveKind.DELIVERY,
                ValuationCause.ISSUE,
                2,
                1,
                units * UNIT,
                0,
                shortageMinor,
                DAY,
                "DELIVERY_NOTE",
                "DN-1");
    }

    private static StockValueFact count(long units, long valueMinor) {
        return new StockValueFact(
                1, MoveKind.COUNT, ValuationCause.ISSUE, 2, 1, units * UNIT, valueMinor, 0, DAY, "STOCK_COUNT", "CI-1");
    }

    private static ReceivableFact receivable(long invoice, long openMinor) {
        return new ReceivableFact(
                5,
                invoice,
                "INV-" + invoice,
                "CUSTOMER_INVOICE",
                "INV-" + invoice,
                ReceivableKind.INVOICE,
                openMinor,
                0,
                DAY + 30,
                DAY);
    }

    private static PostingRow posting(long entry, int day, long debitMinor) {
        return new PostingRow(
                entry * 10 + debitMinor,
                entry,
                "E-" + entry,
                1,
                "607",
                null,
                debitMinor,
                0,
                day,
                "OD",
                "JOURNAL_ENTRY",
                "E-" + entry,
                null,
                null,
                null,
                null,
                "x",
                0);
    }
}
