-- quantity-due: quantity promised
select
    {period} as period_on,
    {dimension} as dimension,
    sum(due_quantity) as value
from promised_lines(:position, cast(:from_on as date), cast(:to_on as date))
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
