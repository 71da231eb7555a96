-- A company of {moves} stock moves over three years: 30,000 products, 5 warehouses, 5,000 customers, orders of 5 lines.
-- A few products and customers make most of the trade. Layers, stock and issues agree; it is for timing, not for figures.

create temp table lines as
    select
        i,
        1 + i // 5 as position,
        cast(i % 5 as integer) as line_number,
        date '2022-01-01' + cast(i * 1095 // {lines} as integer) as day_on,
        product_id,
        1 + product_id % 200 as family_id,
        customer_id,
        1 + customer_id % 12 as segment_id,
        1 + customer_id % 20 as salesperson_id,
        1 + customer_id % 4 as channel_id,
        1 + product_id % 5 as warehouse_id,
        product_id * 1000 + i * {slots} // {lines} as layer_id,
        cast(1 + hash(i + 3) % 10 as decimal(18, 2)) as quantity,
        cast(5 + product_id % 90 as decimal(18, 2)) as unit_cost,
        cast(quantity * unit_cost as decimal(18, 2)) as cost,
        cast(quantity * unit_cost * (115 + cast(hash(i + 4) % 60 as integer)) / 100 as decimal(18, 2)) as amount
    from (
        select
            i,
            1 + cast(floor(30000 * pow((hash(i) % 1000003) / 1000003.0, 3)) as bigint) as product_id,
            1 + cast(floor(5000 * pow((hash(i // 5 + 1000000007) % 1000003) / 1000003.0, 2)) as bigint) as customer_id
        from range({lines}) as numbers(i)
    );

create temp table receipts as
    select
        layer_id,
        any_value(product_id) as product_id,
        any_value(warehouse_id) as warehouse_id,
        min(position) as position,
        min(day_on) - 20 as day_on,
        sum(quantity) + 5 as quantity,
        any_value(unit_cost) * (sum(quantity) + 5) as value
    from lines
    group by layer_id;

insert into order_lines
    select
        position, line_number * 3 + step, i, 'CC-' || position, line_number + 1,
        ['ORDERED', 'DELIVERED', 'INVOICED'][step + 1],
        quantity, amount, product_id, family_id, customer_id, segment_id, salesperson_id, channel_id, warehouse_id,
        day_on + 3, day_on + cast(case when step = 0 then 0 when hash(i + 5) % 10 = 0 then 6 else 2 end as integer),
        'DOC-' || position
    from lines
    cross join range(3) as steps(step)
    order by position;

insert into margins
    select
        position, 20 + line_number * 2 + side, i,
        case side when 0 then 'REV_INVOICED' else 'COGS_ISSUE' end,
        case side when 0 then 'CUSTOMER_INVOICE' else 'DELIVERY_NOTE' end, 'DOC-' || position, i,
        case side when 1 then i end, case side when 0 then amount else cost end,
        case side when 1 then quantity else 0 end,
        product_id, family_id, customer_id, segment_id, salesperson_id, channel_id, warehouse_id, day_on + 2, false
    from lines
    cross join range(2) as sides(side)
    order by position;

insert into issued_costs
    select
        position, 40 + line_number, i, layer_id, null, 'DELIVERY', 'ISSUE', product_id, warehouse_id, i, quantity, cost,
        false, day_on + 2, 'DELIVERY_NOTE', 'DOC-' || position
    from lines;

insert into stock_values
    select
        position, 50 + line_number, i, 'DELIVERY', 'ISSUE', product_id, warehouse_id, -quantity, -cost, 0, day_on + 2,
        'DELIVERY_NOTE', 'DOC-' || position
    from lines
    union all
    select
        position, 60, layer_id, 'RECEIPT', 'ENTRY', product_id, warehouse_id, quantity, value, 0, day_on,
        'GOODS_RECEIPT', 'REC-' || layer_id
    from receipts
    order by 1;

insert into cost_layers
    select
        lines.position, 70 + lines.line_number, lines.layer_id, lines.i, 'RECEIPT', null, lines.product_id,
        lines.warehouse_id, 1, 'DELIVERY_NOTE', 'DOC-' || lines.position, receipts.day_on, receipts.day_on,
        receipts.quantity, receipts.value,
        receipts.quantity - sum(lines.quantity) over taken, receipts.value - sum(lines.cost) over taken, 'ISSUE'
    from lines
    join receipts using (layer_id)
    window taken as (partition by lines.layer_id order by lines.i)
    union all
    select
        position, 0, layer_id, layer_id, 'RECEIPT', null, product_id, warehouse_id, 1, 'GOODS_RECEIPT',
        'REC-' || layer_id, day_on, day_on, quantity, value, quantity, value, 'ENTRY'
    from receipts
    order by 1;

insert into receivables
    select
        position, 80 + side, customer_id, position, 'INV-' || position,
        case side when 0 then 'CUSTOMER_INVOICE' else 'PAYMENT' end, 'DOC-' || position,
        case side when 0 then 'INVOICE' else 'ALLOCATION' end,
        case side when 0 then owed else -owed end, 0, day_on + 33,
        day_on + cast(case side when 0 then 3 else 15 + cast(hash(position) % 60 as integer) end as integer)
    from (
        select position, any_value(customer_id) as customer_id, any_value(day_on) as day_on, sum(amount) as owed
        from lines
        group by position
    )
    cross join range(2) as sides(side)
    where side = 0 or day_on + 75 < date '2024-12-31'
    order by position;

insert into postings
    select
        position, 90 + line_number * 3 + side, i * 3 + side, 'VE-' || position,
        case side when 0 then 'POSTED' else 'PREPARED' end,
        ['707', '6037', '370'][side + 1], null,
        case side when 1 then cost else 0 end, case side when 0 then amount when 2 then cost else 0 end,
        day_on + 2, case side when 0 then 'VE' else 'ST' end, 'DELIVERY_NOTE', 'DOC-' || position, i, customer_id, null,
        product_id, i, ''
    from lines
    cross join range(3) as sides(side)
    order by position;

insert into dimensions
    select 0, 0, 'product', member_id, 'P' || member_id, 'Article ' || member_id, 'Product ' || member_id,
        1 + member_id % 200
    from range(1, 30001) as members(member_id)
    union all
    select 0, 1, 'customer', member_id, 'C' || member_id, 'Client ' || member_id, 'Customer ' || member_id,
        1 + member_id % 12
    from range(1, 5001) as members(member_id)
    union all
    select 0, 2, axis, member_id, axis || member_id, axis || ' ' || member_id, axis || ' ' || member_id, null
    from (values ('family', 200), ('segment', 12), ('salesperson', 20), ('channel', 4), ('warehouse', 5))
        as axes(axis, many)
    cross join range(1, 201) as members(member_id)
    where member_id <= many;

insert into clock_ticks
    select min(position), 200, day_on, cast(day_on as timestamptz)
    from lines
    group by day_on
    order by 1;

insert into ledger_commits
    select distinct on (position)
        position, 1, position, position * 4096, cast(day_on as timestamptz) + interval 9 hour, 20, 0, 0, ''::blob
    from lines
    order by position;

update progress set run = 1, epoch = 1, kafka_offset = 1, position = (select max(position) from ledger_commits);
