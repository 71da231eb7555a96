-- Products whose allowance differs from what is posted to role DEPR_STOCK for them, and lines that do not follow the
-- one before.
select p.product_id, sum(p.allowance) as allowance, sum(p.posted) as posted
from (
  select l.product_id, l.change_amount as allowance, 0 as posted from ledger.stock_write_down_lines as l
  union all
  select g.product_id, 0, g.credit - g.debit
  from ledger.postings as g
  where g.role = 'DEPR_STOCK'
    and g.document_type = 'STOCK_WRITE_DOWN'
) as p
group by p.product_id
having sum(p.allowance) <> sum(p.posted)
union all
select w.product_id, w.allowance_amount, w.change_amount
from (
  select
    l.*,
    lag(l.allowance_amount, 1, 0) over (partition by l.product_id, l.warehouse_id order by l.id) as before
  from ledger.stock_write_down_lines as l
) as w
where w.change_amount <> w.allowance_amount - w.before;
