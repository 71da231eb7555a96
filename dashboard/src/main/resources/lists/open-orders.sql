-- open-orders: order lines with something still to deliver, the first promised first
with

lines as (
    select
        order_line_id,
        order_number,
        line_number,
        customer_id,
        product_id,
        warehouse_id,
        max(promised_on) as promised_on,
        min(effective_on) filter (where event = 'ORDERED') as ordered_on,
        sum(case event when 'ORDERED' then quantity when 'DELIVERED' then -quantity
            when 'CANCELLED' then -quantity else 0 end) as open_quantity,
        sum(case event when 'ORDERED' then amount when 'DELIVERED' then -amount
            when 'CANCELLED' then -amount else 0 end) as open_amount
    from order_events(:position)
    where effective_on <= cast(:to_on as date)
        and {filters}
    group by
        order_line_id,
        order_number,
        line_number,
        customer_id,
        product_id,
        warehouse_id
)

select
    'SALES_ORDER' || chr(10) || order_number as document,
    customer_id,
    product_id,
    warehouse_id,
    ordered_on,
    promised_on,
    open_quantity,
    open_amount
from lines
where open_quantity > 0
order by
    promised_on nulls last,
    ordered_on,
    order_number,
    line_number
