package vigie.operationaldb.demo;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The ledger at the end of the business day before {@code day}: all a simulated day is planned from.
 *
 * <p>Only documents dated earlier count, so a day that was half posted when the process died is planned again to the
 * same
 * commands. Lists are in a fixed order.
 */
record DemoState(
        LocalDate day,
        List<Item> items,
        List<Buyer> buyers,
        List<OpenOrderLine> orderLines,
        List<OpenPurchase> purchases,
        List<Unpaid> unpaid,
        List<Returnable> returnable,
        Map<String, BigDecimal> onHand,
        Map<String, BigDecimal> onOrder) {

    /** Prefix of the numbers of simulated documents. */
    static final String PREFIX = "SIM-";

    /** A product as it was sold from one warehouse: units ever sold there, average price, last purchase price. */
    record Item(
            String warehouse,
            String sku,
            String supplier,
            BigDecimal unitsSold,
            BigDecimal averagePrice,
            BigDecimal buyPrice) {
        String shelf() {
            return warehouse + "/" + sku;
        }
    }

    /** A customer that orders, and the warehouse it was last served from. */
    record Buyer(String customer, String warehouse) {}

    record OpenOrderLine(String order, int lineNumber, String shelf, LocalDate promisedOn, BigDecimal openQuantity) {}

    /**
     * @param lastReceiptOn null when nothing was received yet
     */
    record OpenPurchase(
            String number,
            LocalDate orderedOn,
            @Nullable LocalDate lastReceiptOn,
            List<BigDecimal> openQuantities,
            boolean invoiced) {
        boolean received() {
            return openQuantities.stream().allMatch(quantity -> quantity.signum() == 0);
        }
    }

    record Unpaid(String invoice, String customer, LocalDate dueOn, BigDecimal openAmount) {}

    record Returnable(String delivery, int deliveryLine, String invoice, int invoiceLine, BigDecimal quantity) {}

    static DemoState read(Connection reader, LocalDate day) throws SQLException {
        return new DemoState(
                day,
                rows(
                        reader,
                        ITEMS,
                        day,
                        row -> new Item(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBigDecimal(4),
                                row.getBigDecimal(5),
                                row.getBigDecimal(6))),
                rows(reader, BUYERS, day, row -> new Buyer(row.getString(1), row.getString(2))),
                rows(
                        reader,
                        ORDER_LINES,
                        day,
                        row -> new OpenOrderLine(
                                row.getString(1),
                                row.getInt(2),
                                row.getString(3),
                                row.getObject(4, LocalDate.class),
                                row.getBigDecimal(5))),
                purchases(reader, day),
                rows(
                        reader,
                        UNPAID,
                        day,
                        row -> new Unpaid(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, LocalDate.class),
                                row.getBigDecimal(4))),
                rows(
                        reader,
                        RETURNABLE,
                        day,
                        row -> new Returnable(
                                row.getString(1),
                                row.getInt(2),
                                row.getString(3),
                                row.getInt(4),
                                row.getBigDecimal(5))),
                quantities(reader, ON_HAND, day),
                quantities(reader, ON_ORDER, day));
    }

    private static List<OpenPurchase> purchases(Connection reader, LocalDate day) throws SQLException {
        Map<String, OpenPurchase> byNumber = new TreeMap<>();
        rows(reader, PURCHASES, day, row -> {
            OpenPurchase known = byNumber.get(row.getString(1));
            List<BigDecimal> quantities = new ArrayList<>(known == null ? List.of() : known.openQuantities());
            quantities.add(row.getBigDecimal(4));
            byNumber.put(
                    row.getString(1),
                    new OpenPurchase(
                            row.getString(1),
                            row.getObject(2, LocalDate.class),
                            row.getObject(3, LocalDate.class),
                            List.copyOf(quantities),
                            row.getBoolean(5)));
            return quantities;
        });
        return List.copyOf(byNumber.values());
    }

    private static Map<String, BigDecimal> quantities(Connection reader, String query, LocalDate day)
            throws SQLException {
        Map<String, BigDecimal> quantities = new TreeMap<>();
        rows(reader, query, day, row -> quantities.put(row.getString(1), row.getBigDecimal(2)));
        return quantities;
    }

    private interface RowReader<R> {
        @Nullable
        R read(ResultSet row) throws SQLException;
    }

    /** Every {@code ?} of the query is the day. */
    private static <R> List<R> rows(Connection reader, String query, LocalDate day, RowReader<R> rowReader)
            throws SQLException {
        List<R> rows = new ArrayList<>();
        try (PreparedStatement statement = reader.prepareStatement(query)) {
            int parameters = statement.getParameterMetaData().getParameterCount();
            for (int index = 1; index <= parameters; index++) {
                statement.setObject(index, day);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    R row = rowReader.read(result);
                    if (row != null) {
                        rows.add(row);
                    }
                }
            }
        }
        return List.copyOf(rows);
    }

    /** Cost prices come from the first purchase, so that noise does not add up day after day. */
    private static final String ITEMS = """
            select w.code, p.sku, s.code, sum(l.quantity), round(sum(l.net_amount) / sum(l.quantity), 2), b.unit_price
            from ledger.sales_order_lines as l
            join ledger.products as p on p.id = l.product_id
            join ledger.suppliers as s on s.id = p.supplier_id
            join ledger.warehouses as w on w.id = l.warehouse_id
            join (
              select distinct on (pl.product_id) pl.product_id, pl.unit_price
              from ledger.purchase_order_lines as pl
              order by pl.product_id, pl.id
            ) as b on b.product_id = l.product_id
            where l.ordered_on < ? and l.order_number not like 'SIM-%'
            group by w.code, p.sku, s.code, b.unit_price
            order by w.code, p.sku
            """;

    private static final String BUYERS = """
            select c.code, (array_agg(w.code order by o.id desc))[1]
            from ledger.sales_orders as o
            join ledger.customers as c on c.id = o.customer_id
            join ledger.warehouses as w on w.id = o.warehouse_id
            where o.ordered_on < ?
            group by c.code
            order by c.code
            """;

    private static final String ORDER_LINES = """
            select o.number, l.line_no, w.code || '/' || p.sku, coalesce(o.promised_on, o.ordered_on),
              l.quantity - coalesce(sum(d.quantity), 0)
            from ledger.sales_order_lines as l
            join ledger.sales_orders as o on o.id = l.order_id
            join ledger.products as p on p.id = l.product_id
            join ledger.warehouses as w on w.id = l.warehouse_id
            left join ledger.delivery_note_lines as d on d.order_line_id = l.id and d.delivered_on < ?
            where o.number like 'SIM-%' and o.ordered_on < ?
            group by o.id, l.id, p.sku, w.code
            having l.quantity > coalesce(sum(d.quantity), 0)
            order by o.id, l.line_no
            """;

    private static final String PURCHASES = """
            select o.number, o.ordered_on,
              (select max(r.received_on) from ledger.goods_receipts as r
                where r.purchase_order_id = o.id and r.received_on < ?),
              l.quantity - coalesce((
                select sum(r.quantity) from ledger.goods_receipt_lines as r
                where r.purchase_order_line_id = l.id and r.received_on < ?), 0),
              exists (
                select from ledger.supplier_invoices as i where i.purchase_order_id = o.id and i.invoiced_on < ?)
            from ledger.purchase_orders as o
            join ledger.purchase_order_lines as l on l.purchase_order_id = o.id
            where o.number like 'SIM-%' and o.ordered_on < ?
              and not exists (
                select from ledger.supplier_invoices as i where i.purchase_order_id = o.id and i.invoiced_on < ?)
            order by o.number, l.line_no
            """;

    private static final String UNPAID = """
            select i.number, c.code, i.due_on, i.gross_amount
              - coalesce((select sum(n.gross_amount) from ledger.credit_notes as n
                  where n.invoice_id = i.id and n.credited_on < ?), 0)
              - coalesce((select sum(a.amount) from ledger.payment_allocations as a
                  where a.invoice_id = i.id and a.allocated_on < ?), 0) as open_amount
            from ledger.customer_invoices as i
            join ledger.customers as c on c.id = i.customer_id
            where i.invoiced_on < ? and i.due_on > ?::date - 90
            order by i.due_on, i.id
            """;

    private static final String RETURNABLE = """
            select d.number, dl.line_no, i.number, il.line_no, least(dl.quantity, il.quantity)
            from ledger.delivery_note_lines as dl
            join ledger.delivery_notes as d on d.id = dl.delivery_note_id
            join ledger.sales_orders as o on o.id = d.order_id
            join ledger.customer_invoice_lines as il on il.order_line_id = dl.order_line_id
            join ledger.customer_invoices as i on i.id = il.invoice_id
            where o.number like 'SIM-%' and dl.delivered_on < ? and dl.delivered_on > ?::date - 20 and i.invoiced_on < ?
              and not exists (
                select from ledger.customer_return_lines as r
                where r.delivery_note_line_id = dl.id and r.returned_on < ?)
              and not exists (
                select from ledger.credit_note_lines as n where n.invoice_line_id = il.id and n.credited_on < ?)
            order by dl.id, il.id
            """;

    private static final String ON_HAND = """
            select w.code || '/' || p.sku, sum(m.quantity)
            from (
              select product_id, to_warehouse_id as warehouse_id, quantity
              from ledger.stock_moves where to_warehouse_id is not null and effective_on < ?
              union all
              select product_id, from_warehouse_id, -quantity
              from ledger.stock_moves where from_warehouse_id is not null and effective_on < ?
            ) as m
            join ledger.products as p on p.id = m.product_id
            join ledger.warehouses as w on w.id = m.warehouse_id
            group by w.code, p.sku
            order by w.code, p.sku
            """;

    private static final String ON_ORDER = """
            select w.code || '/' || p.sku, sum(l.quantity - coalesce((
              select sum(r.quantity) from ledger.goods_receipt_lines as r
              where r.purchase_order_line_id = l.id and r.received_on < ?), 0))
            from ledger.purchase_order_lines as l
            join ledger.purchase_orders as o on o.id = l.purchase_order_id
            join ledger.products as p on p.id = l.product_id
            join ledger.warehouses as w on w.id = o.warehouse_id
            where o.ordered_on < ?
            group by w.code, p.sku
            order by w.code, p.sku
            """;
}
