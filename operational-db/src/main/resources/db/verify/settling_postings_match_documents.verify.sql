-- Postings of the account of the customers that no invoice explains, or that differ from the documents of the invoice.
with posted as (
  select i.invoice_id, sum(p.debit - p.credit) as balance
  from ledger.invoice_postings as i
  join ledger.postings as p on p.id = i.posting_id
  group by i.invoice_id
)
select
  i.number as invoice_number,
  null::bigint as posting_id,
  coalesce(d.balance, 0) as posted,
  ledger.open_amount(i.id) as open_amount
from ledger.customer_invoices as i
left join posted as d on d.invoice_id = i.id
where coalesce(d.balance, 0) <> ledger.open_amount(i.id)
union all
select null, p.id, p.debit - p.credit, null
from ledger.postings as p
where p.role = 'CUST'
  and not exists (select from ledger.invoice_postings as i where i.posting_id = p.id);
