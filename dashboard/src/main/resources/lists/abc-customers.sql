-- abc-customers: customers ranked by the net revenue of twelve complete months; the share before decides the class
with

bought as (
    select
        customer_id,
        sum(case when measure like 'COGS_%' then 0 else amount end) as revenue,
        sum(case when measure like 'COGS_%' then -amount else amount end) as margin
    from margins_as_of(:position)
    where effective_on >= date_trunc('month', cast(:to_on as date) + 1) - interval 12 month
        and effective_on < date_trunc('month', cast(:to_on as date) + 1)
        and {filters}
    group by customer_id
),

ranked as (
    select
        *,
        row_number() over by_revenue as place,
        sum(greatest(revenue, 0)) over by_revenue as running,
        sum(greatest(revenue, 0)) over () as total
    from bought
    window by_revenue as (
        order by revenue desc, customer_id
        rows between unbounded preceding and current row
    )
)

select
    place,
    customer_id,
    case
        when revenue <= 0 then 4
        when running - revenue < cast(:class_a_limit as decimal(9, 4)) * total then 1
        when running - revenue < cast(:class_b_limit as decimal(9, 4)) * total then 2
        else 3
    end as abc_id,
    revenue,
    margin,
    case when total > 0 then cast(running / total as decimal(18, 6)) end as share
from ranked
order by place
