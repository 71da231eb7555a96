select p.sku, c.category
from ledger.product_vat_categories as c
join ledger.products as p on p.id = c.product_id
order by p.id
