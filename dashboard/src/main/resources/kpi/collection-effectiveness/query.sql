-- collection-effectiveness: collections over what could be collected
with

collected as (
    select
        {period} as period_on,
        {dimension} as dimension,
        -open as collected,
        0 as late
    from receivables_as_of(:position)
    where effective_on between :from_on and :to_on
        and kind = 'ALLOCATION'
        and {filters}
),

overdue as (
    select
        periods.period_on,
        {dimension} as dimension,
        0 as collected,
        items.open as late
    from {periods} as periods, lateral (
        select *
        from open_items(:position, periods.ends_on)
        where delay_days > 0
    ) as items
    where {filters}
),

terms as (
    select *
    from collected
    union all
    select *
    from overdue
)

select
    period_on,
    dimension,
    sum(collected) as numerator,
    sum(collected + late) as denominator
from terms
group by
    period_on,
    dimension
