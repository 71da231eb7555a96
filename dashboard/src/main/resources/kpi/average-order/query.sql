-- average-order: net amount of an order
select
    {period} as period_on,
    {dimension} as dimension,
    sum(amount) as numerator,
    sum(case when line_number = 1 then 1 else 0 end) as denominator
from order_events(:position)
where effective_on between :from_on and :to_on
    and event = 'ORDERED'
    and {filters}
group by
    period_on,
    dimension
