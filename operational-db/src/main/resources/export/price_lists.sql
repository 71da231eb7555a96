select
  l.code, l.name, c.code as customer, g.code as segment, l.valid_from, l.valid_until, p.sku, f.code as family,
  n.min_quantity, n.unit_price, n.discount_percent
from ledger.price_lists as l
join ledger.price_list_lines as n on n.price_list_id = l.id and not n.withdrawn
left join ledger.customers as c on c.id = l.customer_id
left join ledger.customer_segments as g on g.id = l.segment_id
left join ledger.products as p on p.id = n.product_id
left join ledger.product_families as f on f.id = n.family_id
order by l.id, n.id
