-- dso: receivables over the sales of 91 days
with

levels as (
    select
        periods.period_on,
        {dimension} as dimension,
        items.open as level
    from {periods} as periods, lateral (
        select *
        from open_items(:position, periods.ends_on)
    ) as items
    where {filters}
),

sales as (
    select
        periods.period_on,
        {dimension} as dimension,
        invoiced.open as flow
    from {periods} as periods, lateral (
        select *
        from receivables_as_of(:position)
        where kind in ('INVOICE', 'CREDIT_NOTE')
            and effective_on <= periods.ends_on
            and effective_on > periods.ends_on - cast(:credit_days as integer)
    ) as invoiced
    where {filters}
),

terms as (
    select
        period_on,
        dimension,
        level,
        0 as flow
    from levels
    union all
    select
        period_on,
        dimension,
        0 as level,
        flow
    from sales
)

select
    period_on,
    dimension,
    sum(level * cast(:credit_days as integer)) as numerator,
    sum(flow) as denominator
from terms
group by
    period_on,
    dimension
