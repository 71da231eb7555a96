select
  p.sku, w.code as warehouse,
  case r.kind when 'MIN_MAX' then r.threshold_quantity end as min,
  case r.kind when 'MIN_MAX' then r.target_quantity end as max,
  r.multiple_quantity as multiple,
  r.lead_days,
  s.code as supplier,
  r.withdrawn,
  case when r.kind <> 'MIN_MAX' then r.threshold_quantity end as point,
  case when r.kind <> 'MIN_MAX' then r.target_quantity end as quantity
from ledger.reorder_rules as r
join ledger.products as p on p.id = r.product_id
join ledger.warehouses as w on w.id = r.warehouse_id
left join ledger.suppliers as s on s.id = r.supplier_id
order by r.id
