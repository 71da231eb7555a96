-- abc-changes: products by class at the month end before and at the last one
select
    coalesce(abc_before_id, 5) as before_id,
    abc_id,
    count(*) as product_count,
    sum(consumption) as consumption
from product_classes(
    :position, cast(:to_on as date), :class_a_limit, :class_b_limit, :class_margin, :new_product_days
)
where {filters}
group by
    before_id,
    abc_id
order by
    before_id,
    abc_id
