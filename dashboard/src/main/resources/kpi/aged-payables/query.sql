-- aged-payables: open items of suppliers by days after the due date
select
    periods.period_on,
    {dimension} as dimension,
    sum(items.open) as value
from {periods} as periods, lateral (
    select *
    from open_payables(:position, periods.ends_on)
) as items
where {filters}
group by
    periods.period_on,
    dimension
