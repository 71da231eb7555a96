-- product-purchases: receipts up to the end of the period, newest first, with what late costs added since
with

received as (
    select
        layer_id,
        any_value(age_on) as age_on,
        any_value(document_type) || chr(10) || any_value(document_number) as document,
        any_value(supplier_id) as supplier_id,
        any_value(quantity_in) as quantity_in,
        arg_max(value_in, position * 100000 + fact_index) as value_in
    from layer_changes_as_of(:position)
    where kind = 'RECEIPT'
        and effective_on <= cast(:to_on as date)
        and {filters}
    group by layer_id
)

select
    age_on,
    document,
    supplier_id,
    quantity_in,
    value_in,
    case when quantity_in > 0 then cast(round(value_in / quantity_in, 2) as decimal(18, 2)) end as unit_cost
from received
order by
    age_on desc,
    layer_id desc
limit 100
