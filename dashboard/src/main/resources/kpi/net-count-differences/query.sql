-- net-count-differences: surpluses less shortages of counts
select
    {period} as period_on,
    {dimension} as dimension,
    sum(difference) as value
from counted_lines(:position, cast(:from_on as date), cast(:to_on as date))
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
