-- rotation-articles: how every product held in a warehouse moves, and what to do about it
with

sold as (
    select
        product_id,
        warehouse_id,
        -sum(value) filter (where effective_on > cast(:to_on as date) - interval 3 month) as quarter_cost,
        -sum(value) as year_cost
    from stock_values_as_of(:position)
    where effective_on > cast(:to_on as date) - interval 12 month
        and effective_on <= cast(:to_on as date)
        and kind = 'DELIVERY'
    group by
        product_id,
        warehouse_id
),

means as (
    select
        product_id,
        warehouse_id,
        sum(mean_value) as mean_value
    from mean_stock(
        :position, cast(cast(:to_on as date) - interval 12 month + interval 1 day as date), cast(:to_on as date)
    )
    group by
        product_id,
        warehouse_id
),

held as (
    select *
    from excess_stock(:position, cast(:to_on as date), :demand_days, :max_cover_days)
    where value > 0
        and {filters}
)

select
    held.product_id,
    held.warehouse_id,
    held.quantity,
    held.value,
    held.last_in_on,
    held.last_sold_on,
    held.idle_days,
    coalesce(sold.quarter_cost, 0) as quarter_cost,
    coalesce(sold.year_cost, 0) as year_cost,
    case
        when means.mean_value > 0
            then cast(round(coalesce(sold.year_cost, 0) / means.mean_value, 2) as decimal(18, 2))
    end as turns,
    held.excess_value,
    case
        when held.held_days <= cast(:new_product_days as integer) then 'TOO_RECENT'
        when held.idle_days > cast(:dead_days as integer) then 'WRITE_DOWN'
        when held.idle_days > cast(:dormant_days as integer) then 'RETURN_OR_CLEAR'
        when held.idle_days > cast(:slow_days as integer) then 'PROMOTE'
        when held.excess_value > 0 then 'STOP_BUYING'
        else 'NONE'
    end as action
from held
left join sold
    on sold.product_id = held.product_id
    and sold.warehouse_id = held.warehouse_id
left join means
    on means.product_id = held.product_id
    and means.warehouse_id = held.warehouse_id
order by
    held.value desc,
    held.product_id,
    held.warehouse_id
