-- ABC and XYZ classes of products, as of a position and a day.

create macro consumption_closes(at_position, on_day) as table
    with

    closes as (
        select
            last_day(cast(month_on as date)) as closed_on,
            cast(month_on as date) - interval 11 month as opened_on
        from generate_series(
            date_trunc('month', on_day + 1) - interval 13 month,
            date_trunc('month', on_day + 1) - interval 1 month,
            interval 1 month
        ) as months(month_on)
        union all
        select
            on_day as closed_on,
            on_day - interval 12 month + interval 1 day as opened_on
        where on_day <> last_day(on_day)
    ),

    known as (
        select
            product_id,
            min(effective_on) as first_on
        from stock_values
        where position <= at_position
        group by product_id
    ),

    costs as (
        select
            product_id,
            effective_on,
            amount
        from margins
        where position <= at_position
            and measure like 'COGS_%'
            and effective_on <= on_day
            and effective_on > on_day - interval 27 month
    ),

    months as (
        select
            product_id,
            cast(date_trunc('month', effective_on) as date) as month_on,
            sum(amount) as amount
        from costs
        group by all
    ),

    spent as (
        select
            closes.closed_on,
            months.product_id,
            sum(months.amount) as amount
        from closes
        join months on months.month_on between closes.opened_on and closes.closed_on
        where closes.closed_on = last_day(closes.closed_on)
        group by all
        union all
        select
            closes.closed_on,
            costs.product_id,
            sum(costs.amount) as amount
        from closes
        join costs on costs.effective_on >= closes.opened_on
        where closes.closed_on <> last_day(closes.closed_on)
        group by all
    ),

    consumed as (
        select
            closes.closed_on,
            known.product_id,
            known.first_on,
            coalesce(spent.amount, 0) as consumption
        from closes
        join known on known.first_on <= closes.closed_on
        left join spent
            on spent.product_id = known.product_id
            and spent.closed_on = closes.closed_on
    )

    select
        *,
        row_number() over ranked as place,
        case
            when consumption > 0
                then cast(
                    (sum(greatest(consumption, 0)) over ranked - consumption)
                    / sum(greatest(consumption, 0)) over (partition by closed_on) as double
                )
            else -1.0
        end as share_before
    from consumed
    window ranked as (
        partition by closed_on
        order by consumption desc, product_id
        rows between unbounded preceding and current row
    );
comment on macro table consumption_closes is
    'Per product and month end, 13 of them and the day itself: cost of sales of the twelve months before, and the share '
    'of those that weigh more; -1 without consumption.';

create macro class_after(class_before, share_before, a_limit, b_limit, margin) as
    case
        when share_before < 0 then 4.0
        when share_before < a_limit + case
            when class_before = 1.0 then margin
            when class_before in (2.0, 3.0) then -margin
            else 0.0
        end then 1.0
        when share_before < b_limit + case
            when class_before in (1.0, 2.0) then margin
            when class_before = 3.0 then -margin
            else 0.0
        end then 2.0
        else 3.0
    end;
comment on macro class_after is
    'Next ABC class, 1 to 3, 4 without consumption: a product leaves its class only when it crosses the limit by more '
    'than the margin.';

create macro product_classes(at_position, on_day, a_limit, b_limit, margin, new_days) as table
    with

    folded as (
        select
            product_id,
            any_value(first_on) as first_on,
            list(share_before order by closed_on) filter (where closed_on = last_day(closed_on)) as shares,
            coalesce(arg_max(share_before, closed_on) filter (where closed_on = on_day), -1.0) as share_now,
            arg_max(consumption, closed_on) filter (where closed_on = last_day(closed_on)) as consumption,
            arg_max(place, closed_on) filter (where closed_on = last_day(closed_on)) as place
        from consumption_closes(at_position, on_day)
        group by product_id
    ),

    limits as (
        select
            cast(a_limit as double) as first_limit,
            cast(b_limit as double) as second_limit,
            cast(margin as double) as slack
    ),

    classed as (
        select
            folded.*,
            limits.*,
            list_reduce(
                list_prepend(0.0, coalesce(shares, [])),
                lambda p, x: class_after(p, x, limits.first_limit, limits.second_limit, limits.slack)
            ) as published,
            list_reduce(
                list_prepend(0.0, coalesce(shares, [])[:-2]),
                lambda p, x: class_after(p, x, limits.first_limit, limits.second_limit, limits.slack)
            ) as published_before
        from folded
        cross join limits
    )

    select
        cast(at_position as bigint) as position,
        0 as fact_index,
        'CLASS' as measure,
        on_day as effective_on,
        null::varchar as document_type,
        null::varchar as document_number,
        null::bigint as order_line_id,
        null::bigint as customer_id,
        null::varchar as label,
        classed.product_id,
        product.parent_id as family_id,
        classed.first_on,
        coalesce(held.value, 0) as stock_value,
        coalesce(classed.consumption, 0) as consumption,
        classed.place,
        case when len(coalesce(classed.shares, [])) = 0 then -1.0 else classed.shares[-1] end as share_before,
        case
            when on_day - classed.first_on < cast(new_days as integer) then 5
            when classed.published = 0.0 then 4
            else cast(classed.published as integer)
        end as abc_id,
        case when classed.published_before > 0.0 then cast(classed.published_before as integer) end as abc_before_id,
        cast(class_after(
            classed.published, classed.share_now, classed.first_limit, classed.second_limit, classed.slack
        ) as integer) as abc_next_id
    from classed
    left join (
        select
            product_id,
            sum(value) as value
        from stock_values
        where position <= at_position
            and effective_on <= on_day
        group by product_id
    ) as held
        on held.product_id = classed.product_id
    left join members_as_of(at_position) as product
        on product.dimension = 'product'
        and product.member_id = classed.product_id;
comment on macro table product_classes is
    'ABC class of every product: published at the last month end, the one before, and what it would be today '
    '(fr: classe ABC).';

create macro demand_regularity(at_position, on_day, x_limit, y_limit) as table
    with

    months as (
        select cast(month_on as date) as month_on
        from generate_series(
            date_trunc('month', on_day + 1) - interval 12 month,
            date_trunc('month', on_day + 1) - interval 1 month,
            interval 1 month
        ) as months(month_on)
    ),

    asked as (
        select
            product_id,
            cast(date_trunc('month', effective_on) as date) as month_on,
            sum(quantity) as quantity
        from order_lines
        where position <= at_position
            and event = 'ORDERED'
        group by all
    ),

    spread as (
        select
            products.product_id,
            avg(cast(coalesce(asked.quantity, 0) as double)) as mean,
            stddev_pop(cast(coalesce(asked.quantity, 0) as double)) as deviation
        from (select distinct product_id from asked) as products
        cross join months
        left join asked
            on asked.product_id = products.product_id
            and asked.month_on = months.month_on
        group by products.product_id
    )

    select
        product_id,
        case when mean > 0 then deviation / mean end as variation,
        case
            when mean <= 0 then null
            when variation <= cast(x_limit as double) then 'X'
            when variation <= cast(y_limit as double) then 'Y'
            else 'Z'
        end as regularity
    from spread;
comment on macro table demand_regularity is
    'XYZ class of every product asked for: standard deviation over mean of twelve monthly ordered quantities, months '
    'without any included; none when nothing was asked.';
