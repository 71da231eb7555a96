-- late-payment-days: payments applied times the days since the due date
select
    {period} as period_on,
    {dimension} as dimension,
    sum(late_days) as value
from settled_items(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
