-- retention: customers kept / customers of the year before
select
    periods.period_on,
    {dimension} as dimension,
    sum(kept) as numerator,
    sum(former) as denominator
from {periods} as periods, lateral (
    select *
    from buying_customers(:position, periods.ends_on)
) as buyers
where {filters}
group by
    periods.period_on,
    dimension
