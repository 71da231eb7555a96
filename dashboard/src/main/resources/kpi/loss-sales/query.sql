-- loss-sales: net revenue of lines below cost
select
    {period} as period_on,
    {dimension} as dimension,
    sum(revenue) as value
from loss_lines(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
