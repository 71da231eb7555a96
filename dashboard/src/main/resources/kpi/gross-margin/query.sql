-- gross-margin: net revenue less cost of sales
with

signed_lines as (
    select
        {period} as period_on,
        {dimension} as dimension,
        case when measure like 'COGS_%' then -amount else amount end as amount
    from margins_as_of(:position)
    where effective_on between :from_on and :to_on
        and {filters}
)

select
    period_on,
    dimension,
    sum(amount) as value
from signed_lines
group by
    period_on,
    dimension
