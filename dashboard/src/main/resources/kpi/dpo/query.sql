-- dpo: payables over the purchases of 91 days
select
    periods.period_on,
    {dimension} as dimension,
    sum(terms.open * cast(:credit_days as integer)) as numerator,
    sum(terms.invoiced) as denominator
from {periods} as periods, lateral (
    select *
    from payable_terms(:position, periods.ends_on, :credit_days)
) as terms
where {filters}
group by
    periods.period_on,
    dimension
