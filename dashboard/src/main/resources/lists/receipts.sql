-- receipts: goods received in the period, newest first, with what invoices and late costs changed since
select
    effective_on,
    document_type || chr(10) || document_number as document,
    product_id,
    supplier_id,
    warehouse_id,
    quantity_in,
    value_in - price_difference - late_cost as received_value,
    price_difference,
    late_cost,
    value_in,
    case when quantity_in > 0 then cast(round(value_in / quantity_in, 2) as decimal(18, 2)) end as unit_cost
from receipt_layers(:position)
where effective_on between cast(:from_on as date) and cast(:to_on as date)
    and {filters}
order by
    effective_on desc,
    layer_id desc
limit 500
