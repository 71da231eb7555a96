package vigie.operationaldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays each story through the api functions and compares journal, moves, stock and open items with a golden text. */
class ScenarioTest {
    private static final String JOURNAL = """
            select
              case when p.line_no = 1 then
                e.number || ' ' || e.journal_code || ' ' || e.effective_on || ' ' || e.document_type || ' '
                || e.document_number || chr(10) || '  '
              else '  ' end
              || rpad(p.account_code, 6) || rpad(coalesce(p.role, '-'), 13)
              || lpad(case when p.debit > 0 then p.debit::text else '' end, 8)
              || lpad(case when p.credit > 0 then p.credit::text else '' end, 8)
              || coalesce(' ' || r.sku, '') || ' | ' || p.label
            from ledger.postings as p
            join ledger.journal_entries as e on e.id = p.entry_id
            left join ledger.products as r on r.id = p.product_id
            where p.xid > '{before}'
            order by p.entry_id, p.line_no
            """;
    /** What is left of the products a step moved, wherever they lie. */
    private static final String STOCK_AFTER = """
            select '  ' || s.sku || ' in ' || s.warehouse_code || ': ' || trim_scale(s.on_hand)
            from api.stock_on_hand as s
            where s.sku in (
              select p.sku
              from ledger.stock_moves as m
              join ledger.products as p on p.id = m.product_id
              where m.xid > '{before}'
            )
            order by s.sku, s.warehouse_code
            """;

    private static final String MOVES = """
            select m.effective_on, m.kind, p.sku, trim_scale(m.quantity), coalesce(f.code, 'outside') || ' -> '
              || coalesce(t.code, 'outside'), coalesce(m.value_amount::text, ''), m.document_number
            from ledger.stock_moves as m
            join ledger.products as p on p.id = m.product_id
            left join ledger.warehouses as f on f.id = m.from_warehouse_id
            left join ledger.warehouses as t on t.id = m.to_warehouse_id
            order by m.id
            """;
    private static final String STOCK = """
            select s.sku, s.warehouse_code, trim_scale(s.on_hand)
            from api.stock_on_hand as s
            where s.on_hand <> 0
            order by s.sku, s.warehouse_code
            """;
    private static final String ORDERS = """
            select o.order_number, o.line_no, o.sku, 'ordered ' || trim_scale(o.ordered_quantity)
              || ' delivered ' || trim_scale(o.delivered_quantity) || ' returned ' || trim_scale(o.returned_quantity)
              || ' invoiced ' || trim_scale(o.invoiced_quantity) || ' cancelled ' || trim_scale(o.cancelled_quantity)
              || ' open ' || trim_scale(o.open_quantity)
            from api.order_status as o
            order by o.order_number, o.line_no
            """;
    private static final String OPEN = """
            select r.customer_code, r.invoice_number, 'due ' || r.due_on, r.gross_amount, 'open ' || r.open_amount
            from api.open_receivables as r
            order by r.invoice_number
            """;
    private static final String BALANCE = """
            select rpad(b.account_code, 6) || lpad(b.debit::text, 9) || lpad(b.credit::text, 9)
              || lpad(b.balance::text, 9)
            from api.trial_balance as b
            where b.debit <> 0 or b.credit <> 0
            order by b.account_code collate "C"
            """;

    private static final String ACCOUNTS = """
            select distinct f.account_code, t.account_code
            from ledger.chart_roles as f
            join ledger.chart_roles as t on t.role = f.role
            where f.profile = 'pcg' and t.profile = 'anglo_saxon'
            """;

    private static final String QUOTATIONS = """
            select case when l.line_no = 1 then q.number || ' version ' || q.version || ' valid until ' || q.valid_until
                || coalesce(' ' || o.kind || ' ' || o.decided_on || coalesce(' ' || r.number, '')
                  || coalesce(' ' || o.reason, ''), '') || chr(10) else '' end
              || '  ' || p.sku || ' ' || trim_scale(l.quantity) || ' at ' || trim_scale(l.unit_price) || ' '
              || l.price_origin || ' list ' || coalesce(trim_scale(l.list_unit_price)::text, '-') || ' '
              || coalesce(l.price_list_code, '-') || ': ' || l.list_amount || ' - ' || l.discount_amount || ' - '
              || l.header_discount_amount || ' = ' || l.net_amount
            from ledger.quotation_lines as l
            join ledger.quotations as q on q.id = l.quotation_id
            join ledger.products as p on p.id = l.product_id
            left join ledger.quotation_outcomes as o on o.quotation_id = q.id
            left join ledger.sales_orders as r on r.id = o.order_id
            order by q.number, q.version, l.line_no
            """;
    private static final String INSTALMENTS = """
            select i.number, n.line_no, n.due_on, n.amount
            from ledger.invoice_instalments as n
            join ledger.customer_invoices as i on i.id = n.invoice_id
            order by i.number, n.line_no
            """;
    private static final String PAYABLES = """
            select i.supplier_code, i.item_number, 'due ' || i.due_on, 'open ' || i.open_amount
            from api.open_payable_items('2030-12-31') as i
            order by i.supplier_code, i.due_on, i.item_number
            """;
    private static final String SUPPLIER_LETTERS = """
            select s.code, l.code, string_agg(p.entry_number || '/' || p.line_no, ' ' order by p.id), l.lettered_on
            from ledger.letters as l
            join ledger.suppliers as s on s.id = l.supplier_id
            join ledger.letter_postings as n on n.letter_id = l.id
            join ledger.postings as p on p.id = n.posting_id
            group by l.id, s.code
            order by l.id
            """;
    private static final String OFFERS = """
            select r.number, o.line_no, o.sku, trim_scale(o.needed_quantity), o.supplier_code, o.offer_number,
              trim_scale(o.offered_quantity) || ' at ' || trim_scale(o.unit_price) || ' = ' || o.net_amount,
              'rank ' || o.price_rank || ' (+' || o.above_cheapest_percent || '%)', o.arrives_on, o.in_time, o.ordered
            from ledger.purchase_requests as r
            cross join lateral api.compare_offers(r.number) as o
            """;
    private static final String REJECTS = """
            select r.receipt_number, r.order_number, r.order_line_no, r.sku, r.reason,
              trim_scale(r.rejected_quantity), 'waiting ' || trim_scale(r.waiting_quantity)
            from api.rejected_goods() as r
            """;
    private static final String CLAIMS = """
            select c.supplier_code, c.return_number, c.line_no, c.sku, c.invoice_number,
              trim_scale(c.open_quantity) || ' for ' || c.open_amount, c.reason
            from api.supplier_claims as c
            order by c.return_number, c.line_no, c.invoice_number
            """;
    private static final String MATCHING = """
            select m.order_number, m.line_no, m.sku, 'quantity', trim_scale(m.ordered_quantity),
              trim_scale(m.received_quantity)
                || case when m.returned_quantity > 0 then ' - ' || trim_scale(m.returned_quantity) else '' end,
              trim_scale(m.invoiced_quantity), trim_scale(m.quantity_difference),
              'amount', m.ordered_amount, m.received_amount, m.invoiced_amount, 'difference', m.price_difference,
              'credited', m.credited_amount, m.status
            from api.purchase_matching() as m
            where m.price_difference <> 0 or m.credited_amount <> 0 or m.status = 'invoiced-ahead'
            """;
    private static final String VALUED = """
            select v.valued_on, 'epoch ' || v.epoch, 'position ' || v.position, v.entry_count, v.last_posted_on,
              v.stock_amount, v.cost_amount
            from api.valuation_posted as v
            order by v.valued_on
            """;
    private static final String VAT = """
            select v.side, v.regime, v.tax_rate_percent || '%', 'base ' || v.base_amount, 'due ' || v.due_amount,
              'deductible ' || v.deductible_amount
            from api.vat_report('2026-01-01', '2026-12-31') as v
            where exists (select from ledger.vat_rates)
            """;
    private static final String MENTIONS = """
            select i.number, r.regime, r.vat_number, r.mention_en
            from ledger.customer_invoice_regimes as r
            join ledger.customer_invoices as i on i.id = r.invoice_id
            order by i.number
            """;
    private static final String COSTS = """
            select e.effective_on, e.cause, p.sku, r.number || '/' || r.line_no, e.amount, e.document_number
            from ledger.cost_events as e
            join ledger.goods_receipt_lines as r on r.id = e.receipt_line_id
            join ledger.products as p on p.id = e.product_id
            order by e.id
            """;
    private static final String PRICES = """
            select l.order_number, l.line_no, p.price_origin, 'list',
              coalesce(trim_scale(p.list_unit_price)::text, '-'),
              coalesce(p.price_list_code, '-') || ': ' || l.list_amount || ' - ' || p.discount_amount || ' - '
              || p.header_discount_amount || ' = ' || l.net_amount
            from ledger.sales_order_line_prices as p
            join ledger.sales_order_lines as l on l.id = p.order_line_id
            order by l.order_number, l.line_no
            """;

    static List<String> stories() {
        return List.of(
                "order-to-cash",
                "partial-receipt",
                "return-and-credit",
                "transfer-and-count",
                "transit-and-scrap",
                "kits",
                "cycle-count",
                "units",
                "lots",
                "reservations",
                "money-on-account",
                "close-and-reopen",
                "opening-balances",
                "quote-to-order",
                "instalments",
                "landed-costs",
                "supplier-payments",
                "purchase-matching",
                "supplier-returns",
                "direct-deliveries",
                "stock-allowances",
                "supplier-instalments",
                "cancelled-rests",
                "return-of-half-invoiced",
                "valuation",
                "vat-regimes",
                "request-to-receipt",
                "foreign-currency");
    }

    @ParameterizedTest
    @MethodSource("stories")
    void storyLeavesTheJournalAndTheStockWeReviewed(String name) throws SQLException {
        try (LedgerUnderTest ledger = LedgerUnderTest.withCompany()) {
            String steps = play(ledger, Story.read(name));
            String text = whereAny("quotations", ledger.rows(QUOTATIONS))
                    + whereAny("prices of order lines", ledger.rows(PRICES))
                    + whereAny("offers", ledger.rows(OFFERS))
                    + whereAny("rejected goods", ledger.rows(REJECTS))
                    + whereAny("credit notes to receive", ledger.rows(CLAIMS))
                    + whereAny("purchases that differ: ordered, received, invoiced", ledger.rows(MATCHING))
                    + whereAny("costs laid on receipts", ledger.rows(COSTS))
                    + whereAny("days valued: position, entries, posted on, stock, cost", ledger.rows(VALUED))
                    + whereAny("value added tax", ledger.rows(VAT))
                    + whereAny("what invoices say of it", ledger.rows(MENTIONS))
                    + whereAny("open payables", ledger.rows(PAYABLES))
                    + whereAny("letters of suppliers", ledger.rows(SUPPLIER_LETTERS))
                    + steps
                    + "\nstock moves\n" + ledger.rows(MOVES)
                    + "\nstock on hand\n" + ledger.rows(STOCK)
                    + "\norders\n" + ledger.rows(ORDERS)
                    + "\nopen receivables\n" + ledger.rows(OPEN)
                    + ledger.rows(INSTALMENTS).indent(2)
                    + "\ntrial balance: debit, credit, balance\n" + ledger.rows(BALANCE);
            Golden.matches(Path.of("src/test/resources/scenarios", name + ".golden.txt"), text);
            assertThat(MigrateDatabase.verify(ledger.administrator())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void storyLeavesTheSameEntriesOnTheAccountsOfTheOtherChart(String name) throws SQLException, CommandRefused {
        try (LedgerUnderTest ledger = LedgerUnderTest.withCompany()) {
            ledger.accept("put_company", "{\"name\": \"Toys Ltd\", \"chart\": \"anglo_saxon\"}");
            String text = play(ledger, Story.read(name).withAccounts(ledger.pairs(ACCOUNTS)))
                    + "\ntrial balance: debit, credit, balance\n" + ledger.rows(BALANCE);
            Golden.matches(Path.of("src/test/resources/scenarios", name + ".anglo-saxon.golden.txt"), text);
            assertThat(MigrateDatabase.verify(ledger.administrator())).isEmpty();
        }
    }

    /** What each step posts, and what it leaves of the products it moves. */
    private static String play(LedgerUnderTest ledger, Story story) {
        StringBuilder text = new StringBuilder("steps: entries posted, stock left\n");
        AtomicReference<String> before = new AtomicReference<>(now(ledger));
        ledger.play(story, step -> {
            text.append("* ").append(step.command());
            text.append(step.refusal() == null ? "\n" : " refused: " + step.refusal() + "\n");
            text.append(ledger.rows(JOURNAL.replace("{before}", before.get())));
            text.append(ledger.rows(STOCK_AFTER.replace("{before}", before.get())));
            before.set(now(ledger));
        });
        return text.toString();
    }

    /** The last transaction that began, as far as this ledger's server knows. */
    private static String now(LedgerUnderTest ledger) {
        return ledger.rows("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1")
                .strip();
    }

    /** A section few stories have. */
    private static String whereAny(String title, String rows) {
        return rows.isEmpty() ? "" : title + "\n" + rows + "\n";
    }
}
