-- stock-cover: days the stock lasts at the pace of recent sales
with

levels as (
    select
        periods.period_on,
        {dimension} as dimension,
        stock.value as level
    from {periods} as periods, lateral (
        select *
        from stock_values_as_of(:position)
        where effective_on <= periods.ends_on
    ) as stock
    where {filters}
),

demands as (
    select
        periods.period_on,
        {dimension} as dimension,
        case when sales.measure like 'COGS_%' then sales.amount else 0 end as demand
    from {periods} as periods, lateral (
        select *
        from margins_as_of(:position)
        where effective_on <= periods.ends_on
            and effective_on > periods.ends_on - cast(:demand_days as integer)
    ) as sales
    where {filters}
),

terms as (
    select
        period_on,
        dimension,
        level,
        0 as demand
    from levels
    union all
    select
        period_on,
        dimension,
        0 as level,
        demand
    from demands
)

select
    period_on,
    dimension,
    sum(level * cast(:demand_days as integer)) as numerator,
    sum(demand) as denominator
from terms
group by
    period_on,
    dimension
