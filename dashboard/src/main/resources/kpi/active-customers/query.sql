-- active-customers: customers with at least one order in twelve months
select
    periods.period_on,
    {dimension} as dimension,
    sum(active) as value
from {periods} as periods, lateral (
    select *
    from buying_customers(:position, periods.ends_on)
) as buyers
where {filters}
group by
    periods.period_on,
    dimension
