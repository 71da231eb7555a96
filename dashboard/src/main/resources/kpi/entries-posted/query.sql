-- entries-posted: entries posted
select
    {period} as period_on,
    {dimension} as dimension,
    sum(1) as value
from posted_entries(:position, cast(:from_on as date), cast(:to_on as date))
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
