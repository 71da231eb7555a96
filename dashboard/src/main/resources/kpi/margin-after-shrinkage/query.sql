-- margin-after-shrinkage: gross margin less losses of stock
select
    {period} as period_on,
    {dimension} as dimension,
    sum(amount) as value
from shrunk_margins(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
