-- Supplier invoices whose postings differ from what is open of them, postings of role SUP that no invoice explains,
-- and a difference between money paid on account and its account.
with posted as (
  select i.invoice_id, sum(p.credit - p.debit) as balance
  from ledger.supplier_invoice_postings as i
  join ledger.postings as p on p.id = i.posting_id
  group by i.invoice_id
)
select
  i.number as document,
  coalesce(d.balance, 0) as posted,
  ledger.supplier_open_amount(i.id) as open_amount
from ledger.supplier_invoices as i
left join posted as d on d.invoice_id = i.id
where coalesce(d.balance, 0) <> ledger.supplier_open_amount(i.id)
union all
select p.entry_number || '/' || p.line_no, p.credit - p.debit, null
from ledger.postings as p
where p.role = 'SUP'
  and not exists (select from ledger.supplier_invoice_postings as i where i.posting_id = p.id)
union all
select 'on account', a.posted, a.paid
from (
  select
    (select coalesce(sum(p.debit - p.credit), 0) from ledger.postings as p where p.role = 'SUP_ADVANCE') as posted,
    (select coalesce(sum(ledger.rest_of_supplier_payment(s.id)), 0) from ledger.supplier_payments as s) as paid
) as a
where a.posted <> a.paid;
