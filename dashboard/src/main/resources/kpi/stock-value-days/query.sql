-- stock-value-days: value of open layers times the days since the goods became ours
select
    periods.period_on,
    {dimension} as dimension,
    sum(layers.value_days) as value
from {periods} as periods, lateral (
    select *
    from aged_stock(:position, periods.ends_on)
) as layers
where {filters}
group by
    periods.period_on,
    dimension
