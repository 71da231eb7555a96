-- customer-orders: the customer as its orders tell: segment, who sells, since when
select
    arg_max(segment_id, (effective_on, position, fact_index)) as segment_id,
    arg_max(salesperson_id, (effective_on, position, fact_index)) as salesperson_id,
    arg_max(channel_id, (effective_on, position, fact_index)) as channel_id,
    min(effective_on) as first_on,
    max(effective_on) as last_on,
    count(distinct order_number) as order_count
from order_events(:position)
where event = 'ORDERED'
    and effective_on <= cast(:to_on as date)
    and {filters}
group by customer_id
