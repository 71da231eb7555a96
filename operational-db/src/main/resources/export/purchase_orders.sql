select
  o.number as document, ledger.sequence_of(o.xmin, o.xid) as sequence, s.code as supplier, w.code as warehouse,
  o.ordered_on, c.currency_code as currency, c.exchange_rate as rate, n.order_number as sales_order, p.sku, l.quantity,
  coalesce(x.unit_price, l.unit_price) as unit_price, n.line_no as sales_line_no
from ledger.purchase_orders as o
join ledger.suppliers as s on s.id = o.supplier_id
join ledger.warehouses as w on w.id = o.warehouse_id
join ledger.purchase_order_lines as l on l.purchase_order_id = o.id
join ledger.products as p on p.id = l.product_id
left join ledger.purchase_order_currencies as c on c.purchase_order_id = o.id
left join ledger.purchase_order_line_currencies as x on x.purchase_order_line_id = l.id
left join ledger.direct_purchase_lines as t on t.purchase_order_line_id = l.id
left join ledger.sales_order_lines as n on n.id = t.order_line_id
order by sequence, l.line_no
