-- Credit notes to receive that differ from their account, by supplier; returned lines whose stock move says otherwise.
with claimed as (
  select b.supplier_id, sum(c.claim_amount - coalesce(n.claim_amount, 0)) as amount
  from ledger.supplier_returns as b
  join ledger.supplier_return_lines as r on r.return_id = b.id
  join ledger.supplier_return_claims as c on c.return_line_id = r.id
  left join (
    select l.claim_id, sum(l.claim_amount) as claim_amount
    from ledger.supplier_credit_note_lines as l
    group by l.claim_id
  ) as n on n.claim_id = c.id
  group by b.supplier_id
),
posted as (
  select p.supplier_id, sum(p.debit - p.credit) as amount
  from ledger.postings as p
  where p.role = 'RET_CLAIM'
  group by p.supplier_id
)
select
  'claims of supplier ' || coalesce(c.supplier_id, p.supplier_id) as problem,
  p.amount as found,
  c.amount as expected
from claimed as c
full join posted as p on p.supplier_id = c.supplier_id
where coalesce(c.amount, 0) <> coalesce(p.amount, 0)
union all
select 'move of ' || r.number || '/' || r.line_no, m.value_amount, r.uninvoiced_amount + c.amount
from ledger.supplier_return_lines as r
cross join lateral (
  select coalesce(sum(n.claim_amount), 0) as amount, coalesce(sum(n.quantity), 0) as quantity
  from ledger.supplier_return_claims as n
  where n.return_line_id = r.id
) as c
left join ledger.stock_moves as m
  on m.document_type = 'SUPPLIER_RETURN' and m.document_id = r.return_id and m.line_id = r.id
where m.id is null
  or m.quantity <> r.quantity
  or m.quantity <> r.uninvoiced_quantity + c.quantity
  or m.value_amount <> r.uninvoiced_amount + c.amount;
