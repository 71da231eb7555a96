-- cash-weeks: collected in the last 5 weeks, then open invoices by the week they fall due, overdue in the running week
with

weeks as (
    select cast(week_on as date) as week_on
    from generate_series(
        date_trunc('week', cast(:to_on as date)) - interval 4 week,
        date_trunc('week', cast(:to_on as date)) + interval 13 week,
        interval 1 week
    ) as weeks(week_on)
),

collected as (
    select
        cast(date_trunc('week', effective_on) as date) as week_on,
        -sum(open) as amount
    from receivables_as_of(:position)
    where kind = 'ALLOCATION'
        and effective_on <= cast(:to_on as date)
        and {filters}
    group by week_on
),

due as (
    select
        cast(date_trunc('week', greatest(due_on, cast(:to_on as date))) as date) as week_on,
        sum(open) as amount
    from open_items(:position, cast(:to_on as date))
    where {filters}
    group by week_on
)

select
    weeks.week_on,
    coalesce(collected.amount, 0) as collected,
    coalesce(due.amount, 0) as due
from weeks
left join collected
    on collected.week_on = weeks.week_on
left join due
    on due.week_on = weeks.week_on
order by weeks.week_on
