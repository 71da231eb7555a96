select
  'AFF-' || a.id as document, ledger.sequence_of(a.xmin, a.xid) as sequence, p.number as payment, i.number as invoice,
  a.amount, a.allocated_on
from ledger.supplier_payment_allocations as a
join ledger.supplier_payments as p on p.id = a.payment_id
join ledger.supplier_invoices as i on i.id = a.invoice_id
where (a.xmin, a.xid) is distinct from (p.xmin, p.xid)
order by sequence, a.id
