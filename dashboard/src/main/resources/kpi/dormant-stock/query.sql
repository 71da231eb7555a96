-- dormant-stock: value without a delivery for more than 180 days
select
    periods.period_on,
    {dimension} as dimension,
    sum(pools.value) as value
from {periods} as periods, lateral (
    select *
    from idle_stock(:position, periods.ends_on, :demand_days, :dormant_days, :slow_days)
) as pools
where {filters}
group by
    periods.period_on,
    dimension
