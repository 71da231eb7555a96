select p.sku, p.name, f.code as family, s.code as supplier, p.unit_code as unit, m.weight_kg, m.volume_m3
from ledger.products as p
join ledger.product_families as f on f.id = p.family_id
left join ledger.suppliers as s on s.id = p.supplier_id
left join ledger.product_measures as m on m.product_id = p.id
order by p.id
