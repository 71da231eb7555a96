-- days-late: days between due date and payment, weighted by amount
select
    {period} as period_on,
    {dimension} as dimension,
    sum(late_days) as numerator,
    sum(paid) as denominator
from settled_items(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
