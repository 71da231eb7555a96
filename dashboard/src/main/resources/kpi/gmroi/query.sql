-- gmroi: gross margin of a year over the mean stock value
with

flows as (
    select
        {period} as period_on,
        {dimension} as dimension,
        case when measure like 'COGS_%' then -amount else amount end as flow
    from margins_as_of(:position)
    where effective_on between :from_on and :to_on
        and {filters}
),

levels as (
    select
        periods.period_on,
        {dimension} as dimension,
        stock.mean_value as level
    from {periods} as periods, lateral (
        select *
        from mean_stock(:position, periods.starts_on, periods.ends_on)
    ) as stock
    where {filters}
),

terms as (
    select
        period_on,
        dimension,
        flow,
        0 as level
    from flows
    union all
    select
        period_on,
        dimension,
        0 as flow,
        level
    from levels
)

select
    terms.period_on,
    terms.dimension,
    sum(cast(terms.flow * 365 as decimal(28, 6)) / (periods.ends_on - periods.starts_on + 1)) as numerator,
    sum(terms.level) as denominator
from terms
join {periods} as periods
    on periods.period_on is not distinct from terms.period_on
group by
    terms.period_on,
    terms.dimension
