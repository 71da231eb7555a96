-- Open items that differ from what their invoice or payment leaves open.
with documents as (
  select 'INVOICE' as kind, i.id, i.customer_id, ledger.open_amount(i.id) as open_amount
  from ledger.customer_invoices as i
  union all
  select 'PAYMENT', p.id, p.customer_id, ledger.rest_of_payment(p.id)
  from ledger.payments as p
)
select d.kind, d.id, d.open_amount, o.open_amount as kept
from documents as d
full join ledger.open_items as o on o.kind = d.kind and o.document_id = d.id
where coalesce(d.open_amount, 0) <> coalesce(o.open_amount, 0)
  or d.customer_id <> o.customer_id
  or o.open_amount = 0;
