-- Goods in transit warehouses that no open shipment explains, or shipments whose goods are not there.
with shipped as (
  select s.transit_warehouse_id as warehouse_id, l.product_id, sum(l.quantity - coalesce(o.quantity, 0)) as quantity
  from ledger.transfer_shipment_lines as l
  join ledger.transfer_shipments as s on s.id = l.shipment_id
  left join (
    select n.shipment_line_id, sum(n.quantity) as quantity
    from ledger.transfer_shipment_outcomes as n
    group by n.shipment_line_id
  ) as o on o.shipment_line_id = l.id
  group by s.transit_warehouse_id, l.product_id
),
held as (
  select l.warehouse_id, l.product_id, l.on_hand
  from ledger.stock_levels as l
  join ledger.warehouse_rules as r on r.warehouse_id = l.warehouse_id and r.kind = 'TRANSIT'
)
select
  coalesce(s.warehouse_id, h.warehouse_id) as warehouse_id,
  coalesce(s.product_id, h.product_id) as product_id,
  s.quantity as on_the_way,
  h.on_hand
from shipped as s
full join held as h on h.warehouse_id = s.warehouse_id and h.product_id = s.product_id
where coalesce(s.quantity, 0) <> coalesce(h.on_hand, 0);
