select p.sku, lower(t.tracking) as tracking, t.expires
from ledger.product_tracking as t
join ledger.products as p on p.id = t.product_id
order by t.id
