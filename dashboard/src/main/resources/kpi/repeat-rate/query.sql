-- repeat-rate: customers who order again / active customers
select
    periods.period_on,
    {dimension} as dimension,
    sum(repeated) as numerator,
    sum(active) as denominator
from {periods} as periods, lateral (
    select *
    from buying_customers(:position, periods.ends_on)
) as buyers
where {filters}
group by
    periods.period_on,
    dimension
