-- stock-allowance: what stock is written down by at the end of each period
with

period_ends as (
    select
        period_on,
        ends_on
    from {periods}
),

daily_changes as (
    select
        effective_on,
        {dimension} as dimension,
        sum(value) as change
    from stock_allowances_as_of(:position)
    where effective_on <= :to_on
        and {filters}
    group by
        effective_on,
        dimension
)

select
    period_ends.period_on,
    daily_changes.dimension,
    sum(daily_changes.change) as value
from period_ends
join daily_changes
    on daily_changes.effective_on <= period_ends.ends_on
group by
    period_ends.period_on,
    daily_changes.dimension
