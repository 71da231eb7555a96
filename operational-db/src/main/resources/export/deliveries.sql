select
  n.number as document, ledger.sequence_of(n.xmin, n.xid) as sequence, o.number as "order", n.delivered_on,
  w.code as warehouse, true as expired_allowed, k.line_no, l.quantity, ledger.lots_cell(m.id) as lots
from ledger.delivery_notes as n
join ledger.sales_orders as o on o.id = n.order_id
join ledger.warehouses as w on w.id = n.warehouse_id
join ledger.delivery_note_lines as l on l.delivery_note_id = n.id
join ledger.sales_order_lines as k on k.id = l.order_line_id
join ledger.stock_moves as m on m.document_type = 'DELIVERY_NOTE' and m.document_id = n.id and m.line_id = l.id
where m.origin_move_id is null
order by sequence, l.line_no
