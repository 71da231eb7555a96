-- best-possible-dso: receivables not due over the sales of 91 days
select
    periods.period_on,
    {dimension} as dimension,
    sum((terms.open - terms.overdue) * cast(:credit_days as integer)) as numerator,
    sum(terms.invoiced) as denominator
from {periods} as periods, lateral (
    select *
    from credit_terms(:position, periods.ends_on, :credit_days)
) as terms
where {filters}
group by
    periods.period_on,
    dimension
