-- margin-drift: what changed the margin after the sale, by day of sale
select
    {period} as period_on,
    {dimension} as dimension,
    sum(margin) as value
from drifted_margins(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
