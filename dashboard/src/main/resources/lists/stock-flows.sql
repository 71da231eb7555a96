-- stock-flows: value that came in and went out in each of the last 13 weeks
with

weeks as (
    select cast(week_on as date) as week_on
    from generate_series(
        date_trunc('week', cast(:to_on as date)) - interval 12 week, cast(:to_on as date), interval 1 week
    ) as weeks(week_on)
),

moved as (
    select
        cast(date_trunc('week', effective_on) as date) as week_on,
        kind = 'TRANSFER' as transferred,
        value
    from stock_values_as_of(:position)
    where effective_on <= cast(:to_on as date)
        and {filters}
)

select
    weeks.week_on,
    coalesce(sum(value) filter (where not transferred and value > 0), 0) as received,
    coalesce(-sum(value) filter (where not transferred and value < 0), 0) as issued,
    coalesce(sum(value) filter (where transferred and value > 0), 0) as moved_in,
    coalesce(-sum(value) filter (where transferred and value < 0), 0) as moved_out
from weeks
left join moved
    on moved.week_on = weeks.week_on
group by weeks.week_on
order by weeks.week_on
