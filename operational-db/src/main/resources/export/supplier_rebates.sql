select
  s.code || '/' || n.number as document, ledger.sequence_of(n.xmin, n.xid) as sequence, s.code as supplier,
  i.number as invoice, n.number, n.credited_on, n.net_amount, min(r.received_on) as "from", max(r.received_on) as until
from ledger.supplier_credit_notes as n
join ledger.suppliers as s on s.id = n.supplier_id
join ledger.supplier_invoices as i on i.id = n.invoice_id
join ledger.supplier_credit_note_lines as l on l.credit_note_id = n.id and l.kind = 'REBATE'
join ledger.cost_events as e on e.document_type = 'SUPPLIER_CREDIT_NOTE' and e.line_id = l.id
join ledger.goods_receipt_lines as r on r.id = e.receipt_line_id
group by n.id, n.xmin, s.code, i.number
order by sequence
