-- dso-count-back: days of the latest months whose sales use up the receivables
with

months as (
    select
        periods.period_on,
        cast(month_on as date) as month_on,
        least(last_day(cast(month_on as date)), periods.ends_on) as month_ends_on
    from {periods} as periods, lateral (
        select unnest(generate_series(
            date_trunc('month', periods.ends_on) - interval 23 month, cast(periods.ends_on as timestamp),
            interval 1 month
        )) as month_on
    ) as series
),

levels as (
    select
        periods.period_on,
        {dimension} as dimension,
        sum(items.open) as owed
    from {periods} as periods, lateral (
        select *
        from open_items(:position, periods.ends_on)
    ) as items
    where {filters}
    group by
        periods.period_on,
        dimension
),

sales as (
    select
        {dimension} as dimension,
        effective_on,
        open
    from receivables_as_of(:position)
    where kind in ('INVOICE', 'CREDIT_NOTE')
        and effective_on <= :to_on
        and {filters}
),

monthly as (
    select
        levels.period_on,
        levels.dimension,
        levels.owed,
        months.month_on,
        months.month_ends_on - months.month_on + 1 as days,
        coalesce(sum(sales.open), 0) as sold
    from levels
    join months
        on months.period_on is not distinct from levels.period_on
    left join sales
        on sales.dimension is not distinct from levels.dimension
        and sales.effective_on between months.month_on and months.month_ends_on
    group by
        levels.period_on,
        levels.dimension,
        levels.owed,
        months.month_on,
        months.month_ends_on
),

counted as (
    select
        *,
        owed - (sum(greatest(sold, 0)) over backwards - greatest(sold, 0)) as rest
    from monthly
    window backwards as (
        partition by period_on, dimension
        order by month_on desc
        rows between unbounded preceding and current row
    )
)

select
    period_on,
    dimension,
    sum(case
        when rest <= 0 then 0
        when sold <= 0 or rest > sold then days
        else cast(rest * days / sold as decimal(18, 6))
    end) as value,
    case when min(rest - greatest(sold, 0)) > 0 then 'NO_END' end as reason
from counted
group by
    period_on,
    dimension
