package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.operationaldb.demo.ApplyAction;
import vigie.operationaldb.demo.BusinessAction;
import vigie.operationaldb.demo.DistributorSimulator;

/** Reports over a generated history equal the accounts to the cent, now and as they were seen half-way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BooksTest {
    private static final int SIZE = 900;
    private static final long SEED = 20_260_107;

    private final LedgerUnderTest ledger = new LedgerUnderTest();
    private String halfWaySnapshot = "";
    private String halfWayMoment = "";
    private String halfWayReports = "";
    private String firstDay = "";
    private String middleDay = "";
    private String lastDay = "";

    @BeforeAll
    void playTwoHalvesOfAHistory() throws CommandRefused {
        List<BusinessAction> history =
                new DistributorSimulator(SEED, SIZE).actions().toList();
        firstDay = history.getFirst().businessOn().toString();
        middleDay = history.get(SIZE / 3).businessOn().toString();
        lastDay = history.getLast().businessOn().plusDays(45).toString();
        try (LedgerCommands commands = new LedgerCommands(ledger.writer())) {
            ApplyAction apply = new ApplyAction(commands);
            for (BusinessAction action : history.subList(0, SIZE / 2)) {
                apply.apply(action);
            }
            halfWaySnapshot = ledger.rows("select pg_current_snapshot()").strip();
            halfWayMoment = ledger.rows("select clock_timestamp()").strip();
            halfWayReports = reports("null");
            for (BusinessAction action : history.subList(SIZE / 2, history.size())) {
                apply.apply(action);
            }
        }
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void trialBalanceIsTheSumOfThePostings() {
        assertThat(ledger.rows("select b.account_code, b.opening, b.debit, b.credit, b.closing"
                        + " from api.trial_balance_between('" + middleDay + "', '" + lastDay + "') as b"))
                .isNotEmpty()
                .isEqualTo(ledger.rows("""
                        select a.code,
                          (select coalesce(sum(p.debit), 0.00) - coalesce(sum(p.credit), 0.00) from ledger.postings as p
                            where p.account_code = a.code and p.effective_on < '%1$s'),
                          (select coalesce(sum(p.debit), 0.00) from ledger.postings as p
                            where p.account_code = a.code and p.effective_on between '%1$s' and '%2$s'),
                          (select coalesce(sum(p.credit), 0.00) from ledger.postings as p
                            where p.account_code = a.code and p.effective_on between '%1$s' and '%2$s'),
                          (select coalesce(sum(p.debit), 0.00) - coalesce(sum(p.credit), 0.00) from ledger.postings as p
                            where p.account_code = a.code and p.effective_on <= '%2$s')
                        from ledger.accounts as a
                        where exists (select from ledger.postings as p
                          where p.account_code = a.code and p.effective_on <= '%2$s')
                        order by a.code collate "C"
                        """.formatted(middleDay, lastDay)));
    }

    @Test
    void debitsEqualCreditsInEveryTrialBalance() {
        assertThat(ledger.rows("select sum(b.opening), sum(b.debit) - sum(b.credit), sum(b.closing)"
                        + " from api.trial_balance_between('" + middleDay + "', '" + middleDay + "') as b"))
                .isEqualTo("0.00 0.00 0.00\n");
    }

    @Test
    void generalLedgerRunsFromTheOpeningToTheClosingOfTheTrialBalance() {
        String query = """
                select b.account_code, b.opening, b.closing
                from api.trial_balance_between('%1$s', '%2$s') as b
                where b.debit <> 0 or b.credit <> 0
                order by b.account_code collate "C"
                """.formatted(middleDay, lastDay);
        String ends = """
                select b.account_code,
                  (array_agg(g.balance - g.debit + g.credit order by g.rank))[1],
                  (array_agg(g.balance order by g.rank desc))[1]
                from api.trial_balance_between('%1$s', '%2$s') as b
                cross join lateral (
                  select l.*, l.ordinality as rank
                  from api.general_ledger(b.account_code, '%1$s', '%2$s') with ordinality as l
                ) as g
                group by b.account_code
                order by b.account_code collate "C"
                """.formatted(middleDay, lastDay);
        assertThat(ledger.rows(ends)).isNotEmpty().isEqualTo(ledger.rows(query));
    }

    @Test
    void agedReceivablesAreTheInvoicesLessCreditsAndAllocations() {
        for (String day : List.of(middleDay, lastDay)) {
            assertThat(ledger.rows(aged("api.aged_receivables", "customer_code", day, "null")))
                    .isNotEmpty()
                    .isEqualTo(ledger.rows("""
                            select c.code,
                              coalesce(sum(o.amount) filter (where i.due_on >= '%1$s'), 0.00),
                              coalesce(sum(o.amount) filter (where i.due_on < '%1$s' and i.due_on >= d.day - 30), 0.00),
                              coalesce(sum(o.amount) filter (where i.due_on between d.day - 60 and d.day - 31), 0.00),
                              coalesce(sum(o.amount) filter (where i.due_on between d.day - 90 and d.day - 61), 0.00),
                              coalesce(sum(o.amount) filter (where i.due_on < d.day - 90), 0.00),
                              sum(o.amount)
                            from (select '%1$s'::date as day) as d
                            join ledger.customer_invoices as i on i.invoiced_on <= d.day
                            join ledger.customers as c on c.id = i.customer_id
                            cross join lateral (
                              select i.gross_amount
                                - coalesce((select sum(n.gross_amount) from ledger.credit_notes as n
                                  where n.invoice_id = i.id and n.credited_on <= d.day), 0)
                                - coalesce((select sum(a.amount) from ledger.payment_allocations as a
                                  where a.invoice_id = i.id and a.allocated_on <= d.day), 0) as amount
                            ) as o
                            where o.amount <> 0
                            group by c.code
                            order by c.code collate "C"
                            """.formatted(day)));
            assertThat(ledger.rows("select sum(a.total) from api.aged_receivables('" + day + "') as a"))
                    .isEqualTo(ledger.rows("select sum(p.debit - p.credit) from ledger.postings as p"
                            + " where p.account_code = '411' and p.effective_on <= '" + day + "'"));
        }
    }

    @Test
    void agedPayablesAreTheSupplierInvoicesDueAfterThirtyDays() {
        assertThat(ledger.rows(aged("api.aged_payables", "supplier_code", lastDay, "null")))
                .isNotEmpty()
                .isEqualTo(ledger.rows("""
                        select s.code,
                          coalesce(sum(o.amount) filter (where '%1$s' - i.invoiced_on <= 30), 0.00),
                          coalesce(sum(o.amount) filter (where '%1$s' - i.invoiced_on between 31 and 60), 0.00),
                          coalesce(sum(o.amount) filter (where '%1$s' - i.invoiced_on between 61 and 90), 0.00),
                          coalesce(sum(o.amount) filter (where '%1$s' - i.invoiced_on between 91 and 120), 0.00),
                          coalesce(sum(o.amount) filter (where '%1$s' - i.invoiced_on > 120), 0.00),
                          sum(o.amount)
                        from ledger.supplier_invoices as i
                        join ledger.suppliers as s on s.id = i.supplier_id
                        cross join lateral (
                          select i.gross_amount - coalesce((select sum(n.gross_amount)
                            from ledger.supplier_credit_notes as n where n.invoice_id = i.id), 0) as amount
                        ) as o
                        where o.amount <> 0
                        group by s.code
                        order by s.code collate "C"
                        """.formatted(lastDay)));
        assertThat(ledger.rows("select sum(a.total) from api.aged_payables('" + lastDay + "') as a"))
                .isEqualTo(ledger.rows(
                        "select sum(p.credit - p.debit) from ledger.postings as p" + " where p.account_code = '401'"));
    }

    /** An invoice of 42.20 due on 27 February, one of a supplier of 48.00 due the day after. */
    @ParameterizedTest
    @CsvSource({
        "0,not_due",
        "1,days_1_30",
        "30,days_1_30",
        "31,days_31_60",
        "60,days_31_60",
        "61,days_61_90",
        "90,days_61_90",
        "91,days_over_90"
    })
    void itemIsAgedByTheDaysPastDue(int daysLate, String bucket) throws SQLException {
        try (LedgerUnderTest small = LedgerUnderTest.withCompany()) {
            small.play(Story.read("close-and-reopen"));
            assertThat(small.rows("select a." + bucket + " from api.aged_receivables(date '2026-02-27' + " + daysLate
                            + ") as a where a.customer_code = 'GIFT'"))
                    .isEqualTo("42.20\n");
            assertThat(small.rows("select a." + bucket + " from api.aged_payables(date '2026-02-28' + " + daysLate
                            + ") as a"))
                    .isEqualTo("48.00\n");
        }
    }

    @Test
    void reportsAreSeenAgainAsTheyWereHalfWay() {
        assertThat(reports("null")).isNotEqualTo(halfWayReports);
        assertThat(reports("'" + halfWaySnapshot + "'")).isEqualTo(halfWayReports);
        assertThat(reports("api.snapshot_at('" + halfWayMoment + "')")).isEqualTo(halfWayReports);
    }

    @Test
    void beforeTheFirstTransactionTheBooksAreEmpty() {
        assertThat(ledger.rows("select count(*) from api.trial_balance_between('" + firstDay + "', '" + lastDay
                        + "', api.snapshot_at('2000-01-01'))"))
                .isEqualTo("0\n");
    }

    /** Every report, with letters, through one snapshot. */
    private String reports(String seen) {
        return ledger.rows(
                        "select * from api.trial_balance_between('" + middleDay + "', '" + lastDay + "', " + seen + ")")
                + ledger.rows(
                        "select * from api.general_ledger('411', '" + firstDay + "', '" + lastDay + "', " + seen + ")")
                + ledger.rows(aged("api.aged_receivables", "customer_code", lastDay, seen))
                + ledger.rows(aged("api.aged_payables", "supplier_code", lastDay, seen));
    }

    private static String aged(String report, String party, String day, String seen) {
        return "select a." + party + ", a.not_due, a.days_1_30, a.days_31_60, a.days_61_90, a.days_over_90, a.total"
                + " from " + report + "('" + day + "', " + seen + ") as a";
    }
}
