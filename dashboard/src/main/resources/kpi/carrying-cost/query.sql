-- carrying-cost: mean stock value at a yearly rate
select
    periods.period_on,
    {dimension} as dimension,
    sum(stock.mean_value * cast(:carrying_rate as decimal(9, 4))) as value
from {periods} as periods, lateral (
    select *
    from mean_stock(:position, periods.starts_on, periods.ends_on)
) as stock
where {filters}
group by
    periods.period_on,
    dimension
