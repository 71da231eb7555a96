package vigie.localstack;

import java.util.List;

/** What KPIs rest on: stock by age, demand, open invoices by delay, DSO, payables, DPO, lines on time and in full. */
final class KpiComparisons {
    private static final String EVERY_PROMISE = " from promised_lines(:position, date '1900-01-01', date '2100-01-01')";
    /** A day inside the history, so that some invoices are late on it and some are not due. */
    private static final String WAREHOUSE_DAY =
            "(select max(effective_on) - 20 from receivables where position <= :position)";

    /** The same day, as the ledger knows it. */
    static final String LEDGER_DAY = "(select max(day) - 20 from ("
            + "select invoiced_on as day from ledger.customer_invoices join visible using (xid)"
            + " union all select credited_on from ledger.credit_notes join visible using (xid)"
            + " union all select paid_on from ledger.payments join visible using (xid)"
            + " union all select allocated_on from ledger.payment_allocations join visible using (xid)) as days)";

    /** Order lines with what was due on the promised day, less what was cancelled before, and delivered by it. */
    static final String PROMISED = "select o.promised_on,"
            + " coalesce(sum(d.quantity) filter (where d.delivered_on <= o.promised_on), 0) as on_time,"
            + " case when c.cancelled_on <= o.promised_on then coalesce(sum(d.quantity), 0) else l.quantity end as due"
            + " from ledger.sales_order_lines as l join visible using (xid)"
            + " join ledger.sales_orders as o on o.id = l.order_id"
            + " left join (select order_id, cancelled_on from ledger.sales_order_cancellations"
            + " join visible using (xid)) as c on c.order_id = l.order_id"
            + " left join (select order_line_id, quantity, delivered_on from ledger.delivery_note_lines"
            + " join visible using (xid)) as d on d.order_line_id = l.id"
            + " where o.promised_on is not null group by o.promised_on, c.cancelled_on, l.id, l.quantity";

    static final List<Comparison> ALL = List.of(
            new Comparison(
                    "open invoices by days late",
                    "select items.document_number, items.delay_days, items.open from " + WAREHOUSE_DAY
                            + " as days(day), lateral (select * from open_items(:position, days.day)) as items",
                    openInvoices("number, day - due_on, open")),
            new Comparison(
                    "days of sales the receivables stand for",
                    daysOwed("credit_terms"),
                    daysOwed(
                            openInvoices("open"),
                            "select gross_amount, invoiced_on as day from ledger.customer_invoices"
                                    + " join visible using (xid) union all select -gross_amount, credited_on"
                                    + " from ledger.credit_notes join visible using (xid)")),
            new Comparison(
                    "open payables by supplier are account 401",
                    "select supplier_id, sum(open) from payables where position <= :position group by all",
                    "select supplier_id, sum(credit - debit) from ledger.postings join visible using (xid)"
                            + " where role = 'SUP' group by 1"),
            new Comparison(
                    "open supplier invoices by days late",
                    "select items.document_number, items.supplier_id, items.delay_days, items.open from "
                            + WAREHOUSE_DAY
                            + " as days(day), lateral (select * from open_payables(:position, days.day))"
                            + " as items",
                    openPurchases("number, supplier_id, day - due_on, open")),
            new Comparison(
                    "days of purchases the payables stand for",
                    daysOwed("payable_terms"),
                    daysOwed(
                            openPurchases("open"),
                            "select gross_amount, invoiced_on as day from ledger.supplier_invoices"
                                    + " join visible using (xid) union all select -gross_amount, credited_on"
                                    + " from ledger.supplier_credit_notes join visible using (xid)")),
            new Comparison(
                    "age of what is left of receipts",
                    "select product_id, warehouse_id, age_on, sum(value) from aged_stock(:position, date '2100-01-01')"
                            + " where kind = 'RECEIPT' group by all",
                    "select l.product_id, l.warehouse_id, m.effective_on, sum(l.value) from oracle_layers as l"
                            + " join ledger.stock_moves as m on m.id = l.move_id"
                            + " where m.kind = 'RECEIPT' group by 1, 2, 3"),
            new Comparison(
                    "what was sold of each product in the quarter before",
                    "select product_id, warehouse_id, sum(demand_quantity)"
                            + " from stock_pools(:position, (select max(effective_on) from stock_values"
                            + " where position <= :position), 90) group by all",
                    "select product_id, from_warehouse_id, sum(quantity)"
                            + " from ledger.stock_moves join visible using (xid)"
                            + " where kind = 'DELIVERY' and effective_on > (select max(effective_on) - 90"
                            + " from ledger.stock_moves join visible using (xid)) group by 1, 2"),
            new Comparison(
                    "lines on time and in full by promised day",
                    "select promised_on, sum(in_full)" + EVERY_PROMISE + " group by all",
                    "select promised_on, sum(case when on_time >= due then 1 else 0 end) from (" + PROMISED
                            + ") as lines where due > 0 group by 1"),
            new Comparison(
                    "lines due by promised day",
                    "select promised_on, count(*)" + EVERY_PROMISE + " group by all",
                    "select promised_on, count(*) from (" + PROMISED + ") as lines where due > 0 group by 1"));

    private KpiComparisons() {}

    /** Days of 91 days' invoices that are owed on the day, of the terms the warehouse adds up. */
    private static String daysOwed(String terms) {
        return "select 'days', round(sum(terms.open) * 91 / sum(terms.invoiced), 1) from " + WAREHOUSE_DAY
                + " as days(day), lateral (select * from " + terms + "(:position, days.day, 91)) as terms"
                + " having sum(terms.invoiced) > 0";
    }

    /** The same of documents: what is open, and what was invoiced and credited on which day. */
    private static String daysOwed(String open, String invoiced) {
        return "select 'days', round((select sum(open) from (" + open + ") as items) * 91 / sum(gross_amount), 1)"
                + " from (" + invoiced + ") as documents where day <= " + LEDGER_DAY + " and day > " + LEDGER_DAY
                + " - 91 having sum(gross_amount) > 0";
    }

    /** Invoices of suppliers less their credit notes and what was paid, discounts included, on the day. */
    private static String openPurchases(String columns) {
        return "select " + columns + " from (select i.number, i.supplier_id, i.due_on, " + LEDGER_DAY + " as day,"
                + " i.gross_amount"
                + " - coalesce((select sum(c.gross_amount) from ledger.supplier_credit_notes as c"
                + " join visible using (xid) where c.invoice_id = i.id and c.credited_on <= " + LEDGER_DAY + "), 0)"
                + " - coalesce((select sum(a.amount + a.cash_discount_amount)"
                + " from ledger.supplier_payment_allocations as a join visible using (xid)"
                + " where a.invoice_id = i.id and a.allocated_on <= " + LEDGER_DAY + "), 0) as open"
                + " from ledger.supplier_invoices as i join visible using (xid)"
                + " where i.invoiced_on <= " + LEDGER_DAY + ") as invoices where open <> 0";
    }

    /** Invoices less credit notes and payments applied, as they stood on the day. */
    static String openInvoices(String columns) {
        return "select " + columns + " from (select i.number, i.due_on, " + LEDGER_DAY + " as day, i.gross_amount"
                + " - coalesce((select sum(c.gross_amount) from ledger.credit_notes as c join visible using (xid)"
                + " where c.invoice_id = i.id and c.credited_on <= " + LEDGER_DAY + "), 0)"
                + " - coalesce((select sum(a.amount) from ledger.payment_allocations as a join visible using (xid)"
                + " where a.invoice_id = i.id and a.allocated_on <= " + LEDGER_DAY + "), 0) as open"
                + " from ledger.customer_invoices as i join visible using (xid)"
                + " where i.invoiced_on <= " + LEDGER_DAY + ") as invoices where open <> 0";
    }
}
