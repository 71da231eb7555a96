select w.code, w.name, w.negative_allowed, lower(r.kind) as kind, r.reservations_kept
from ledger.warehouses as w
left join ledger.warehouse_rules as r on r.warehouse_id = w.id
order by w.id
