-- amount-after-end: debit of entries posted after the end of their period
select
    {period} as period_on,
    {dimension} as dimension,
    sum(case when after_end = 1 then amount else 0 end) as value
from posted_entries(:position, cast(:from_on as date), cast(:to_on as date))
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
