select
  s.code || '/' || n.number as document, ledger.sequence_of(n.xmin, n.xid) as sequence, s.code as supplier,
  i.number as invoice, n.number, n.credited_on, coalesce(v.line_no, c.line_no) as line_no,
  coalesce(x.foreign_amount, l.net_amount) as net_amount
from ledger.supplier_credit_notes as n
join ledger.suppliers as s on s.id = n.supplier_id
join ledger.supplier_invoices as i on i.id = n.invoice_id
join ledger.supplier_credit_note_lines as l on l.credit_note_id = n.id
left join ledger.supplier_credit_note_line_currencies as x on x.credit_note_line_id = l.id
left join ledger.supplier_invoice_lines as v on v.id = l.invoice_line_id
left join ledger.landed_costs as c on c.id = l.landed_cost_id
where l.kind not in ('REBATE', 'RETURN')
order by sequence, l.line_no
