-- product-class: family, ABC class published and as of today, how regular the demand is
select
    classes.family_id,
    classes.abc_id,
    classes.abc_next_id,
    demand.regularity,
    classes.consumption,
    classes.first_on
from (
    select *
    from product_classes(
        :position, cast(:to_on as date), :class_a_limit, :class_b_limit, :class_margin, :new_product_days
    )
    where {filters}
) as classes
left join demand_regularity(:position, cast(:to_on as date), :x_limit, :y_limit) as demand
    on demand.product_id = classes.product_id
