-- late-postings: late entries over entries
select
    {period} as period_on,
    {dimension} as dimension,
    sum(late) as numerator,
    sum(1) as denominator
from posted_entries(:position, cast(:from_on as date), cast(:to_on as date))
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
