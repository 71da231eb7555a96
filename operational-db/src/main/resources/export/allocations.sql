select
  'AFF-' || a.id as document, ledger.sequence_of(a.xmin, a.xid) as sequence, a.payment_number as payment,
  a.invoice_number as invoice, a.amount, a.allocated_on
from ledger.payment_allocations as a
join ledger.payments as p on p.id = a.payment_id
where (a.xmin, a.xid) is distinct from (p.xmin, p.xid)
order by sequence, a.id
