-- Lots that do not add up to the stock of their tracked product, or to their own moves, or to the move they are in.
with moved as (
  select n.lot_id, s.warehouse_id, sum(s.delta) as quantity
  from ledger.lot_moves as n
  join ledger.stock_moves as m on m.id = n.move_id
  cross join lateral (
    values (m.from_warehouse_id, -n.quantity::numeric), (m.to_warehouse_id, n.quantity::numeric)
  ) as s (warehouse_id, delta)
  where s.warehouse_id is not null
  group by n.lot_id, s.warehouse_id
),
by_product as (
  select l.product_id, v.warehouse_id, sum(v.on_hand) as on_hand
  from ledger.lot_levels as v
  join ledger.lots as l on l.id = v.lot_id
  group by l.product_id, v.warehouse_id
)
select 'level differs from moves' as problem, coalesce(v.lot_id, m.lot_id) as id, v.on_hand, m.quantity as expected
from ledger.lot_levels as v
full join moved as m on m.lot_id = v.lot_id and m.warehouse_id = v.warehouse_id
where coalesce(v.on_hand, 0) <> coalesce(m.quantity, 0)
union all
select 'lots differ from stock', s.product_id, b.on_hand, s.on_hand
from ledger.stock_levels as s
join ledger.product_tracking as t on t.product_id = s.product_id and t.tracking <> 'NONE'
left join by_product as b on b.product_id = s.product_id and b.warehouse_id = s.warehouse_id
where s.on_hand <> coalesce(b.on_hand, 0)
union all
select 'lots differ from move', m.id, sum(n.quantity), m.quantity
from ledger.lot_moves as n
join ledger.stock_moves as m on m.id = n.move_id
group by m.id
having sum(n.quantity) <> m.quantity;
