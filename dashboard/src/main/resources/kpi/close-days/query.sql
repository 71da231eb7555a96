-- close-days: days from the end of periods to their lock
select
    {period} as period_on,
    {dimension} as dimension,
    sum(days) as value
from period_closes(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
