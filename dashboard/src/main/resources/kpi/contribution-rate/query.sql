-- contribution-rate: contribution margin over net revenue
select
    {period} as period_on,
    {dimension} as dimension,
    sum(amount) as numerator,
    sum(revenue) as denominator
from contributions(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
