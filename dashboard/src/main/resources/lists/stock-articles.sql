-- stock-articles: every product held in a warehouse
with

layers as (
    select
        layer_id,
        product_id,
        warehouse_id,
        any_value(age_on) as age_on
    from aged_stock(:position, cast(:to_on as date))
    group by
        layer_id,
        product_id,
        warehouse_id
    having sum(quantity) > 0
),

open_layers as (
    select
        product_id,
        warehouse_id,
        count(*) as layer_count,
        min(age_on) as oldest_on
    from layers
    group by
        product_id,
        warehouse_id
),

pools as (
    select *
    from stock_pools(:position, cast(:to_on as date), :demand_days)
    where quantity <> 0
        and {filters}
)

select
    pools.product_id,
    pools.warehouse_id,
    coalesce(open_layers.layer_count, 0) as layer_count,
    pools.quantity,
    pools.value,
    case when pools.quantity > 0 then cast(round(pools.value / pools.quantity, 2) as decimal(18, 2)) end as unit_cost,
    open_layers.oldest_on,
    pools.last_in_on,
    pools.last_sold_on,
    case
        when pools.demand_quantity > 0
            then cast(pools.quantity * cast(:demand_days as integer) / pools.demand_quantity as decimal(18, 1))
    end as cover_days
from pools
left join open_layers
    on open_layers.product_id = pools.product_id
    and open_layers.warehouse_id = pools.warehouse_id
order by
    pools.value desc,
    pools.product_id,
    pools.warehouse_id
