-- Documents whose lines of value added tax differ from what they posted, by role.
with told as (
  select v.document_type, v.document_id, g.role, sum(g.amount) as amount
  from ledger.vat_lines as v
  join ledger.vat_regimes as r on r.code = v.regime
  cross join lateral (
    values
      ('VAT_OUT', case when v.side = 'SALE' then -v.tax_amount end),
      ('VAT_IN', case when v.side = 'PURCHASE' and r.due_role is null then v.tax_amount end),
      (r.deductible_role, case when v.side = 'PURCHASE' then v.tax_amount end),
      (r.due_role, case when v.side = 'PURCHASE' then -v.tax_amount end)
  ) as g (role, amount)
  where g.role is not null
    and g.amount is not null
  group by v.document_type, v.document_id, g.role
),
posted as (
  select e.document_type, e.document_id, p.role, sum(p.debit - p.credit) as amount
  from ledger.postings as p
  join ledger.journal_entries as e on e.id = p.entry_id
  where p.role in ('VAT_OUT', 'VAT_IN', 'VAT_DUE_EU', 'VAT_IN_EU', 'VAT_DUE_IMPORT', 'VAT_IN_IMPORT')
  group by e.document_type, e.document_id, p.role
)
select
  coalesce(t.document_type, p.document_type) as document_type,
  coalesce(t.document_id, p.document_id) as document_id,
  coalesce(t.role, p.role) as role,
  p.amount as posted,
  t.amount as told
from told as t
full join posted as p on p.document_type = t.document_type and p.document_id = t.document_id and p.role = t.role
where coalesce(t.amount, 0) <> coalesce(p.amount, 0);
