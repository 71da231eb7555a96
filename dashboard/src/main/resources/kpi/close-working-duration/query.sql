-- close-working-duration: working days from the end of a period to its lock
select
    {period} as period_on,
    {dimension} as dimension,
    sum(business_days) as numerator,
    sum(1) as denominator
from period_closes(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
