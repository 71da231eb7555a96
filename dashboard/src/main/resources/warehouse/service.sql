-- Service and process as of a position and a day.

create macro promised_lines(at_position, from_day, on_day) as table
    with

    lines as (
        select
            order_line_id,
            order_number,
            promised_on
        from order_lines
        where position <= at_position
            and event = 'ORDERED'
            and promised_on between from_day and on_day
    ),

    followed as (
        select
            order_lines.order_line_id,
            max(order_lines.position) as position,
            any_value(lines.order_number) as order_number,
            any_value(lines.promised_on) as promised_on,
            any_value(order_lines.product_id) as product_id,
            any_value(order_lines.family_id) as family_id,
            any_value(order_lines.customer_id) as customer_id,
            any_value(order_lines.segment_id) as segment_id,
            any_value(order_lines.salesperson_id) as salesperson_id,
            any_value(order_lines.channel_id) as channel_id,
            any_value(order_lines.warehouse_id) as warehouse_id,
            sum(quantity) filter (where event = 'ORDERED') as ordered_quantity,
            sum(amount) filter (where event = 'ORDERED') as ordered_amount,
            coalesce(sum(quantity) filter (where event = 'CANCELLED' and effective_on <= lines.promised_on), 0)
                as cancelled_quantity,
            coalesce(sum(quantity) filter (where event = 'CANCELLED'), 0) as dropped_quantity,
            coalesce(sum(quantity) filter (where event = 'DELIVERED' and effective_on <= lines.promised_on), 0)
                as on_time_quantity,
            coalesce(sum(quantity) filter (where event = 'DELIVERED'), 0) as delivered_quantity,
            min(effective_on) filter (where event = 'ORDERED') as ordered_on,
            max(effective_on) filter (where event = 'DELIVERED') as delivered_on
        from order_lines
        join lines
            on lines.order_line_id = order_lines.order_line_id
        where order_lines.position <= at_position
            and order_lines.effective_on <= on_day
        group by order_lines.order_line_id
    )

    select
        *,
        0 as fact_index,
        'PROMISE' as measure,
        promised_on as effective_on,
        'SALES_ORDER' as document_type,
        order_number as document_number,
        null::varchar as label,
        ordered_quantity - cancelled_quantity as due_quantity,
        least(on_time_quantity, ordered_quantity - cancelled_quantity) as served_quantity,
        case when on_time_quantity >= ordered_quantity - cancelled_quantity then 1 else 0 end as in_full
    from followed
    where ordered_quantity > cancelled_quantity;
comment on macro table promised_lines is
    'Order lines promised up to a day, with what was delivered by then; what was cancelled before its day is not due '
    '(fr: lignes promises).';

create macro delivered_lines(at_position) as table
    select
        delivered.*,
        'SALES_ORDER' as document_type,
        delivered.event as measure,
        null::varchar as label,
        delivered.effective_on - ordered.ordered_on as days
    from order_lines as delivered
    join (
        select
            order_line_id,
            effective_on as ordered_on
        from order_lines
        where position <= at_position
            and event = 'ORDERED'
    ) as ordered
        on ordered.order_line_id = delivered.order_line_id
    where delivered.position <= at_position
        and delivered.event = 'DELIVERED';
comment on macro table delivered_lines is 'Deliveries of order lines with the days since the order (fr: livraisons).';

create macro order_events(at_position) as table
    select
        *,
        'SALES_ORDER' as document_type,
        event as measure,
        null::varchar as label
    from order_lines
    where position <= at_position;
comment on macro table order_events is 'What happened to order lines, known at a position (fr: vie des commandes).';

create macro delivery_cohorts(at_position) as table
    with

    delivered as (
        select
            *,
            quantity as delivered_quantity,
            0::decimal(18, 6) as returned_quantity
        from order_events(at_position)
        where event = 'DELIVERED'
    )

    select *
    from delivered
    union all by name
    select
        returned.* exclude (effective_on),
        coalesce(delivered.effective_on, returned.effective_on) as effective_on,
        0::decimal(18, 6) as delivered_quantity,
        returned.quantity as returned_quantity
    from order_events(at_position) as returned
    asof left join delivered
        on delivered.order_line_id = returned.order_line_id
        and returned.effective_on >= delivered.effective_on
    where returned.event = 'RETURNED';
comment on macro table delivery_cohorts is
    'Deliveries of order lines and what came back of them, on the day of the delivery (fr: cohortes de livraison).';

create macro buying_customers(at_position, on_day) as table
    with

    placed as (
        select
            customer_id,
            order_number,
            any_value(segment_id) as segment_id,
            max(position) as position,
            min(effective_on) as ordered_on
        from order_lines
        where position <= at_position
            and event = 'ORDERED'
            and effective_on <= on_day
            and effective_on > on_day - interval 2 year
        group by
            customer_id,
            order_number
    )

    select
        max(position) as position,
        0 as fact_index,
        'BUYER' as measure,
        max(ordered_on) as effective_on,
        'SALES_ORDER' as document_type,
        arg_max(order_number, (ordered_on, order_number)) as document_number,
        null::bigint as order_line_id,
        null::bigint as product_id,
        null::varchar as label,
        customer_id,
        any_value(segment_id) as segment_id,
        count(*) filter (ordered_on > on_day - interval 1 year) as orders,
        count(*) filter (ordered_on <= on_day - interval 1 year) as orders_before,
        case when orders > 0 then 1 else 0 end as active,
        case when orders > 1 then 1 else 0 end as repeated,
        case when orders_before > 0 then 1 else 0 end as former,
        case when orders > 0 and orders_before > 0 then 1 else 0 end as kept
    from placed
    group by customer_id;
comment on macro table buying_customers is
    'Customers with an order in the two years up to a day: how many in each of them (fr: clients acheteurs).';
