select
  n.number as document, ledger.sequence_of(n.xmin, n.xid) as sequence, o.number as purchase_order, n.delivered_on,
  x.exchange_rate as rate, p.line_no, g.quantity, ledger.lots_cell(m.id) as lots
from ledger.direct_deliveries as d
join ledger.delivery_notes as n on n.id = d.delivery_note_id
join ledger.goods_receipt_lines as g on g.receipt_id = d.receipt_id
join ledger.purchase_order_lines as p on p.id = g.purchase_order_line_id
join ledger.purchase_orders as o on o.id = p.purchase_order_id
join ledger.stock_moves as m on m.document_type = 'GOODS_RECEIPT' and m.document_id = d.receipt_id and m.line_id = g.id
left join ledger.goods_receipt_line_currencies as x on x.receipt_line_id = g.id
order by sequence, p.line_no
