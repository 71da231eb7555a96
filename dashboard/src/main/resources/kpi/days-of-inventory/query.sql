-- days-of-inventory: mean stock value over the cost of sales of a day
select
    periods.period_on,
    {dimension} as dimension,
    sum(terms.mean_value * terms.days) as numerator,
    sum(terms.cost) as denominator
from {periods} as periods, lateral (
    select *
    from turnover_terms(:position, periods.starts_on, periods.ends_on)
) as terms
where {filters}
group by
    periods.period_on,
    dimension
