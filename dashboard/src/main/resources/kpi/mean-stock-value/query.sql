-- mean-stock-value: time-weighted mean of the stock value
select
    periods.period_on,
    {dimension} as dimension,
    sum(stock.mean_value) as value
from {periods} as periods, lateral (
    select *
    from mean_stock(:position, periods.starts_on, periods.ends_on)
) as stock
where {filters}
group by
    periods.period_on,
    dimension
