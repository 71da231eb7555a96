-- return-rate: quantity returned over quantity delivered
select
    {period} as period_on,
    {dimension} as dimension,
    sum(returned_quantity) as numerator,
    sum(delivered_quantity) as denominator
from delivery_cohorts(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
