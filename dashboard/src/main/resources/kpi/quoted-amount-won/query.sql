-- quoted-amount-won: net amount of quotations that became orders
select
    {period} as period_on,
    {dimension} as dimension,
    sum(case when won = 1 then amount else 0 end) as value
from decided_quotations(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
