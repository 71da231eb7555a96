select
  r.number as document, ledger.sequence_of(r.xmin, r.xid) as sequence, o.number as purchase_order, r.received_on,
  w.code as warehouse, x.exchange_rate as rate, n.line_no, n.quantity, n.lots,
  n.rejected_quantity, n.reason as reject_reason
from ledger.goods_receipts as r
join ledger.purchase_orders as o on o.id = r.purchase_order_id
join ledger.warehouses as w on w.id = r.warehouse_id
left join lateral (
  select c.exchange_rate
  from ledger.goods_receipt_lines as l
  join ledger.goods_receipt_line_currencies as c on c.receipt_line_id = l.id
  where l.receipt_id = r.id
  limit 1
) as x on true
join lateral (
  select
    l.line_no, coalesce(g.quantity, 0) as quantity, j.quantity as rejected_quantity, j.reason,
    ledger.lots_cell(m.move_id) as lots
  from ledger.purchase_order_lines as l
  left join ledger.goods_receipt_lines as g on g.purchase_order_line_id = l.id and g.receipt_id = r.id
  left join ledger.rejected_goods as j on j.purchase_order_line_id = l.id and j.receipt_id = r.id
  left join ledger.receipt_moves as m on m.receipt_line_id = g.id
  where l.purchase_order_id = r.purchase_order_id
    and coalesce(g.id, j.id) is not null
) as n on true
order by sequence, n.line_no
