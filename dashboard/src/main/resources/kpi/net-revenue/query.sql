-- net-revenue: revenue of the goods customers have, returns and price credit notes deducted, excluding tax
with

revenue as (
    select
        {period} as period_on,
        {dimension} as dimension,
        amount
    from margins_as_of(:position)
    where effective_on between :from_on and :to_on
        and (measure like 'REV_%' or measure like 'CREDIT_%')
        and {filters}
)

select
    period_on,
    dimension,
    sum(amount) as value
from revenue
group by
    period_on,
    dimension
