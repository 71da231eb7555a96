-- What the warehouse adds to the fact tables: progress, and the facts and members as of a position.
-- Every macro takes a position and returns only what was known after that transaction.

create table progress (
    run integer not null,
    epoch integer not null,
    position bigint not null,
    kafka_offset bigint not null,
    schema_version varchar not null,
    halt_reason varchar
);
comment on table progress is 'One row: how far the facts are applied. Written in the transaction that applies them.';
comment on column progress.run is 'Run of the jobs whose facts are here.';
comment on column progress.epoch is 'Epoch of the ledger positions.';
comment on column progress.position is 'Last applied position (fr: dernière écriture appliquée).';
comment on column progress.kafka_offset is 'Where to read on in the facts topic.';
comment on column progress.schema_version is
    'Hash of the table definitions; another one means: rebuild from the facts.';
comment on column progress.halt_reason is
    'Why the jobs stopped publishing, none while all is well (fr: motif d''arrêt).';

insert into progress values (0, 0, 0, 0, '', null);

create macro members_as_of(at_position) as table
    select
        dimension,
        member_id,
        code,
        name_fr,
        name_en,
        parent_id
    from dimensions
    where position <= at_position
    qualify row_number() over (
        partition by dimension, member_id
        order by position desc, fact_index desc
    ) = 1
    union all
    select
        dimension,
        member_id,
        code,
        name_fr,
        name_en,
        null::bigint as parent_id
    from bands;
comment on macro table members_as_of is 'Members of every dimension with the names and parents they had at a position.';

create macro margins_as_of(at_position) as table
    select
        *,
        null::varchar as label
    from margins
    where position <= at_position;
comment on macro table margins_as_of is 'Margin facts known at a position.';

create macro stock_values_as_of(at_position) as table
    select
        stock_values.*,
        cause as measure,
        product.parent_id as family_id,
        null::bigint as customer_id,
        null::bigint as order_line_id,
        null::varchar as label
    from stock_values
    left join members_as_of(at_position) as product
        on product.dimension = 'product'
        and product.member_id = stock_values.product_id
    where stock_values.position <= at_position;
comment on macro table stock_values_as_of is
    'Stock value facts known at a position, with the family the product had then.';

create macro receivables_as_of(at_position) as table
    select
        receivables.*,
        receivables.kind as measure,
        customer.parent_id as segment_id,
        null::bigint as product_id,
        null::bigint as order_line_id,
        receivables.invoice_number as label
    from receivables
    left join members_as_of(at_position) as customer
        on customer.dimension = 'customer'
        and customer.member_id = receivables.customer_id
    where receivables.position <= at_position;
comment on macro table receivables_as_of is
    'Receivable facts known at a position, with the segment the customer had then.';

create macro counted_postings_as_of(at_position) as table
    select *
    from postings
    where position <= at_position
        and journal_code <> 'VAL';
comment on macro table counted_postings_as_of is
    'Postings that figures add up. Journal VAL posts the sums of prepared entries, whose detail counts already.';

create macro postings_as_of(at_position) as table
    select
        postings.* exclude (product_id, customer_id),
        coalesce(sale_line.product_id, postings.product_id) as product_id,
        coalesce(sale_line.family_id, product.parent_id) as family_id,
        coalesce(sale_line.customer_id, postings.customer_id) as customer_id,
        coalesce(sale_line.segment_id, customer.parent_id) as segment_id,
        sale_line.salesperson_id as salesperson_id,
        sale_line.channel_id as channel_id,
        sale_line.warehouse_id as warehouse_id
    from counted_postings_as_of(at_position) as postings
    left join (
        select
            order_line_id,
            any_value(product_id) as product_id,
            any_value(family_id) as family_id,
            any_value(customer_id) as customer_id,
            any_value(segment_id) as segment_id,
            any_value(salesperson_id) as salesperson_id,
            any_value(channel_id) as channel_id,
            any_value(warehouse_id) as warehouse_id
        from order_lines
        where event = 'ORDERED' and position <= at_position
        group by order_line_id
    ) as sale_line
        on sale_line.order_line_id = postings.order_line_id
    left join members_as_of(at_position) as product
        on product.dimension = 'product'
        and product.member_id = postings.product_id
    left join members_as_of(at_position) as customer
        on customer.dimension = 'customer'
        and customer.member_id = postings.customer_id;
comment on macro table postings_as_of is
    'Postings that figures add up at a position, with the dimensions of the sale line they belong to.';

create view order_line_numbers as
    select
        order_line_id,
        any_value(order_number) as order_number,
        any_value(line_number) as line_number
    from order_lines
    where event = 'ORDERED'
    group by order_line_id;
comment on view order_line_numbers is
    'What people call an order line: its order and its number in it (fr: lignes de commande).';
comment on column order_line_numbers.order_line_id is 'Identifier of the order line in the ledger.';
comment on column order_line_numbers.order_number is 'Number of the sales order (fr: n° de commande).';
comment on column order_line_numbers.line_number is 'Number of the line in its order.';

create macro layers_as_of(at_position) as table
    select *
    from cost_layers
    where position <= at_position
    qualify row_number() over (
        partition by layer_id
        order by position desc, fact_index desc
    ) = 1;
comment on macro table layers_as_of is 'State of every cost layer at a position: what is left of it.';

create view current_members as
    select members.*
    from members_as_of((select max(position) from progress)) as members;
comment on view current_members is 'Members of every dimension as they are now (fr: référentiel).';
comment on column current_members.dimension is
    'Axis: product, family, customer, segment, salesperson, channel, warehouse, supplier or account.';
comment on column current_members.member_id is 'Identifier of the member in the ledger.';
comment on column current_members.code is 'Natural code (fr: code).';
comment on column current_members.name_fr is 'Name in French.';
comment on column current_members.name_en is 'Name in English.';
comment on column current_members.parent_id is 'Family of a product, segment of a customer.';

create macro valuation_sums(after_position, until_position) as table
    select
        case
            when journal_code = 'VAL'
                then coalesce(try_cast(replace(document_number, 'VAL-', '') as date), effective_on)
            else effective_on
        end as effective_on,
        account_code,
        coalesce(role, case account_code when '37' then 'STOCK' when '38' then 'TRANSIT' end, '')
            in ('STOCK', 'TRANSIT') as is_stock,
        coalesce(sum(debit - credit) filter (where status = 'PREPARED'), 0)::decimal(18, 2) as prepared,
        coalesce(sum(debit - credit) filter (where journal_code = 'VAL'), 0)::decimal(18, 2) as posted,
        coalesce(sum(debit - credit) filter (where status = 'POSTED' and journal_code <> 'VAL'), 0)::decimal(18, 2)
            as entered
    from postings
    where position > after_position
        and position <= until_position
        and (status = 'PREPARED' or journal_code = 'VAL' or is_stock)
    group by all;
comment on macro table valuation_sums is
    'Per day valued and account, of the facts between two positions: prepared, posted in VAL, entered by hand (stock).';

create view pending_valuations as
    select
        effective_on,
        account_code,
        sum(prepared) as prepared,
        sum(posted) as posted,
        sum(prepared) - sum(posted) as pending
    from valuation_sums(-1, (select max(position) from progress))
    group by
        effective_on,
        account_code
    having sum(prepared) <> 0 or sum(posted) <> 0;
comment on view pending_valuations is
    'One row per day and account: valuation entries prepared, posted in VAL, still to post (fr: à comptabiliser).';
comment on column pending_valuations.effective_on is
    'Day whose moves are valued, also where its entry had to be dated after a close (fr: jour valorisé).';
comment on column pending_valuations.account_code is 'Account (fr: compte).';
comment on column pending_valuations.prepared is
    'Balance of the entries prepared by the stream, euro, debit above zero.';
comment on column pending_valuations.posted is 'Balance of journal VAL, euro, debit above zero.';
comment on column pending_valuations.pending is 'Prepared less posted, euro, debit above zero (fr: à comptabiliser).';

create macro stock_standing_as_of(at_position) as table
    select
        accounts.posted,
        accounts.pending,
        stock.layers,
        stock.shortages,
        accounts.posted + accounts.pending - stock.layers + stock.shortages as gap
    from (
        select
            coalesce(sum(entered + posted), 0)::decimal(18, 2) as posted,
            coalesce(sum(prepared - posted), 0)::decimal(18, 2) as pending
        from valuation_sums(-1, at_position)
        where is_stock
    ) as accounts
    cross join (
        select
            coalesce(sum(value), 0)::decimal(18, 2) as layers,
            coalesce(sum(shortage_value), 0)::decimal(18, 2) as shortages
        from stock_values
        where position <= at_position
    ) as stock;
comment on macro table stock_standing_as_of is
    'Stock accounts as posted, what is still to post, layers and shortages at a position; the gap is zero, always.';

create macro margin_bridge(at_position, first_from, first_to, second_from, second_to) as table
    with

    parts as (
        select
            product_id,
            effective_on between second_from and second_to as is_second,
            quantity,
            case
                when measure in ('REV_INVOICED', 'REV_ESTIMATED', 'REV_DEFERRED') then 'price'
                when measure in ('REV_RETURN', 'CREDIT_PRICE') then 'discounts_and_returns'
                when measure = 'COGS_LANDED' then 'landed'
                else 'cost'
            end as step,
            case when measure like 'COGS_%' then -amount else amount end as amount
        from margins
        where position <= at_position
            and (
                effective_on between first_from and first_to
                or effective_on between second_from and second_to
            )
    ),

    products as (
        select
            product_id,
            coalesce(sum(quantity) filter (where not is_second), 0)::double as first_quantity,
            coalesce(sum(quantity) filter (where is_second), 0)::double as second_quantity,
            coalesce(sum(amount) filter (where not is_second), 0) as first_margin,
            coalesce(sum(amount) filter (where is_second), 0) as second_margin
        from parts
        group by product_id
    ),

    steps as (
        select
            parts.product_id,
            parts.step,
            coalesce(sum(parts.amount) filter (where parts.is_second), 0) as second_amount,
            case
                when any_value(products.first_quantity) > 0 and any_value(products.second_quantity) > 0
                    then round(
                        coalesce(sum(parts.amount) filter (where not parts.is_second), 0)
                        * any_value(products.second_quantity) / any_value(products.first_quantity),
                        2
                    )::decimal(18, 2)
                else coalesce(sum(parts.amount) filter (where parts.is_second), 0)
            end as first_amount_at_second_quantity
        from parts
        join products on products.product_id = parts.product_id
        group by
            parts.product_id,
            parts.step
    ),

    volumes as (
        select
            product_id,
            second_margin - first_margin as change,
            coalesce(
                round(
                    (second_quantity - first_quantity)
                    * sum(first_margin) over () / nullif(sum(first_quantity) over (), 0),
                    2
                ),
                0
            )::decimal(18, 2) as volume
        from products
    )

    select
        volumes.product_id,
        volumes.change,
        volumes.volume,
        volumes.change - volumes.volume - coalesce(sum(effects.effect), 0) as mix,
        coalesce(sum(effects.effect) filter (where effects.step = 'price'), 0) as price,
        coalesce(sum(effects.effect) filter (where effects.step = 'cost'), 0) as cost,
        coalesce(sum(effects.effect) filter (where effects.step = 'landed'), 0) as landed,
        coalesce(sum(effects.effect) filter (where effects.step = 'discounts_and_returns'), 0)
            as discounts_and_returns
    from volumes
    left join (
        select
            product_id,
            step,
            second_amount - first_amount_at_second_quantity as effect
        from steps
    ) as effects
        on effects.product_id = volumes.product_id
    group by
        volumes.product_id,
        volumes.change,
        volumes.volume;
comment on macro table margin_bridge is
    'Why margin differs between two periods, by product, known at a position; the steps add up to the change exactly.';
