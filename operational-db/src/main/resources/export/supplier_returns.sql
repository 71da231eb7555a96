select
  r.number as document, ledger.sequence_of(r.xmin, r.xid) as sequence,
  ledger.document_of_receipt(r.receipt_id) as receipt, r.returned_on, r.reason, w.code as warehouse,
  n.line_no, l.quantity, ledger.lots_cell(m.id) as lots
from ledger.supplier_returns as r
join ledger.warehouses as w on w.id = r.warehouse_id
join ledger.supplier_return_lines as l on l.return_id = r.id
join ledger.goods_receipt_lines as n on n.id = l.receipt_line_id
join ledger.stock_moves as m on m.document_type = 'SUPPLIER_RETURN' and m.document_id = r.id and m.line_id = l.id
order by sequence, l.line_no
