-- conversion: quotations won over quotations decided
select
    {period} as period_on,
    {dimension} as dimension,
    sum(won) as numerator,
    sum(1) as denominator
from decided_quotations(:position)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
