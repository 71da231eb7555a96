-- product-held: what is on hand in all warehouses and what left in the days of demand
select
    sum(quantity) as quantity,
    case when sum(quantity) > 0 then cast(round(sum(value) / sum(quantity), 2) as decimal(18, 2)) end as unit_cost,
    sum(demand_quantity) as demand_quantity,
    max(last_in_on) as last_in_on,
    max(last_sold_on) as last_sold_on
from stock_pools(:position, cast(:to_on as date), :demand_days)
where {filters}
group by product_id
