-- delivered-quantity: quantity delivered
select
    {period} as period_on,
    {dimension} as dimension,
    sum(delivered_quantity) as value
from delivery_cohorts(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
