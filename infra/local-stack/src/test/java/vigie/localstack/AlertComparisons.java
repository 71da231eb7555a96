package vigie.localstack;

import java.util.List;

/** Members whose alert fires, against the conditions of the rules said in plain SQL. */
final class AlertComparisons {
    private static final String OPEN_INVOICES = "select i.customer_id, i.due_on, i.gross_amount"
            + " - coalesce((select sum(c.gross_amount) from ledger.credit_notes as c join visible using (xid)"
            + " where c.invoice_id = i.id), 0)"
            + " - coalesce((select sum(a.amount) from ledger.payment_allocations as a join visible using (xid)"
            + " where a.invoice_id = i.id), 0) as open"
            + " from ledger.customer_invoices as i join visible using (xid)";

    static final List<Comparison> ALL = List.of(
            new Comparison(
                    "alerts: sales below cost",
                    firing("sale-below-cost", "member_id"),
                    "select order_line_id, 1 from oracle_revenue join ("
                            + "select order_line_id, sum(cost - returned_cost) as cost from oracle_costs group by 1"
                            + ") as costs using (order_line_id) where invoiced - credited + estimated - waiting > 0"
                            + " and cost > invoiced - credited + estimated - waiting"),
            new Comparison(
                    "alerts: stock below zero",
                    firing("negative-stock", "member_id, warehouse_id"),
                    "select product_id, warehouse_id, 1 from oracle_stock where quantity < 0"),
            new Comparison(
                    "alerts: stock at its reorder point",
                    firing("reorder-point", "member_id, warehouse_id"),
                    "select product_id, warehouse_id, 1 from ledger.reorder_rules join visible using (xid)"
                            + " left join oracle_stock using (product_id, warehouse_id)"
                            + " where coalesce(quantity, 0) <= threshold_quantity and not withdrawn"),
            new Comparison(
                    "alerts: more than 1,000 overdue for more than 30 days",
                    firing("overdue-customer", "member_id"),
                    "select customer_id, 1 from (" + OPEN_INVOICES + ") as invoices where open > 0 and due_on + 30"
                            + " < (select max(business_on) from ledger.clock_ticks join visible using (xid))"
                            + " group by customer_id having sum(open) > 1000"));

    private AlertComparisons() {}

    /** Members whose alert of a rule fires at the position. */
    private static String firing(String rule, String member) {
        return "select " + member + ", 1 from (select * from alerts where rule_code = '" + rule + "'"
                + " and position <= :position qualify row_number() over (partition by " + member
                + " order by position desc, fact_index desc) = 1) where state = 'FIRING'";
    }
}
