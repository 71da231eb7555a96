-- negative-stock: products per warehouse below zero
select
    periods.period_on,
    {dimension} as dimension,
    sum(case when pools.quantity < 0 then 1 else 0 end) as value
from {periods} as periods, lateral (
    select *
    from stock_pools(:position, periods.ends_on, :demand_days)
) as pools
where {filters}
group by
    periods.period_on,
    dimension
