select
  o.number as document, ledger.sequence_of(o.xmin, o.xid) as sequence, s.code as supplier, w.code as warehouse,
  o.ordered_on, c.currency_code as currency, c.exchange_rate as rate, p.sku, l.quantity,
  coalesce(x.unit_price, l.unit_price) as unit_price
from ledger.purchase_orders as o
join ledger.suppliers as s on s.id = o.supplier_id
join ledger.warehouses as w on w.id = o.warehouse_id
join ledger.purchase_order_lines as l on l.purchase_order_id = o.id
join ledger.products as p on p.id = l.product_id
left join ledger.purchase_order_currencies as c on c.purchase_order_id = o.id
left join ledger.purchase_order_line_currencies as x on x.purchase_order_line_id = l.id
order by sequence, l.line_no
