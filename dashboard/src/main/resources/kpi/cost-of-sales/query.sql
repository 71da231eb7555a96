-- cost-of-sales: cost of the goods delivered, less the cost of goods returned
with

costs as (
    select
        {period} as period_on,
        {dimension} as dimension,
        amount
    from margins_as_of(:position)
    where effective_on between :from_on and :to_on
        and measure like 'COGS_%'
        and {filters}
)

select
    period_on,
    dimension,
    sum(amount) as value
from costs
group by
    period_on,
    dimension
