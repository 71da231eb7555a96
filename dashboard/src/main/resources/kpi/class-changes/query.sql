-- class-changes: products whose class changed at the last month end
select
    periods.period_on,
    {dimension} as dimension,
    sum(case when classes.abc_id <> classes.abc_before_id then 1 else 0 end) as value
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
