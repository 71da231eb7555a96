-- deliveries: deliveries of lines
select
    {period} as period_on,
    {dimension} as dimension,
    count(*) as value
from delivered_lines(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
