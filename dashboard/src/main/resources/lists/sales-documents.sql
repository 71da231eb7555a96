-- sales-documents: orders, deliveries, invoices, returns and credit notes of the period, newest first
with

touched as (
    select
        position,
        effective_on,
        case event
            when 'DELIVERED' then 'DELIVERY_NOTE'
            when 'INVOICED' then 'CUSTOMER_INVOICE'
            when 'RETURNED' then 'CUSTOMER_RETURN'
            else 'SALES_ORDER'
        end as document_type,
        case event when 'ORDERED' then order_number else document_number end as document_number,
        customer_id,
        order_line_id,
        case event when 'RETURNED' then -amount else amount end as amount
    from order_events(:position)
    where event <> 'CANCELLED'
        and effective_on between cast(:from_on as date) and cast(:to_on as date)
        and {filters}
    union all
    select
        position,
        effective_on,
        document_type,
        document_number,
        customer_id,
        order_line_id,
        amount
    from margins_as_of(:position)
    where document_type = 'CREDIT_NOTE'
        and effective_on between cast(:from_on as date) and cast(:to_on as date)
        and {filters}
)

select
    effective_on,
    document_type || chr(10) || document_number as document,
    customer_id,
    count(distinct order_line_id) as line_count,
    sum(amount) as amount
from touched
group by
    effective_on,
    document_type,
    document_number,
    customer_id
order by
    effective_on desc,
    max(position) desc,
    document
limit 500
