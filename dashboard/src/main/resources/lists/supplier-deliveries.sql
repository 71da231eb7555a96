-- supplier-deliveries: since when the supplier delivers, what it delivers, what of it is still in stock
select
    min(effective_on) as first_on,
    max(effective_on) as last_on,
    count(distinct product_id) as product_count,
    sum(remaining_value) as remaining_value
from receipt_layers(:position)
where effective_on <= cast(:to_on as date)
    and {filters}
group by supplier_id
