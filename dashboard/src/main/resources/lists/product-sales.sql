-- product-sales: who bought it in the period
with

sold as (
    select
        customer_id,
        sum(quantity) as units,
        sum(case when measure like 'COGS_%' then 0 else amount end) as revenue,
        sum(case when measure like 'COGS_%' then amount else 0 end) as cost
    from margins_as_of(:position)
    where effective_on between cast(:from_on as date) and cast(:to_on as date)
        and {filters}
    group by customer_id
)

select
    customer_id,
    units,
    revenue,
    cost,
    revenue - cost as margin,
    case when revenue > 0 then cast((revenue - cost) / revenue as decimal(18, 6)) end as rate
from sold
order by
    revenue desc,
    customer_id
limit 100
