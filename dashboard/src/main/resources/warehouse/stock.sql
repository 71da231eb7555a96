-- Stock by age, by pool (a product in a warehouse) and over time, as of a position and a day.

create macro layer_changes_as_of(at_position) as table
    with

    dated as (
        select
            position,
            product_id,
            max(effective_on) as effective_on
        from stock_values
        where position <= at_position
        group by
            position,
            product_id
    ),

    changed as (
        select
            *,
            remaining_quantity - lag(remaining_quantity, 1, 0) over by_layer as quantity,
            remaining_value - lag(remaining_value, 1, 0) over by_layer as value
        from cost_layers
        where position <= at_position
        window by_layer as (partition by layer_id order by position, fact_index)
    )

    select
        changed.*,
        changed.cause as measure,
        dated.effective_on,
        product.parent_id as family_id,
        null::bigint as customer_id,
        null::bigint as order_line_id,
        null::varchar as label
    from changed
    join dated
        on dated.position = changed.position
        and dated.product_id = changed.product_id
    left join members_as_of(at_position) as product
        on product.dimension = 'product'
        and product.member_id = changed.product_id;
comment on macro table layer_changes_as_of is
    'Changes of cost layers known at a position, dated by the stock facts of the same transaction and product: their '
    'sum up to a day is the stock value of that day.';

create macro aged_stock(at_position, on_day) as table
    select
        changes.*,
        greatest(on_day - changes.age_on, 0) as age_days,
        changes.value * greatest(on_day - changes.age_on, 0) as value_days,
        bands.member_id as age_id
    from layer_changes_as_of(at_position) as changes
    join bands
        on bands.dimension = 'age'
        and greatest(on_day - changes.age_on, 0) between bands.from_days and bands.to_days
    where changes.effective_on <= on_day;
comment on macro table aged_stock is
    'Changes of cost layers up to a day with the age the goods have then: since they first became ours.';

create macro receipt_layers(at_position) as table
    with

    changed as (
        select
            *,
            value_in - lag(value_in, 1, 0) over by_layer as value_added
        from cost_layers
        where position <= at_position
            and kind = 'RECEIPT'
        window by_layer as (partition by layer_id order by position, fact_index)
    )

    select
        changed.layer_id,
        changed.product_id,
        product.parent_id as family_id,
        changed.warehouse_id,
        changed.supplier_id,
        changed.document_type,
        changed.document_number,
        changed.age_on as effective_on,
        arg_max(changed.quantity_in, (changed.position, changed.fact_index)) as quantity_in,
        sum(changed.value_added) as value_in,
        coalesce(sum(changed.value_added) filter (where changed.cause = 'PRICE_DIFF'), 0) as price_difference,
        coalesce(sum(changed.value_added) filter (where changed.cause in ('LANDED', 'REBATE')), 0) as late_cost,
        arg_max(changed.remaining_quantity, (changed.position, changed.fact_index)) as remaining_quantity,
        arg_max(changed.remaining_value, (changed.position, changed.fact_index)) as remaining_value
    from changed
    left join members_as_of(at_position) as product
        on product.dimension = 'product'
        and product.member_id = changed.product_id
    group by
        changed.layer_id,
        changed.product_id,
        product.parent_id,
        changed.warehouse_id,
        changed.supplier_id,
        changed.document_type,
        changed.document_number,
        changed.age_on;
comment on macro table receipt_layers is
    'Goods received, one row per layer known at a position: what entered, how far the invoice differed from the price '
    'of the receipt, landed costs and rebates laid on it since, and what is left (fr: réceptions valorisées).';

create macro written_down_stock(at_position, on_day, late_days, late_rate, dead_days, dead_rate) as table
    select
        max(position) as position,
        0 as fact_index,
        'WRITE_DOWN' as measure,
        max(effective_on) as effective_on,
        any_value(document_type) as document_type,
        any_value(document_number) as document_number,
        null::bigint as order_line_id,
        null::bigint as customer_id,
        null::varchar as label,
        layer_id,
        product_id,
        family_id,
        warehouse_id,
        sum(value) as value,
        cast(round(sum(value) * case
            when age_days > cast(dead_days as integer) then cast(dead_rate as decimal(9, 4))
            when age_days > cast(late_days as integer) then cast(late_rate as decimal(9, 4))
            else 0
        end, 2) as decimal(18, 2)) as write_down
    from aged_stock(at_position, on_day)
    group by
        layer_id,
        product_id,
        family_id,
        warehouse_id,
        age_days
    having sum(value) > 0;
comment on macro table written_down_stock is
    'Layers open on a day and the write-down their age suggests (fr: dépréciation suggérée).';

create macro stock_allowances_as_of(at_position) as table
    select
        * replace ('ALLOWANCE' as measure),
        amount as value
    from signed_postings(at_position)
    where role = 'DEPR_STOCK';
comment on macro table stock_allowances_as_of is
    'Changes of what stock is written down by, known at a position; layers stay as they are (fr: dépréciation).';

create macro net_stock_as_of(at_position) as table
    select *
    from stock_values_as_of(at_position)
    union all by name
    select * replace (-value as value)
    from stock_allowances_as_of(at_position);
comment on macro table net_stock_as_of is
    'Stock value facts and, with the opposite sign, changes of the allowance: they add up to the net value of stock.';

create macro stock_pools(at_position, on_day, demand_days) as table
    select
        max(position) as position,
        0 as fact_index,
        'POOL' as measure,
        max(effective_on) as effective_on,
        null::varchar as document_type,
        null::varchar as document_number,
        null::bigint as order_line_id,
        null::bigint as customer_id,
        null::varchar as label,
        product_id,
        family_id,
        warehouse_id,
        sum(quantity) as quantity,
        sum(value) as value,
        sum(shortage_value) as shortage_value,
        min(effective_on) filter (where quantity > 0) as first_in_on,
        max(effective_on) filter (where kind = 'RECEIPT') as last_in_on,
        max(effective_on) filter (where kind = 'DELIVERY' and quantity < 0) as last_sold_on,
        coalesce(-sum(quantity) filter (
            where kind = 'DELIVERY' and effective_on > on_day - cast(demand_days as integer)
        ), 0) as demand_quantity,
        on_day - coalesce(last_sold_on, first_in_on, on_day) as idle_days,
        on_day - coalesce(first_in_on, on_day) as held_days
    from stock_values_as_of(at_position)
    where effective_on <= on_day
    group by
        product_id,
        family_id,
        warehouse_id;
comment on macro table stock_pools is
    'One row per product and warehouse on a day: what is held, since when, last receipt, last sale, what left in the '
    'days before (fr: article dans un dépôt).';

create macro idle_stock(at_position, on_day, demand_days, more_than_days, held_more_than_days) as table
    select *
    from stock_pools(at_position, on_day, demand_days)
    where value > 0
        and idle_days > cast(more_than_days as integer)
        and held_days > cast(held_more_than_days as integer);
comment on macro table idle_stock is
    'Pools of value without a delivery for some days; what never sold counts from its first receipt.';

create macro excess_stock(at_position, on_day, demand_days, cover_days) as table
    select
        *,
        case
            when quantity <= 0 then 0
            else cast(round(
                value * greatest(
                    1 - demand_quantity * cast(cover_days as integer) / (quantity * cast(demand_days as integer)), 0
                ), 2
            ) as decimal(18, 2))
        end as excess_value
    from stock_pools(at_position, on_day, demand_days);
comment on macro table excess_stock is
    'Pools with the value of what is held above so many days of the demand of the days before (fr: surstock).';

create macro missing_stock(at_position, on_day, demand_days) as table
    select
        backlog.position,
        0 as fact_index,
        'BACKLOG' as measure,
        backlog.effective_on,
        null::varchar as document_type,
        null::varchar as document_number,
        null::bigint as order_line_id,
        null::bigint as customer_id,
        null::varchar as label,
        backlog.product_id,
        backlog.family_id,
        backlog.warehouse_id,
        backlog.open_quantity,
        backlog.open_amount,
        coalesce(pools.quantity, 0) as quantity
    from (
        select
            product_id,
            warehouse_id,
            any_value(family_id) as family_id,
            max(position) as position,
            max(effective_on) as effective_on,
            sum(case event when 'ORDERED' then quantity when 'DELIVERED' then -quantity
                when 'CANCELLED' then -quantity else 0 end) as open_quantity,
            sum(case event when 'ORDERED' then amount when 'DELIVERED' then -amount
                when 'CANCELLED' then -amount else 0 end) as open_amount
        from order_lines
        where position <= at_position
            and effective_on <= on_day
        group by
            product_id,
            warehouse_id
    ) as backlog
    left join stock_pools(at_position, on_day, demand_days) as pools
        on pools.product_id = backlog.product_id
        and pools.warehouse_id = backlog.warehouse_id
    where backlog.open_quantity > 0
        and coalesce(pools.quantity, 0) <= 0;
comment on macro table missing_stock is
    'Products and warehouses with nothing on hand and orders to deliver (fr: ruptures).';

create macro mean_stock(at_position, from_day, to_day) as table
    select
        *,
        cast(value as decimal(28, 6)) * (to_day - greatest(effective_on, from_day) + 1) as value_days,
        cast(value_days / (to_day - from_day + 1) as decimal(28, 6)) as mean_value
    from stock_values_as_of(at_position)
    where effective_on <= to_day;
comment on macro table mean_stock is
    'What each stock fact adds to the mean of the values at the end of the days of a period: its value for the days it '
    'was there (fr: stock moyen).';

create macro turnover_terms(at_position, from_day, to_day) as table
    select
        product_id,
        family_id,
        warehouse_id,
        0 as cost,
        0 as margin,
        mean_value,
        to_day - from_day + 1 as days
    from mean_stock(at_position, from_day, to_day)
    union all
    select
        product_id,
        family_id,
        warehouse_id,
        case when measure like 'COGS_%' then amount else 0 end as cost,
        case when measure like 'COGS_%' then -amount else amount end as margin,
        0 as mean_value,
        to_day - from_day + 1 as days
    from margins_as_of(at_position)
    where effective_on between from_day and to_day;
comment on macro table turnover_terms is
    'Cost and margin of what was sold in a period of so many days, and the mean stock value of it: the terms of turns '
    '(fr: rotation).';
