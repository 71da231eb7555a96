-- margin-rate: gross margin over net revenue; totals are ratios of sums
with

signed_lines as (
    select
        {period} as period_on,
        {dimension} as dimension,
        case when measure like 'COGS_%' then -amount else amount end as margin,
        case when measure like 'COGS_%' then 0 else amount end as revenue
    from margins_as_of(:position)
    where effective_on between :from_on and :to_on
        and {filters}
)

select
    period_on,
    dimension,
    sum(margin) as numerator,
    sum(revenue) as denominator
from signed_lines
group by
    period_on,
    dimension
