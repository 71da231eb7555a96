-- abc-products: every product with its class, ranked by the cost of sales of twelve complete months
with

classes as (
    select *
    from product_classes(
        :position, cast(:to_on as date), :class_a_limit, :class_b_limit, :class_margin, :new_product_days
    )
    where {filters}
)

select
    row_number() over (order by classes.consumption desc, classes.product_id) as place,
    classes.product_id,
    classes.abc_id,
    classes.abc_before_id,
    classes.abc_next_id,
    demand.regularity,
    classes.consumption,
    case
        when sum(classes.consumption) over () > 0
            then cast(
                sum(classes.consumption) over (
                    order by classes.consumption desc, classes.product_id
                    rows between unbounded preceding and current row
                ) / sum(classes.consumption) over () as decimal(18, 6)
            )
    end as share,
    classes.stock_value
from classes
left join demand_regularity(:position, cast(:to_on as date), :x_limit, :y_limit) as demand
    on demand.product_id = classes.product_id
order by place
