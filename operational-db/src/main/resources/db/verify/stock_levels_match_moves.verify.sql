-- Stock levels that differ from the sum of the stock moves, or break the rule of their warehouse.
with moved as (
  select s.product_id, s.warehouse_id, sum(s.quantity) as quantity
  from (
    select m.product_id, m.from_warehouse_id as warehouse_id, -m.quantity as quantity from ledger.stock_moves as m
    union all
    select m.product_id, m.to_warehouse_id, m.quantity from ledger.stock_moves as m
  ) as s
  where s.warehouse_id is not null
  group by s.product_id, s.warehouse_id
)
select
  coalesce(l.product_id, m.product_id) as product_id,
  coalesce(l.warehouse_id, m.warehouse_id) as warehouse_id,
  l.on_hand,
  m.quantity as moved
from ledger.stock_levels as l
full join moved as m on m.product_id = l.product_id and m.warehouse_id = l.warehouse_id
left join ledger.warehouses as w on w.id = l.warehouse_id
where coalesce(l.on_hand, 0) <> coalesce(m.quantity, 0)
  or l.negative_allowed <> w.negative_allowed;
