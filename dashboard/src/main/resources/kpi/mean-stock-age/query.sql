-- mean-stock-age: days since the goods became ours, weighted by value
select
    periods.period_on,
    {dimension} as dimension,
    sum(layers.value_days) as numerator,
    sum(layers.value) as denominator
from {periods} as periods, lateral (
    select *
    from aged_stock(:position, periods.ends_on)
) as layers
where {filters}
group by
    periods.period_on,
    dimension
