-- otif: lines on time and in full over lines due
select
    {period} as period_on,
    {dimension} as dimension,
    sum(in_full) as numerator,
    sum(1) as denominator
from promised_lines(:position, cast(:from_on as date), cast(:to_on as date))
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
