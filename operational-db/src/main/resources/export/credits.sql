select
  n.number as document, ledger.sequence_of(n.xmin, n.xid) as sequence, i.number as invoice, n.credited_on, v.line_no,
  lower(l.kind) as kind, nullif(l.quantity, 0) as quantity, nullif(l.net_amount, 0) as net_amount
from ledger.credit_notes as n
join ledger.customer_invoices as i on i.id = n.invoice_id
join ledger.credit_note_lines as l on l.credit_note_id = n.id
join ledger.customer_invoice_lines as v on v.id = l.invoice_line_id
where not exists (select from ledger.cash_discounts_taken as t where t.credit_note_id = n.id)
order by sequence, l.line_no
