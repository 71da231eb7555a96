select
  p.number as document, ledger.sequence_of(p.xmin, p.xid) as sequence, s.code as supplier, p.paid_on,
  lower(p.method) as method, v.currency_code as currency, c.exchange_rate as rate, i.number as invoice,
  c.foreign_amount as amount
from ledger.supplier_payments as p
join ledger.suppliers as s on s.id = p.supplier_id
join ledger.supplier_payment_allocations as a on a.payment_id = p.id
join ledger.supplier_allocation_currencies as c on c.allocation_id = a.id
join ledger.supplier_invoices as i on i.id = a.invoice_id
join ledger.supplier_invoice_currencies as v on v.invoice_id = i.id
order by sequence, a.id
