package vigie.localstack;

import java.util.List;

/** What counts, quotations and closes say, what is lost of the margin, and who the best customers are. */
final class ProcessComparisons {
    private static final String EVER = "(:position, date '1900-01-01', date '2100-01-01')";

    /** Five percent for every class: classes have a comparison of their own. */
    private static final String JUDGED = "select document_number, sum(is_right) from judged_counts(:position,"
            + " date '1900-01-01', date '2100-01-01', 0.80, 0.95, 0.02, 90, 0.05, 0.05, 0.05) group by all";

    /** Last versions of quotations with the day of the first, their amount and what became of them. */
    private static final String DECIDED = " from (select number, min(quoted_on) as first_on, max(version) as version"
            + " from ledger.quotations join visible using (xid) group by number) as issued"
            + " join ledger.quotations as q on q.number = issued.number and q.version = issued.version"
            + " join (select quotation_id, sum(net_amount) as amount from ledger.quotation_lines"
            + " join visible using (xid) group by 1) as priced on priced.quotation_id = q.id"
            + " left join (select number, kind from ledger.quotation_outcomes join visible using (xid)) as outcome"
            + " on outcome.number = issued.number"
            + " where (outcome.kind is not null or q.valid_until"
            + " < (select max(business_on) from ledger.clock_ticks join visible using (xid)))";

    /** Versions of periods with their position and the business day they were made on. */
    private static final String PERIOD_VERSIONS = "(select m.row_id as period_id, v.position,"
            + " (m.content ->> 'ends_on')::date as ends_on, (m.content ->> 'starts_on')::date as starts_on,"
            + " (m.content ->> 'closed')::boolean as closed,"
            + " (select t.business_on from ledger.clock_ticks as t join visible as s on s.xid = t.xid"
            + " where s.position <= v.position order by s.position desc limit 1) as known_on"
            + " from ledger.master_versions as m join visible as v on v.xid = m.xid"
            + " where m.table_name = 'periods')";

    /** Entries with the position and the business day they were posted on, and the period they fall into. */
    private static final String ENTRIES = " from (select j.id, j.effective_on, v.position,"
            + " (select t.business_on from ledger.clock_ticks as t join visible as s on s.xid = t.xid"
            + " where s.position <= v.position order by s.position desc limit 1) as posted_on,"
            + " (select sum(p.debit) from ledger.postings as p where p.entry_id = j.id) as amount"
            + " from ledger.journal_entries as j join visible as v on v.xid = j.xid) as e"
            + " join (select starts_on, ends_on, min(position) filter (where closed) as closed_at from "
            + PERIOD_VERSIONS + " as versions group by 1, 2) as p"
            + " on e.effective_on between p.starts_on and p.ends_on";

    static final List<Comparison> ALL = List.of(
            new Comparison(
                    "book value of counted lines",
                    "select position, product_id, warehouse_id, sum(book_value) from counted_lines" + EVER
                            + " group by all",
                    "select position, product_id, warehouse_id, book_value from oracle_counted"),
            new Comparison(
                    "what counted lines differ by",
                    "select position, product_id, warehouse_id, sum(difference) from counted_lines" + EVER
                            + " group by all",
                    "select position, product_id, warehouse_id, difference from oracle_counted"),
            new Comparison(
                    "lines counted right by count",
                    JUDGED,
                    "select number, count(*) from ledger.stock_count_lines join visible using (xid)"
                            + " where abs(counted_quantity - book_quantity) * 20 <= abs(book_quantity) group by 1"),
            new Comparison(
                    "quotations decided by day of the first version",
                    "select effective_on, count(*) from decided_quotations(:position) group by all",
                    "select issued.first_on, count(*)" + DECIDED + " group by 1"),
            new Comparison(
                    "amount of quotations won by day of the first version",
                    "select effective_on, sum(amount) from decided_quotations(:position) where won = 1 group by all",
                    "select issued.first_on, sum(priced.amount)" + DECIDED + " and outcome.kind = 'WON' group by 1"),
            new Comparison(
                    "days from the end of a period to its lock",
                    "select period_id, effective_on, days + 1 from period_closes(:position)",
                    "select period_id, known_on, greatest(known_on - ends_on, 0) + 1 from (select v.*,"
                            + " row_number() over (partition by v.period_id order by v.position) as rank from "
                            + PERIOD_VERSIONS + " as v where v.closed and not exists (select from "
                            + PERIOD_VERSIONS + " as later where later.period_id = v.period_id and not later.closed"
                            + " and later.position > v.position)) as locks where rank = 1"),
            new Comparison(
                    "entries in periods that had been closed",
                    "select effective_on, sum(late) from posted_entries" + EVER + " group by all",
                    "select e.effective_on, count(*)" + ENTRIES + " where e.position > p.closed_at group by 1"),
            new Comparison(
                    "amounts posted after the end of their period",
                    "select effective_on, sum(amount) from posted_entries" + EVER + " where after_end = 1 group by all",
                    "select e.effective_on, sum(e.amount)" + ENTRIES + " where e.posted_on > p.ends_on + 1 group by 1"),
            new Comparison(
                    "margin less losses of stock",
                    "select 'all', sum(amount) from shrunk_margins(:position)",
                    "select 'all', (select sum(invoiced - credited + estimated - waiting) from oracle_revenue)"
                            + " - (select sum(cost - returned_cost) from oracle_costs as c"
                            + " join ledger.stock_moves as m on m.id = c.move_id where m.kind in ('DELIVERY', 'SCRAP'))"
                            + " - coalesce((select sum(c.cost) from oracle_costs as c join ledger.stock_moves as m"
                            + " on m.id = c.move_id where m.kind = 'COUNT'), 0)"
                            + " + coalesce((select sum(difference) from oracle_counted where difference > 0), 0)"
                            + " + coalesce((select sum(credit - debit) from ledger.postings join visible using (xid)"
                            + " where role in ('DEPR_CHARGE', 'DEPR_REVERSAL')), 0)"),
            new Comparison(
                    "margin less discounts given, by customer",
                    "select customer_id, sum(amount) from contributions(:position) group by all",
                    "select customer_id, sum(amount) from (select l.customer_id,"
                            + " r.invoiced - r.credited + r.estimated - r.waiting as amount from oracle_revenue as r"
                            + " join ledger.sales_order_lines as l on l.id = r.order_line_id"
                            + " union all select l.customer_id, -(c.cost - c.returned_cost) from oracle_costs as c"
                            + " join ledger.sales_order_lines as l on l.id = c.order_line_id"
                            + " union all select customer_id, credit - debit from ledger.postings"
                            + " join visible using (xid) where role = 'DISC_GIVEN') as parts group by 1"));

    private ProcessComparisons() {}
}
