-- product-layers: open layers on the last day of the period, oldest first
with

layers as (
    select
        layer_id,
        warehouse_id,
        any_value(document_type) || chr(10) || any_value(document_number) as document,
        any_value(supplier_id) as supplier_id,
        any_value(age_on) as age_on,
        any_value(fifo_on) as fifo_on,
        any_value(quantity_in) as quantity_in,
        sum(quantity) as quantity,
        sum(value) as value
    from aged_stock(:position, cast(:to_on as date))
    where {filters}
    group by
        layer_id,
        warehouse_id
)

select
    document,
    warehouse_id,
    supplier_id,
    age_on,
    quantity_in,
    quantity,
    cast(round(value / quantity, 2) as decimal(18, 2)) as unit_cost,
    value
from layers
where quantity > 0
order by
    warehouse_id,
    fifo_on,
    layer_id
