select
  r.number as document, ledger.sequence_of(r.xmin, r.xid) as sequence, n.number as delivery, r.returned_on,
  w.code as warehouse, d.line_no, l.quantity, ledger.lots_cell(m.id) as lots
from ledger.customer_returns as r
join ledger.delivery_notes as n on n.id = r.delivery_note_id
join ledger.warehouses as w on w.id = r.warehouse_id
join ledger.customer_return_lines as l on l.return_id = r.id
join ledger.delivery_note_lines as d on d.id = l.delivery_note_line_id
join ledger.stock_moves as m on m.document_type = 'CUSTOMER_RETURN' and m.document_id = r.id and m.line_id = l.id
order by sequence, l.line_no
