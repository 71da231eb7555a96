-- late-orders: lines past their day that are not delivered in full nor cancelled
select
    document_type || chr(10) || document_number as document,
    customer_id,
    product_id,
    warehouse_id,
    promised_on,
    cast(:to_on as date) - promised_on as late_days,
    ordered_quantity - dropped_quantity - delivered_quantity as missing_quantity,
    cast(round(
        ordered_amount * (ordered_quantity - dropped_quantity - delivered_quantity) / ordered_quantity, 2
    ) as decimal(18, 2)) as missing_amount
from promised_lines(:position, date '1900-01-01', cast(:to_on as date))
where promised_on < cast(:to_on as date)
    and delivered_quantity + dropped_quantity < ordered_quantity
    and {filters}
order by
    missing_amount desc,
    document,
    product_id
