-- markup-rate: gross margin over cost of sales; totals are ratios of sums
with

signed_lines as (
    select
        {period} as period_on,
        {dimension} as dimension,
        case when measure like 'COGS_%' then -amount else amount end as margin,
        case when measure like 'COGS_%' then amount else 0 end as cost
    from margins_as_of(:position)
    where effective_on between :from_on and :to_on
        and {filters}
)

select
    period_on,
    dimension,
    sum(margin) as numerator,
    sum(cost) as denominator
from signed_lines
group by
    period_on,
    dimension
