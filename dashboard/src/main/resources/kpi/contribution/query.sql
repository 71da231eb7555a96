-- contribution: gross margin less cash discounts given
select
    {period} as period_on,
    {dimension} as dimension,
    sum(amount) as value
from contributions(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
