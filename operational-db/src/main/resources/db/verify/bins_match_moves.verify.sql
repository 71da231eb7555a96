-- Bins that do not add up to their moves, or to the binned part of the stock of their warehouse.
with moved as (
  select s.bin_id, n.product_id, sum(s.delta) as quantity
  from ledger.bin_moves as n
  cross join lateral (
    values (n.from_bin_id, -n.quantity::numeric), (n.to_bin_id, n.quantity::numeric)
  ) as s (bin_id, delta)
  where s.bin_id is not null
  group by s.bin_id, n.product_id
),
held as (
  select b.warehouse_id, v.product_id, sum(v.on_hand) as quantity
  from ledger.bin_levels as v
  join ledger.bins as b on b.id = v.bin_id
  group by b.warehouse_id, v.product_id
)
select 'bin differs from moves' as problem, coalesce(v.bin_id, m.bin_id) as id, v.on_hand, m.quantity as expected
from ledger.bin_levels as v
full join moved as m on m.bin_id = v.bin_id and m.product_id = v.product_id
where coalesce(v.on_hand, 0) <> coalesce(m.quantity, 0)
union all
select 'bins differ from stock', l.product_id, h.quantity, l.binned
from ledger.stock_levels as l
full join held as h on h.product_id = l.product_id and h.warehouse_id = l.warehouse_id
where coalesce(l.binned, 0) <> coalesce(h.quantity, 0);
