-- supplier-products: what was received in the period by product, and what is left of it
with

received as (
    select
        product_id,
        sum(quantity_in) as quantity,
        sum(value_in) as value,
        sum(price_difference) as price_difference,
        sum(late_cost) as late_cost,
        max(effective_on) as last_on,
        sum(remaining_quantity) as remaining_quantity
    from receipt_layers(:position)
    where effective_on between cast(:from_on as date) and cast(:to_on as date)
        and {filters}
    group by product_id
)

select
    product_id,
    quantity,
    value,
    price_difference,
    late_cost,
    case when quantity > 0 then cast(round(value / quantity, 2) as decimal(18, 2)) end as unit_cost,
    last_on,
    remaining_quantity
from received
order by
    value desc,
    product_id
