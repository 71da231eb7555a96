-- class-consumption: cost of sales of twelve complete months
select
    periods.period_on,
    {dimension} as dimension,
    sum(classes.consumption) as value
from {periods} as periods, lateral (
    select *
    from product_classes(
        :position, periods.ends_on, :class_a_limit, :class_b_limit, :class_margin, :new_product_days
    )
) as classes
where {filters}
group by
    periods.period_on,
    dimension
