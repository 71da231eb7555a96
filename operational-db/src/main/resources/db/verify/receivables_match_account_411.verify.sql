-- Differences between open items and the accounts of the customers: 411 = open invoices, 4191 = money on account.
with posted as (
  select
    coalesce(sum(p.debit - p.credit) filter (where p.role = 'CUST'), 0) as customers,
    coalesce(sum(p.credit - p.debit) filter (where p.role = 'CUST_ADVANCE'), 0) as advances
  from ledger.postings as p
),
items as (
  select
    (select coalesce(sum(i.gross_amount), 0) from ledger.customer_invoices as i)
    - (select coalesce(sum(c.gross_amount), 0) from ledger.credit_notes as c)
    - (select coalesce(sum(a.amount), 0) from ledger.payment_allocations as a) as customers,
    (select coalesce(sum(p.amount), 0) from ledger.payments as p)
    - (select coalesce(sum(a.amount), 0) from ledger.payment_allocations as a) as advances
)
select
  posted.customers as account_411,
  items.customers as open_items,
  posted.advances as account_4191,
  items.advances as on_account
from posted
cross join items
where posted.customers <> items.customers
  or posted.advances <> items.advances;
