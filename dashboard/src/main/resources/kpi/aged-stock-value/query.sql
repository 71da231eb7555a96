-- aged-stock-value: value of open layers by the age of the goods
select
    periods.period_on,
    {dimension} as dimension,
    sum(layers.value) as value
from {periods} as periods, lateral (
    select *
    from aged_stock(:position, periods.ends_on)
) as layers
where {filters}
group by
    periods.period_on,
    dimension
