package vigie.localstack;

import java.util.List;
import java.util.stream.Stream;

/**
 * One figure, asked twice: of the warehouse as of {@code :position} and of the oracle's tables. The last column is the
 * value, the ones before are its key; zero values count as absent on both sides.
 */
record Comparison(String name, String warehouseSql, String ledgerSql) {
    private static final List<Comparison> LEDGER = List.of(
            new Comparison(
                    "stock quantity by product and warehouse",
                    "select product_id, warehouse_id, sum(quantity) from stock_values"
                            + " where position <= :position group by all",
                    "select product_id, warehouse_id, quantity from oracle_stock"),
            new Comparison(
                    "stock value, layers less shortages",
                    "select product_id, warehouse_id, sum(value - shortage_value) from stock_values"
                            + " where position <= :position group by all",
                    "select product_id, warehouse_id, value from oracle_stock"),
            new Comparison(
                    "quantity of open layers",
                    openLayers("remaining_quantity"),
                    "select product_id, warehouse_id, fifo_on, sum(quantity) from oracle_layers group by 1, 2, 3"),
            new Comparison(
                    "value of open layers",
                    openLayers("remaining_value"),
                    "select product_id, warehouse_id, fifo_on, sum(value) from oracle_layers group by 1, 2, 3"),
            new Comparison(
                    "cost of sales by order line",
                    "select order_line_id, sum(amount) from margins"
                            + " where position <= :position and measure like 'COGS%' group by all",
                    "select order_line_id, sum(cost - returned_cost) from oracle_costs"
                            + " where order_line_id is not null group by 1"),
            new Comparison(
                    "net revenue by order line",
                    "select order_line_id, sum(amount) from margins"
                            + " where position <= :position and measure not like 'COGS%' group by all",
                    "select order_line_id, invoiced - credited + estimated - waiting from oracle_revenue"),
            new Comparison(
                    "open receivables by customer",
                    "select customer_id, sum(open) from receivables where position <= :position group by all",
                    "select customer_id, open from oracle_receivables"),
            new Comparison(
                    "money on account by customer",
                    "select customer_id, sum(on_account) from receivables where position <= :position group by all",
                    "select customer_id, on_account from oracle_receivables"),
            new Comparison(
                    "posted balance by account",
                    "select account_code, sum(debit - credit) from postings"
                            + " where position <= :position and status = 'POSTED' group by all",
                    "select account_code, sum(debit - credit) from ledger.postings"
                            + " join visible using (xid) group by 1"),
            new Comparison(
                    "account 37, prepared entries included",
                    "select '37', sum(debit - credit) from postings"
                            + " where position <= :position and account_code = '37' and journal_code <> 'VAL'",
                    "select '37', sum(value) from oracle_stock"),
            new Comparison(
                    "control C1: goods entered by prepared entries are the purchases of the books",
                    "select 'purchases', sum(credit - debit) from postings"
                            + " where position <= :position and account_code = '60371' and status = 'PREPARED'",
                    "select 'purchases', sum(debit - credit) from ledger.postings join visible using (xid)"
                            + " where role in ('PURCH', 'FREIGHT_IN', 'RRR_PURCH')"),
            new Comparison(
                    "nothing is lost: receipts and late costs, less claims, are in stock, in sales or in differences",
                    "select 'all', sum(debit - credit) from postings where position <= :position"
                            + " and account_code in ('37', '60372', '60373', '60374') and status = 'PREPARED'",
                    "select 'all', sum(amount) from ("
                            + "select case kind when 'RECEIPT' then value_amount else -value_amount end as amount"
                            + " from ledger.stock_moves join visible using (xid)"
                            + " where kind in ('RECEIPT', 'SUPPLIER_RETURN')"
                            + " union all select amount from ledger.cost_events join visible using (xid))"
                            + " as entered"),
            new Comparison(
                    "account 60372 by product",
                    "select product_id, sum(debit - credit) from postings"
                            + " where position <= :position and account_code = '60372' and status = 'PREPARED'"
                            + " group by all",
                    "select product_id, sum(cost - returned_cost) from oracle_costs"
                            + " join ledger.sales_order_lines on sales_order_lines.id = order_line_id group by 1"));

    /** Every figure: of the ledger itself, of what KPIs rest on, of alerts. */
    static final List<Comparison> ALL = Stream.of(
                    LEDGER, KpiComparisons.ALL, ProcessComparisons.ALL, AlertComparisons.ALL)
            .flatMap(List::stream)
            .toList();

    private static String openLayers(String column) {
        return "select product_id, warehouse_id, fifo_on, sum(" + column + ") from (select layer_id,"
                + " any_value(product_id) as product_id, any_value(warehouse_id) as warehouse_id,"
                + " any_value(fifo_on) as fifo_on,"
                + " arg_max(" + column + ", (position, fact_index)) as " + column
                + " from cost_layers where position <= :position group by layer_id) group by all";
    }
}
