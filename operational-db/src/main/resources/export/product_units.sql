select p.sku, u.unit_code as unit, u.numerator, u.denominator
from ledger.product_units as u
join ledger.products as p on p.id = u.product_id
order by u.id
