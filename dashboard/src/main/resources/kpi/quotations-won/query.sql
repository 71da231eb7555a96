-- quotations-won: quotations that became orders
select
    {period} as period_on,
    {dimension} as dimension,
    sum(won) as value
from decided_quotations(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
