-- units-sold: units delivered less units returned
with

deliveries as (
    select
        {period} as period_on,
        {dimension} as dimension,
        quantity
    from margins_as_of(:position)
    where effective_on between :from_on and :to_on
        and measure in ('COGS_ISSUE', 'COGS_RETURN')
        and {filters}
)

select
    period_on,
    dimension,
    sum(quantity) as value
from deliveries
group by
    period_on,
    dimension
