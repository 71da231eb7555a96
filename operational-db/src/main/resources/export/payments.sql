select
  p.number as document, ledger.sequence_of(p.xmin, p.xid) as sequence, c.code as customer, p.paid_on,
  lower(p.method) as method, p.amount,
  case
    when (
      select coalesce(sum(o.amount), 0)
      from ledger.payment_allocations as o
      where o.payment_id = p.id and o.xmin = p.xmin
    ) < p.amount then 'on-account'
  end as excess,
  i.number as invoice, a.amount as allocation_amount, n.gross_amount as cash_discount
from ledger.payments as p
join ledger.customers as c on c.id = p.customer_id
left join ledger.payment_allocations as a on a.payment_id = p.id and a.xmin = p.xmin and a.xid = p.xid
left join ledger.customer_invoices as i on i.id = a.invoice_id
left join ledger.cash_discounts_taken as t on t.payment_id = p.id and t.invoice_id = i.id
left join ledger.credit_notes as n on n.id = t.credit_note_id
order by sequence, a.id
