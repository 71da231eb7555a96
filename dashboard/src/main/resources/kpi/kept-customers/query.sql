-- kept-customers: customers active in both periods
select
    periods.period_on,
    {dimension} as dimension,
    sum(kept) as value
from {periods} as periods, lateral (
    select *
    from buying_customers(:position, periods.ends_on)
) as buyers
where {filters}
group by
    periods.period_on,
    dimension
