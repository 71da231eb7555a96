-- Stock counts as of a position: what was counted, what the books said of it, and what the difference is worth.

create macro counted_lines(at_position, from_day, to_day) as table
    with

    lines as (
        select *
        from stock_counts
        where position <= at_position
            and effective_on between from_day and to_day
    ),

    books as (
        select
            lines.position,
            lines.fact_index,
            sum(held.value - held.shortage_value) as value
        from lines
        join stock_values as held
            on held.product_id = lines.product_id
            and held.warehouse_id = lines.warehouse_id
            and held.position < lines.position
            and held.effective_on <= lines.effective_on
        group by
            lines.position,
            lines.fact_index
    ),

    differences as (
        select
            product_id,
            arg_min(document_number, (position, fact_index)) as document_number,
            sum(value - shortage_value) as value
        from stock_values
        where position <= at_position
            and kind = 'COUNT'
            and cause <> 'SETTLE'
            and effective_on between from_day and to_day
        group by
            move_id,
            product_id
    )

    select
        lines.*,
        'COUNTED' as measure,
        'STOCK_COUNT' as document_type,
        null::bigint as order_line_id,
        null::bigint as customer_id,
        null::varchar as label,
        product.parent_id as family_id,
        coalesce(books.value, 0)::decimal(18, 2) as book_value,
        coalesce(differences.value, 0)::decimal(18, 2) as difference
    from lines
    left join books
        on books.position = lines.position
        and books.fact_index = lines.fact_index
    left join differences
        on differences.document_number = lines.document_number
        and differences.product_id = lines.product_id
    left join members_as_of(at_position) as product
        on product.dimension = 'product'
        and product.member_id = lines.product_id;
comment on macro table counted_lines is
    'Products counted in some days, with the value the books held when they were counted and what the difference is '
    'worth, below zero when goods lack; what a surplus settles belongs to the sale that was short '
    '(fr: lignes d''inventaire).';

create macro judged_counts(
    at_position, from_day, to_day, a_limit, b_limit, margin, new_days, a_tolerance, b_tolerance, c_tolerance
) as table
    with

    lines as (
        select
            *,
            cast(date_trunc('month', effective_on) as date) - 1 as classed_on
        from counted_lines(at_position, from_day, to_day)
    ),

    judged as (
        select
            lines.*,
            coalesce(classes.abc_id, 5) as abc_id,
            case classes.abc_id
                when 1 then cast(a_tolerance as decimal(9, 4))
                when 2 then cast(b_tolerance as decimal(9, 4))
                else cast(c_tolerance as decimal(9, 4))
            end as tolerance
        from lines
        left join (
            select
                months.classed_on,
                classes.product_id,
                classes.abc_id
            from (select distinct classed_on from lines) as months, lateral (
                select
                    product_id,
                    abc_id
                from product_classes(at_position, months.classed_on, a_limit, b_limit, margin, new_days)
            ) as classes
        ) as classes
            on classes.classed_on = lines.classed_on
            and classes.product_id = lines.product_id
    )

    select
        *,
        case
            when abs(counted_quantity - book_quantity) <= abs(book_quantity) * tolerance then 1
            else 0
        end as is_right
    from judged;
comment on macro table judged_counts is
    'Products counted with their ABC class of the month end before; right when they differ from the book by no more '
    'than the tolerance of the class, without a book quantity by nothing (fr: fiabilité des stocks).';
