-- open-payables: open items of suppliers at the end of each period
select
    periods.period_on,
    {dimension} as dimension,
    sum(changes.open) as value
from {periods} as periods
join payables_as_of(:position) as changes
    on changes.effective_on <= periods.ends_on
where {filters}
group by
    periods.period_on,
    dimension
