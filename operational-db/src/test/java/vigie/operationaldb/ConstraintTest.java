package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The constraints hold for the owner of the tables too, past every function. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConstraintTest {
    private static final String ENTRY = """
            insert into ledger.journal_entries
              (number, journal_code, effective_on, document_type, document_number, label)
            values ('T-1', 'OD', '2026-01-10', 'JOURNAL_ENTRY', 'T-1', 'tampering')
            """;

    private final LedgerUnderTest ledger = LedgerUnderTest.withCompany();

    @BeforeAll
    void playSomeHistory() {
        ledger.play(Story.read("before-refusals"));
    }

    @AfterAll
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void unbalancedEntryIsRefusedAtCommit() {
        assertThat(refusedBy(ENTRY, posting("T-1", 1, "512", "10", "0"), posting("T-1", 2, "607", "0", "9.99")))
                .isEqualTo("journal_entries_balance");
    }

    @Test
    void anEntryCheckedEarlyIsCheckedAgainWhenPostingsFollow() {
        assertThat(refusedBy(
                        ENTRY,
                        posting("T-1", 1, "512", "10", "0"),
                        posting("T-1", 2, "607", "0", "10"),
                        "set constraints ledger.journal_entries_balance immediate",
                        posting("T-1", 3, "607", "0", "10")))
                .isEqualTo("journal_entries_balance");
    }

    @Test
    void entryWithoutPostingsIsRefused() {
        assertThat(refusedBy(ENTRY)).isEqualTo("journal_entries_balance");
    }

    @Test
    void postedEntryTakesNoMorePostings() {
        assertThat(refusedBy(posting("EC-000001", 90, "512", "10", "0"), posting("EC-000001", 91, "607", "0", "10")))
                .isEqualTo("postings_entry_is_new");
    }

    @Test
    void postingIsOnOneSide() {
        assertThat(refusedBy(ENTRY, posting("T-1", 1, "512", "10", "10"))).isEqualTo("postings_one_side");
    }

    @Test
    void postingHasTheDateOfItsEntry() {
        assertThat(refusedBy(
                        ENTRY, posting("T-1", 1, "512", "10", "0").replace("e.effective_on", "e.effective_on + 1")))
                .isEqualTo("postings_entry_fk");
    }

    @Test
    void postedRowsAreNeitherChangedNorRemoved() {
        assertThat(refusedBy("update ledger.postings set debit = debit + 1 where id = 1"))
                .isEqualTo("postings_is_append_only");
        assertThat(refusedBy("delete from ledger.stock_moves")).isEqualTo("stock_moves_is_append_only");
        assertThat(refusedBy("truncate ledger.clock_ticks")).isEqualTo("clock_ticks_is_append_only");
        assertThat(refusedBy("update ledger.transaction_manifests set row_count = 1"))
                .isEqualTo("transaction_manifests_is_append_only");
        assertThat(refusedBy("delete from ledger.customers where code = 'GIFT'"))
                .isEqualTo("customers_is_kept");
    }

    @Test
    void closedPeriodTakesNoDate() {
        assertThat(refusedBy(ENTRY.replace("2026-01-10", "2025-12-31"))).isEqualTo("journal_entries_period_is_open");
        assertThat(refusedBy(payment("2025-12-31"))).isEqualTo("payments_period_is_open");
    }

    @Test
    void dateOutsideEveryPeriodIsRefused() {
        assertThat(refusedBy(payment("2031-01-01"))).isEqualTo("payments_period_is_open");
    }

    @Test
    void periodsDoNotOverlap() {
        assertThat(refusedBy("""
                insert into ledger.periods (starts_on, ends_on, closed) values ('2026-01-31', '2026-02-10', false)
                """)).isEqualTo("periods_do_not_overlap");
    }

    @Test
    void stockStaysAboveZeroWhereTheWarehouseForbidsIt() {
        assertThat(refusedBy(shortage("PARIS", 1000))).isEqualTo("stock_levels_not_negative");
        assertThat(refusedBy("update ledger.warehouses set negative_allowed = false where code = 'NEG'"))
                .isEqualTo("stock_levels_not_negative");
    }

    @Test
    void receiptCarriesItsPurchaseValue() {
        assertThat(refusedBy(
                        shortage("PARIS", 1).replace("'COUNT'", "'RECEIPT'").replace("STOCK_COUNT", "GOODS_RECEIPT")))
                .startsWith("stock_moves_");
    }

    @Test
    void amountIsANumber() {
        assertThat(refusedBy(payment("2026-01-10").replace("12.00", "'NaN'"))).isEqualTo("amount_is_a_number");
    }

    @Test
    void nothingFollowsTheManifest() {
        assertThat(refusedBy(payment("2026-01-10"), "set constraints all immediate", payment("2026-01-11")))
                .isEqualTo("transaction_manifests_is_last");
        assertThat(refusedBy("set constraints all immediate", payment("2026-01-11")))
                .isEqualTo("transaction_manifests_is_last");
    }

    @Test
    void quotationVersionsFollowEachOther() {
        assertThat(refusedBy(version("Q4", 4, 3))).isEqualTo("quotations_previous_fk");
        assertThat(refusedBy(version("Q4", 3, 1))).isEqualTo("quotations_versions_follow");
        assertThat(refusedBy(version("Q4", 2, 1))).isEqualTo("quotations_version_unique");
    }

    @Test
    void quotationIsDecidedOnceAndInItsLastVersion() {
        assertThat(refusedBy(version("Q1", 2, 1))).isEqualTo("quotations_not_decided");
        assertThat(refusedBy(outcome("Q1", 1))).isEqualTo("quotation_outcomes_once");
        assertThat(refusedBy(outcome("Q4", 1))).isEqualTo("quotation_outcomes_of_last_version");
        assertThat(refusedBy(outcome("Q4", 2).replace("'EXPIRED'", "'WON'")))
                .isEqualTo("quotation_outcomes_won_has_order");
        assertThat(refusedBy(outcome("Q4", 2).replace("'EXPIRED'", "'LOST'")))
                .isEqualTo("quotation_outcomes_lost_has_reason");
    }

    @Test
    void quotationsAndPricesOfOrdersAreNeitherChangedNorRemoved() {
        assertThat(refusedBy("update ledger.quotations set valid_until = valid_until + 1"))
                .isEqualTo("quotations_is_append_only");
        assertThat(refusedBy("delete from ledger.quotation_lines")).isEqualTo("quotation_lines_is_append_only");
        assertThat(refusedBy("delete from ledger.quotation_outcomes")).isEqualTo("quotation_outcomes_is_append_only");
        assertThat(refusedBy("delete from ledger.sales_order_line_prices"))
                .isEqualTo("sales_order_line_prices_is_append_only");
        assertThat(refusedBy("delete from ledger.price_list_lines")).isEqualTo("price_list_lines_is_kept");
    }

    @Test
    void familyDiscountIsNotForEveryone() {
        assertThat(refusedBy("""
                insert into ledger.price_list_lines
                  (price_list_id, audience, family_id, min_quantity, discount_percent, withdrawn)
                select l.id, l.audience, 1, 0, 5, false from ledger.price_lists as l
                """)).isEqualTo("price_list_lines_family_not_of_everyone");
    }

    @Test
    void instalmentsMakeTheInvoiceAndItsDueDate() {
        String half = """
                insert into ledger.invoice_instalments (invoice_id, line_no, due_on, amount)
                select i.id, %d, i.due_on - %d, i.gross_amount / 2 from ledger.customer_invoices as i where i.id = 1
                """;
        assertThat(refusedBy(half.formatted(1, 0))).isEqualTo("invoice_instalments_cover_invoice");
        assertThat(refusedBy(half.formatted(1, 9), half.formatted(2, 1)))
                .isEqualTo("invoice_instalments_cover_invoice");
        assertThat(refusedBy(half.formatted(1, 0), half.formatted(2, 0))).isEqualTo("invoice_instalments_due_unique");
    }

    @Test
    void scheduleIsWholeAndInOrder() {
        for (String schedule : List.of(
                "{30}', '{99}",
                "{30,30}', '{50,50}",
                "{60,30}', '{50,50}",
                "{30}', '{50,50}",
                "{}', '{}",
                "{30,60}', '{100,0}",
                "{30,null}', '{50,50}",
                "{-1}', '{100}")) {
            assertThat(refusedBy("insert into ledger.payment_schedules (payment_terms_id, net_days, share_percent)"
                            + " select t.id, '" + schedule + "' from ledger.payment_terms as t where t.code = 'N30'"))
                    .as(schedule)
                    .isEqualTo("payment_schedules_whole");
        }
    }

    @Test
    void paymentHasAKnownMethod() {
        assertThat(refusedBy(payment("2026-01-10").replace("'card'", "'shells'")))
                .isEqualTo("payments_method_fk");
    }

    private static String version(String number, int version, int previous) {
        return """
                insert into ledger.quotations (number, version, previous_version, customer_id, channel_id, warehouse_id,
                  quoted_on, valid_until)
                select q.number, %d, %d, q.customer_id, q.channel_id, q.warehouse_id, q.quoted_on, q.valid_until
                from ledger.quotations as q
                where q.number = '%s' and q.version = 1
                """.formatted(version, previous, number);
    }

    private static String outcome(String number, int version) {
        return """
                insert into ledger.quotation_outcomes (quotation_id, number, customer_id, kind, decided_on)
                select q.id, q.number, q.customer_id, 'EXPIRED', '2026-01-31'
                from ledger.quotations as q
                where q.number = '%s' and q.version = %d
                """.formatted(number, version);
    }

    private static String posting(String entry, int lineNumber, String account, String debit, String credit) {
        return """
                insert into ledger.postings (entry_id, entry_number, line_no, account_code, debit, credit, effective_on,
                  journal_code, document_type, document_number, label)
                select e.id, e.number, %d, '%s', %s, %s, e.effective_on, e.journal_code, e.document_type,
                  e.document_number, e.label
                from ledger.journal_entries as e
                where e.number = '%s'
                """.formatted(lineNumber, account, debit, credit, entry);
    }

    private static String payment(String paidOn) {
        return """
                insert into ledger.payments (number, customer_id, method, paid_on, amount)
                select 'T-%1$s', c.id, 'card', '%1$s', 12.00 from ledger.customers as c where c.code = 'TOYS'
                """.formatted(paidOn);
    }

    private static String shortage(String warehouse, int quantity) {
        return """
                insert into ledger.stock_moves (kind, product_id, from_warehouse_id, quantity, effective_on,
                  document_type, document_id, document_number, line_id)
                select 'COUNT', p.id, w.id, %d, '2026-01-10', 'STOCK_COUNT', 1, 'T-1', 1
                from ledger.products as p
                cross join ledger.warehouses as w
                where p.sku = 'S10' and w.code = '%s'
                """.formatted(quantity, warehouse);
    }

    private String refusedBy(String... statements) {
        String before = ledger.rowCounts();
        PSQLException refused = catchThrowableOfType(PSQLException.class, () -> ledger.tamper(statements));
        assertThat((Throwable) refused).as(String.join("; ", statements)).isNotNull();
        assertThat(ledger.rowCounts()).isEqualTo(before);
        ServerErrorMessage error = Objects.requireNonNull(refused.getServerErrorMessage());
        return String.valueOf(error.getConstraint());
    }
}
