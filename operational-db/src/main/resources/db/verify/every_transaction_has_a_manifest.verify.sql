-- Transactions whose postings or stock moves do not add up to what their manifest says.
with postings as (
  select p.xid, count(*) as row_count, sum(p.debit) as debit, sum(p.credit) as credit
  from ledger.postings as p
  group by p.xid
),
moves as (
  select m.xid, count(*) as row_count, sum(m.quantity) as quantity, coalesce(sum(m.value_amount), 0) as value
  from ledger.stock_moves as m
  group by m.xid
)
select
  coalesce(p.xid, m.xid, t.xid) as xid,
  t.rows_by_table,
  p.row_count as postings,
  m.row_count as stock_moves
from postings as p
full join moves as m on m.xid = p.xid
full join ledger.transaction_manifests as t on t.xid = coalesce(p.xid, m.xid)
where t.xid is null
  or t.debit <> coalesce(p.debit, 0)
  or t.credit <> coalesce(p.credit, 0)
  or t.quantity <> coalesce(m.quantity, 0)
  or t.value <> coalesce(m.value, 0)
  or coalesce((t.rows_by_table::jsonb ->> 'postings')::bigint, 0) <> coalesce(p.row_count, 0)
  or coalesce((t.rows_by_table::jsonb ->> 'stock_moves')::bigint, 0) <> coalesce(m.row_count, 0);
