-- abc-regularity: products by class and by how regular their demand is
select
    classes.abc_id,
    coalesce(demand.regularity, '–') as regularity,
    count(*) as product_count,
    sum(classes.consumption) as consumption
from (
    select *
    from product_classes(
        :position, cast(:to_on as date), :class_a_limit, :class_b_limit, :class_margin, :new_product_days
    )
    where {filters}
) as classes
left join demand_regularity(:position, cast(:to_on as date), :x_limit, :y_limit) as demand
    on demand.product_id = classes.product_id
group by
    classes.abc_id,
    demand.regularity
order by
    classes.abc_id,
    regularity
