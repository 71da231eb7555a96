-- former-customers: customers active in the twelve months before
select
    periods.period_on,
    {dimension} as dimension,
    sum(former) as value
from {periods} as periods, lateral (
    select *
    from buying_customers(:position, periods.ends_on)
) as buyers
where {filters}
group by
    periods.period_on,
    dimension
