package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.operationaldb.demo.ApplyAction;
import vigie.operationaldb.demo.BusinessAction;
import vigie.operationaldb.demo.DistributorSimulator;

/** Postings that settle each other carry one letter, and only those. */
class LetteringTest {
    @ParameterizedTest
    @CsvSource({"1,AA", "2,AB", "26,AZ", "27,BA", "676,ZZ", "677,AAA", "18252,ZZZ", "18253,AAAA"})
    void codeFollowsTheRank(long rank, String code) throws SQLException {
        try (LedgerUnderTest ledger = new LedgerUnderTest()) {
            assertThat(ledger.rows("select ledger.letter_code(" + rank + ")")).isEqualTo(code + "\n");
        }
    }

    @Test
    void invoiceIsLetteredWhenItsLastPartIsPaid() throws SQLException {
        try (LedgerUnderTest ledger = LedgerUnderTest.withCompany()) {
            ledger.play(Story.read("money-on-account"));
            assertThat(letters(ledger)).isEqualTo("""
                    EC-000003 CUSTOMER_INVOICE FC-000001 AA 30.00
                    EC-000004 PAYMENT RG-000001 AA 0.00
                    EC-000005 CUSTOMER_INVOICE FC-000002 - 30.00
                    EC-000006 PAYMENT RG-000001 - 25.00
                    EC-000007 PAYMENT RG-000004 - 15.00
                    """);
            ledger.play(Story.read("rest-of-money-on-account"));
            assertThat(letters(ledger))
                    .contains("FC-000002 AB 30.00", "RG-000001 AB 25.00", "RG-000004 AB 15.00", "RG-000005 AB 0.00");
        }
    }

    @Test
    void creditedInvoiceIsLetteredWithItsCreditNotes() throws SQLException {
        try (LedgerUnderTest ledger = LedgerUnderTest.withCompany()) {
            ledger.play(Story.read("return-and-credit"));
            assertThat(ledger.rows("""
                    select l.code, l.lettered_on, count(*)
                    from ledger.letters as l
                    join ledger.letter_postings as n on n.letter_id = l.id
                    group by l.id
                    """)).isEqualTo("AA 2026-01-19 4\n");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"7", "20260108"})
    void exactlyTheSettledInvoicesAreLettered(long seed) throws SQLException, CommandRefused {
        try (LedgerUnderTest ledger = new LedgerUnderTest();
                LedgerCommands commands = new LedgerCommands(ledger.writer())) {
            ApplyAction apply = new ApplyAction(commands);
            for (BusinessAction action :
                    new DistributorSimulator(seed, 700).actions().toList()) {
                apply.apply(action);
            }
            // Settled at the end of some transaction: a credit note that comes later leaves the letter as it is.
            String settled = ledger.rows("""
                    select distinct i.number
                    from ledger.customer_invoices as i
                    join (
                      select s.invoice_id, sum(sum(s.amount)) over (partition by s.invoice_id order by s.xid) as so_far
                      from (
                        select c.invoice_id, c.gross_amount as amount, c.xid from ledger.credit_notes as c
                        union all
                        select a.invoice_id, a.amount, a.xid from ledger.payment_allocations as a
                      ) as s
                      group by s.invoice_id, s.xid
                    ) as t on t.invoice_id = i.id and t.so_far = i.gross_amount
                    order by 1
                    """);
            assertThat(settled).isNotEmpty().isEqualTo(ledger.rows("""
                    select p.document_number
                    from ledger.letter_postings as n
                    join ledger.postings as p on p.id = n.posting_id
                    where p.document_type = 'CUSTOMER_INVOICE'
                    order by 1
                    """));
            assertThat(ledger.rows("""
                    select n.letter_id
                    from ledger.letter_postings as n
                    join ledger.postings as p on p.id = n.posting_id
                    group by n.letter_id
                    having sum(p.debit) <> sum(p.credit)
                      or count(distinct p.customer_id) + count(distinct p.supplier_id) <> 1
                    """)).isEmpty();
        }
    }

    @Test
    void supplierInvoiceAndItsPaymentAreLetteredByHandAndLeaveTheAgedPayables() throws SQLException, CommandRefused {
        try (LedgerUnderTest ledger = LedgerUnderTest.withCompany()) {
            ledger.play(Story.read("partial-receipt"));
            ledger.accept("post_entry", """
                    {"journal": "BNQ", "effective_on": "2026-02-10", "label": "Virement à MINI", "lines": [
                    {"account": "401", "debit": "12.60", "supplier": "MINI"}, {"account": "512", "credit": "12.60"}]}
                    """);
            assertThat(ledger.rows("select i.item_number, i.due_on, i.open_amount"
                            + " from api.open_payable_items('2026-02-11') as i order by 1"))
                    .isEqualTo("EC-000005 2026-02-10 -12.60\nM-2026-17 2026-03-02 12.60\n");
            assertThat(ledger.accept("letter", """
                            {"lettered_on": "2026-02-10",
                            "postings": [{"entry": "EC-000004", "line_no": 4}, {"entry": "EC-000005", "line_no": 1}]}
                            """).path("code").asText()).isEqualTo("AA");
            assertThat(ledger.rows("select count(*) from api.open_payable_items('2026-02-11')"))
                    .isEqualTo("0\n");
            assertThat(ledger.rows("select i.item_number from api.open_payable_items('2026-02-09') as i"))
                    .isEqualTo("M-2026-17\n");
        }
    }

    @Test
    void letterThatDoesNotSettleIsRefusedByTheTableItself() throws SQLException {
        try (LedgerUnderTest ledger = LedgerUnderTest.withCompany()) {
            ledger.play(Story.read("money-on-account"));
            for (String lines : List.of(
                    "p.document_number = 'FC-000002'",
                    "p.document_number in ('FC-000002', 'RG-000004')",
                    "p.entry_number = 'EC-000008'")) {
                assertThatThrownBy(() -> ledger.tamper("""
                                insert into ledger.letters (letter_rank, code, account_code, customer_id, lettered_on)
                                select 9, 'AI', '411', c.id, '2026-12-31'
                                from ledger.customers as c
                                where c.code = 'TOYS'
                                """, """
                                insert into ledger.letter_postings (letter_id, posting_id)
                                select (select max(l.id) from ledger.letters as l), p.id
                                from ledger.postings as p
                                where %s
                                """.formatted(lines)))
                        .hasMessageContaining("does not settle its postings");
            }
            assertThatThrownBy(() -> ledger.tamper("update ledger.letters set code = 'ZZ'"))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void paymentOfTwoInvoicesGivesEachItsLetter() throws SQLException {
        try (LedgerUnderTest ledger = LedgerUnderTest.withCompany()) {
            ledger.play(Story.read("order-to-cash"));
            assertThat(ledger.rows("select l.letter_rank, l.code from ledger.letters as l order by l.letter_rank"))
                    .isEqualTo("1 AA\n2 AB\n");
        }
    }

    private static String letters(LedgerUnderTest ledger) {
        return ledger.rows("""
                select g.entry_number, g.document_type, g.document_number, g.letter_code, g.balance
                from api.general_ledger('411', '2026-01-01', '2026-12-31') as g
                """);
    }
}
