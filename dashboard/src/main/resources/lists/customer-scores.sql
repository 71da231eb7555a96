-- customer-scores: recency, frequency and margin of each customer, 1 to 5
select
    customer_id,
    effective_on as last_order_on,
    days,
    orders,
    margin,
    recency,
    frequency,
    money
from customer_scores(:position, cast(:to_on as date))
where {filters}
order by
    recency + frequency + money desc nulls last,
    margin desc,
    customer_id
