-- product-moves: moves of the period, newest first, with what was on hand after each in its warehouse
with

moved as (
    select
        move_id,
        max(position) as position,
        max(fact_index) as fact_index,
        effective_on,
        document_type || chr(10) || document_number as document,
        kind,
        warehouse_id,
        sum(quantity) as quantity,
        sum(value - shortage_value) as value
    from stock_values_as_of(:position)
    where effective_on <= cast(:to_on as date)
        and {filters}
    group by
        move_id,
        effective_on,
        document_type,
        document_number,
        kind,
        warehouse_id
),

running as (
    select
        *,
        sum(quantity) over (
            partition by warehouse_id
            order by effective_on, position, fact_index
            rows between unbounded preceding and current row
        ) as balance
    from moved
)

select
    effective_on,
    document,
    kind,
    warehouse_id,
    quantity,
    value,
    balance,
    sold.order_line_id
from running
left join (
    select
        move_id,
        any_value(order_line_id) as order_line_id
    from issued_costs
    where position <= :position
        and cause = 'ISSUE'
        and move_id in (select move_id from moved)
    group by move_id
) as sold
    on sold.move_id = running.move_id
where effective_on >= cast(:from_on as date)
order by
    effective_on desc,
    position desc,
    fact_index desc
limit 200
