select
  p.number as document, ledger.sequence_of(p.xmin, p.xid) as sequence, s.code as supplier, p.paid_on,
  lower(p.method) as method, p.amount,
  case
    when (
      select coalesce(sum(o.amount), 0)
      from ledger.supplier_payment_allocations as o
      where o.payment_id = p.id and o.xmin = p.xmin
    ) < p.amount then 'on-account'
  end as excess,
  i.number as invoice, a.amount as allocation_amount, nullif(a.cash_discount_amount, 0) as cash_discount
from ledger.supplier_payments as p
join ledger.suppliers as s on s.id = p.supplier_id
left join ledger.supplier_payment_allocations as a on a.payment_id = p.id and a.xmin = p.xmin and a.xid = p.xid
left join ledger.supplier_invoices as i on i.id = a.invoice_id
where not exists (
  select
  from ledger.supplier_payment_allocations as f
  join ledger.supplier_allocation_currencies as c on c.allocation_id = f.id
  where f.payment_id = p.id
)
order by sequence, a.id
