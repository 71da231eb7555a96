-- Posts of a valuation whose entry says otherwise, by role; entries of its journal that no post explains.
with lines as (
  select l.post_id, l.role, sum(l.amount) as amount
  from ledger.valuation_post_lines as l
  group by l.post_id, l.role
),
posted as (
  select v.id as post_id, p.role, sum(p.debit - p.credit) as amount
  from ledger.valuation_posts as v
  join ledger.postings as p on p.entry_id = v.entry_id
  group by v.id, p.role
)
select
  'post ' || coalesce(l.post_id, p.post_id) as problem,
  coalesce(l.role, p.role) as role,
  p.amount as posted,
  l.amount as expected
from lines as l
full join posted as p on p.post_id = l.post_id and p.role = l.role
where coalesce(l.amount, 0) <> coalesce(p.amount, 0)
union all
select 'entry ' || e.number, null, null, null
from ledger.journal_entries as e
where e.journal_code = 'VAL'
  and e.document_number like 'VAL-%'
  and not exists (select from ledger.valuation_posts as v where v.entry_id = e.id);
