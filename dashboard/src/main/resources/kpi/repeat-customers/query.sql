-- repeat-customers: customers with two orders or more in twelve months
select
    periods.period_on,
    {dimension} as dimension,
    sum(repeated) as value
from {periods} as periods, lateral (
    select *
    from buying_customers(:position, periods.ends_on)
) as buyers
where {filters}
group by
    periods.period_on,
    dimension
