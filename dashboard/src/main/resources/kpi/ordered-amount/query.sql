-- ordered-amount: net amount ordered
select
    {period} as period_on,
    {dimension} as dimension,
    sum(amount) as value
from order_events(:position)
where effective_on between :from_on and :to_on
    and event = 'ORDERED'
    and {filters}
group by
    period_on,
    dimension
