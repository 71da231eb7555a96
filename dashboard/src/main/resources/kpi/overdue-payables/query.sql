-- overdue-payables: open items of suppliers past their due date
select
    periods.period_on,
    {dimension} as dimension,
    sum(case when items.delay_days > 0 then items.open else 0 end) as value
from {periods} as periods, lateral (
    select *
    from open_payables(:position, periods.ends_on)
) as items
where {filters}
group by
    periods.period_on,
    dimension
