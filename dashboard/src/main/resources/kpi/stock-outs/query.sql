-- stock-outs: products per warehouse asked for and not on hand
select
    periods.period_on,
    {dimension} as dimension,
    sum(1) as value
from {periods} as periods, lateral (
    select *
    from missing_stock(:position, periods.ends_on, :demand_days)
) as missing
where {filters}
group by
    periods.period_on,
    dimension
