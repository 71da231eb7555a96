-- order-steps: what became of the lines ordered in the period, up to its last day
with

ordered as (
    select order_line_id
    from order_events(:position)
    where event = 'ORDERED'
        and effective_on between cast(:from_on as date) and cast(:to_on as date)
        and {filters}
)

select
    events.event,
    count(distinct events.order_line_id) as line_count,
    sum(events.amount) as amount
from order_events(:position) as events
join ordered
    on ordered.order_line_id = events.order_line_id
where events.effective_on <= cast(:to_on as date)
group by events.event
order by case events.event
    when 'ORDERED' then 1 when 'CANCELLED' then 2 when 'DELIVERED' then 3 when 'INVOICED' then 4 else 5
end
