-- lines-counted-right: lines counted within the tolerance of their class
select
    {period} as period_on,
    {dimension} as dimension,
    sum(is_right) as value
from judged_counts(
    :position, cast(:from_on as date), cast(:to_on as date),
    :class_a_limit, :class_b_limit, :class_margin, :new_product_days,
    :count_tolerance_a, :count_tolerance_b, :count_tolerance_c
)
where effective_on between :from_on and :to_on
    and {filters}
group by
    period_on,
    dimension
