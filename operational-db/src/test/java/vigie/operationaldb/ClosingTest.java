package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.operationaldb.demo.ApplyAction;
import vigie.operationaldb.demo.BusinessAction;
import vigie.operationaldb.demo.DistributorSimulator;

/** Accruals say what is delivered, invoiced and received on a day, once, and are gone the day after. */
class ClosingTest {
    private static final String ACCRUED = """
            select b.account_code, b.closing
            from api.trial_balance_between('2026-01-01', '%s') as b
            where b.account_code in ('4181', '44586', '44587', '487') and b.closing <> 0
            """;

    private LedgerUnderTest ledger;

    @BeforeEach
    void open() {
        ledger = LedgerUnderTest.withCompany();
    }

    @AfterEach
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void accrualsStandAtTheCloseAndAreReversedTheNextDay() {
        ledger.play(Story.read("close-and-reopen"));
        // 4 delivered at 9.99 and 20 %: 47.95 with tax; 2 of 20 invoiced ahead; 48.00 received at 20 % of the supplier.
        assertThat(ledger.rows(ACCRUED.formatted("2026-01-31")))
                .isEqualTo("4181 47.95\n44586 9.60\n44587 -7.99\n487 -40.00\n");
        assertThat(ledger.rows(ACCRUED.formatted("2026-02-01"))).isEmpty();
    }

    @Test
    void accrualsOfAPeriodArePostedOnce() throws CommandRefused {
        ledger.play(Story.read("close-and-reopen"));
        String before = ledger.rows("select count(*) from ledger.journal_entries");
        JsonNode again = ledger.accept("post_accruals", "{\"starts_on\": \"2026-01-01\"}");
        assertThat(again.path("entry_number").isNull()).isTrue();
        assertThat(ledger.rows("select count(*) from ledger.journal_entries")).isEqualTo(before);
        assertThat(ledger.rows("select count(*), count(distinct a.kind) from ledger.accrual_entries as a"))
                .isEqualTo("4 2\n");
    }

    @Test
    void reopeningKeepsItsReasonAndNothingElseOpensAPeriod() throws SQLException {
        ledger.play(Story.read("close-and-reopen"));
        assertThat(ledger.rows("""
                select p.starts_on, p.closed, r.reason, r.reopened_by
                from ledger.period_reopenings as r
                join ledger.periods as p on p.id = r.period_id
                """)).isEqualTo("2026-01-01 t A delivery of 31 January was forgotten vigie_writer\n");
        assertThatThrownBy(() -> ledger.tamper("update ledger.periods set closed = false"))
                .hasMessageContaining("takes a reason");
        assertThatThrownBy(() -> ledger.tamper("delete from ledger.period_reopenings"))
                .hasMessageContaining("append-only");
    }

    @Test
    void accrualsAreRefusedWhenTheNextDayIsClosed() throws CommandRefused {
        ledger.play(Story.read("partial-receipt"));
        ledger.accept("confirm_order", """
                {"number": "A", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
                "lines": [{"sku": "S10", "quantity": 1, "unit_price": 10}]}
                """);
        ledger.accept("deliver", "{\"order\": \"A\", \"delivered_on\": \"2026-01-20\"}");
        ledger.accept("put_period", "{\"starts_on\": \"2026-02-01\", \"ends_on\": \"2026-02-28\"}");
        ledger.accept("close_period", "{\"starts_on\": \"2026-02-01\"}");
        String before = ledger.rowCounts();
        assertThat(ledger.refusalOf("close_period", "{\"starts_on\": \"2026-01-01\", \"accruals\": true}")
                        .code())
                .isEqualTo("CLOSED_PERIOD");
        assertThat(ledger.rowCounts()).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 20_260_111})
    void everyMonthOfAHistoryAccruesWhatItsDocumentsSay(long seed) throws CommandRefused {
        try (LedgerCommands commands = new LedgerCommands(ledger.writer())) {
            ApplyAction apply = new ApplyAction(commands);
            for (BusinessAction action :
                    new DistributorSimulator(seed, 600).actions().toList()) {
                apply.apply(action);
            }
        }
        String month = ledger.rows("select max(p.starts_on) from ledger.periods as p where p.ends_on <"
                        + " (select max(d.delivered_on) from ledger.delivery_notes as d)")
                .strip();
        ledger.accept("post_accruals", "{\"starts_on\": \"" + month + "\"}");
        // Independent of the legs: quantities by order line, each valued at its share of the line.
        assertThat(ledger.rows("""
                select
                  sum(p.credit - p.debit) filter (where p.role = 'ACCRUED_SALES' and p.label like 'Factures%%'),
                  sum(p.debit - p.credit) filter (where p.role = 'UNBILLED'),
                  sum(p.credit - p.debit) filter (where p.role = 'DEFERRED_REV')
                from ledger.postings as p
                join ledger.accrual_entries as a on a.entry_id = p.entry_id and a.kind = 'ACCRUAL'
                """)).doesNotStartWith("-").isEqualTo(ledger.rows("""
                select
                  sum(g.net) filter (where g.gap > 0),
                  sum(g.net + round(g.net * g.tax_rate_percent / 100, 2)) filter (where g.gap > 0),
                  sum(g.net) filter (where g.gap < 0)
                from (
                  select l.tax_rate_percent, q.gap, round(l.net_amount * abs(q.gap) / l.quantity, 2) as net
                  from ledger.sales_order_lines as l
                  cross join (select m.ends_on from ledger.periods as m where m.starts_on = '%s') as m
                  cross join lateral (
                    select
                      coalesce((select sum(d.quantity) from ledger.delivery_note_lines as d
                        where d.order_line_id = l.id and d.delivered_on <= m.ends_on), 0)
                      - coalesce((select sum(r.quantity) from ledger.customer_return_lines as r
                        where r.order_line_id = l.id and r.returned_on <= m.ends_on), 0)
                      - coalesce((select sum(i.quantity) from ledger.customer_invoice_lines as i
                        where i.order_line_id = l.id and i.invoiced_on <= m.ends_on), 0)
                      + coalesce((select sum(c.quantity) from ledger.credit_note_lines as c
                        where c.order_line_id = l.id and c.credited_on <= m.ends_on), 0) as gap
                  ) as q
                ) as g
                """.formatted(month)));
        assertThat(MigrateDatabase.verify(ledger.administrator())).isEmpty();
    }
}
