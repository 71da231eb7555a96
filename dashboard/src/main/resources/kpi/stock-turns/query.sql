-- stock-turns: cost of sales of a year over the mean stock value
select
    periods.period_on,
    {dimension} as dimension,
    sum(cast(terms.cost * 365 as decimal(28, 6)) / terms.days) as numerator,
    sum(terms.mean_value) as denominator
from {periods} as periods, lateral (
    select *
    from turnover_terms(:position, periods.starts_on, periods.ends_on)
) as terms
where {filters}
group by
    periods.period_on,
    dimension
