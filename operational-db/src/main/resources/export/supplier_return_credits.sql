select
  s.code || '/' || n.number as document, ledger.sequence_of(n.xmin, n.xid) as sequence, r.number as "return",
  i.number as invoice, n.number, n.credited_on, r.line_no, l.quantity, l.net_amount
from ledger.supplier_credit_notes as n
join ledger.suppliers as s on s.id = n.supplier_id
join ledger.supplier_invoices as i on i.id = n.invoice_id
join ledger.supplier_credit_note_lines as l on l.credit_note_id = n.id
join ledger.supplier_return_claims as c on c.id = l.claim_id
join ledger.supplier_return_lines as r on r.id = c.return_line_id
where l.kind = 'RETURN'
order by sequence, l.line_no
