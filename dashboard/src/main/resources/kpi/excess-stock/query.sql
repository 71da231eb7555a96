-- excess-stock: value beyond the longest cover
select
    periods.period_on,
    {dimension} as dimension,
    sum(pools.excess_value) as value
from {periods} as periods, lateral (
    select *
    from excess_stock(:position, periods.ends_on, :demand_days, :max_cover_days)
) as pools
where {filters}
group by
    periods.period_on,
    dimension
