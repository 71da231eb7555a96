-- provisional-margin: estimated revenue less provisional costs
select
    {period} as period_on,
    {dimension} as dimension,
    sum(margin) as value
from waiting_margins(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
