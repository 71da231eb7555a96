-- What can be promised: on hand, reserved by confirmed orders, on order from suppliers, on the way between warehouses.

-- What suppliers have yet to deliver straight to the customer of an order line; null when nothing.
create or replace function ledger.directly_on_order(of_order_line_id bigint, on_day date) returns numeric
language sql stable
return (
  select sum(p.quantity - coalesce((
    select sum(n.quantity)
    from ledger.goods_receipt_lines as n
    where n.purchase_order_line_id = p.id
      and n.received_on <= on_day
  ), 0))
  from ledger.direct_purchase_lines as t
  join ledger.purchase_order_lines as p on p.id = t.purchase_order_line_id
  join ledger.purchase_orders as o on o.id = p.purchase_order_id
  where t.order_line_id = of_order_line_id
    and o.ordered_on <= on_day
    and not exists (
      select
      from ledger.purchase_order_cancellations as c
      where c.purchase_order_id = o.id
        and c.cancelled_on <= on_day
    )
);

-- What each order line keeps: ordered, less what was delivered, released, cancelled or ordered straight from a supplier
-- by that day. Null: all products, all warehouses. Deliveries use up the kept part first.
create or replace function ledger.reserved_lines(of_product_id bigint, in_warehouse_id bigint, on_day date)
returns table (order_line_id bigint, order_id bigint, product_id bigint, warehouse_id bigint, quantity numeric)
language sql stable as $$
  select
    l.id, l.order_id, l.product_id, l.warehouse_id,
    l.quantity - coalesce(d.quantity, 0) - coalesce(r.quantity, 0) - coalesce(s.quantity, 0)
  from ledger.sales_order_lines as l
  left join lateral (
    select sum(n.quantity) as quantity
    from ledger.delivery_note_lines as n
    where n.order_line_id = l.id
      and n.delivered_on <= on_day
  ) as d on true
  left join lateral (
    select sum(n.quantity) as quantity
    from ledger.reservation_releases as n
    where n.order_line_id = l.id
      and n.released_on <= on_day
  ) as r on true
  left join lateral ledger.directly_on_order(l.id, on_day) as s (quantity) on true
  where (of_product_id is null or l.product_id = of_product_id)
    and (in_warehouse_id is null or l.warehouse_id = in_warehouse_id)
    and l.ordered_on <= on_day
    and l.quantity > coalesce(d.quantity, 0) + coalesce(r.quantity, 0) + coalesce(s.quantity, 0)
    and not exists (
      select
      from ledger.sales_order_cancellations as c
      where c.order_id = l.order_id
        and c.cancelled_on <= on_day
    )
$$;

-- Figures of that day by the dates of the documents; goods in a transit warehouse count where they go.
create or replace function ledger.availability_on(of_product_id bigint, in_warehouse_id bigint, on_day date)
returns table (
  product_id bigint,
  warehouse_id bigint,
  on_hand numeric,
  reserved numeric,
  on_order numeric,
  in_transit numeric
)
language sql stable as $$
  select
    p.product_id,
    p.warehouse_id,
    sum(p.on_hand),
    sum(p.reserved),
    sum(p.on_order),
    sum(p.in_transit)
  from (
    select l.product_id, l.warehouse_id, l.on_hand, 0 as reserved, 0 as on_order, 0 as in_transit
    from ledger.stock_levels as l
    union all
    select m.product_id, w.id, case when w.id = m.to_warehouse_id then -m.quantity else m.quantity end, 0, 0, 0
    from ledger.stock_moves as m
    join ledger.warehouses as w on w.id in (m.from_warehouse_id, m.to_warehouse_id)
    where m.effective_on > on_day
    union all
    select r.product_id, r.warehouse_id, 0, r.quantity, 0, 0
    from ledger.reserved_lines(null, null, on_day) as r
    union all
    select l.product_id, o.warehouse_id, 0, 0, l.quantity - coalesce(r.quantity, 0), 0
    from ledger.purchase_order_lines as l
    join ledger.purchase_orders as o on o.id = l.purchase_order_id
    left join lateral (
      select sum(n.quantity) as quantity
      from ledger.goods_receipt_lines as n
      where n.purchase_order_line_id = l.id
        and n.received_on <= on_day
    ) as r on true
    where o.ordered_on <= on_day
      and not exists (
        select
        from ledger.purchase_order_cancellations as c
        where c.purchase_order_id = o.id
          and c.cancelled_on <= on_day
      )
    union all
    select l.product_id, s.to_warehouse_id, 0, 0, 0, l.quantity - coalesce(a.quantity, 0)
    from ledger.transfer_shipment_lines as l
    join ledger.transfer_shipments as s on s.id = l.shipment_id
    left join lateral (
      select sum(n.quantity) as quantity
      from ledger.transfer_shipment_outcomes as n
      join ledger.stock_moves as m on m.id = n.move_id
      where n.shipment_line_id = l.id
        and m.effective_on <= on_day
    ) as a on true
    where s.moved_on <= on_day
  ) as p
  where (of_product_id is null or p.product_id = of_product_id)
    and (in_warehouse_id is null or p.warehouse_id = in_warehouse_id)
    and not exists (
      select from ledger.warehouse_rules as t where t.warehouse_id = p.warehouse_id and t.kind <> 'STORAGE'
    )
  group by p.product_id, p.warehouse_id
$$;

-- In plpgsql on purpose: the question is planned for the product that is asked.
create or replace function api.availability(
  product text default null,
  warehouse text default null,
  on_day date default 'infinity'
)
returns table (
  sku text,
  warehouse_code text,
  on_hand numeric,
  reserved numeric,
  available numeric,
  on_order numeric,
  in_transit numeric,
  projected numeric
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked_product_id bigint := ledger.reference_id('PRODUCT', product);
  asked_warehouse_id bigint := ledger.reference_id('WAREHOUSE', warehouse);
begin
  return query
    select
      p.sku,
      w.code,
      trim_scale(a.on_hand),
      trim_scale(a.reserved),
      trim_scale(a.on_hand - a.reserved),
      trim_scale(a.on_order),
      trim_scale(a.in_transit),
      trim_scale(a.on_hand - a.reserved + a.on_order + a.in_transit)
    from ledger.availability_on(asked_product_id, asked_warehouse_id, availability.on_day) as a
    join ledger.products as p on p.id = a.product_id
    join ledger.warehouses as w on w.id = a.warehouse_id
    order by p.sku collate "C", w.code collate "C";
end
$$;

comment on function api.availability(text, text, date) is
  'One row per product and warehouse, in stock units: on hand, reserved by confirmed orders, available = on hand less '
  'reserved, on order from suppliers, in transit from other warehouses, projected = all together (disponibilité)';

create or replace function ledger.keeps_reservations(in_warehouse_id bigint) returns boolean
language sql stable
return exists (
  select from ledger.warehouse_rules as r where r.warehouse_id = in_warehouse_id and r.reservations_kept
);

-- Refuses to deliver what is kept for somebody else: for orders confirmed before, and beyond what this line itself
-- keeps here, for all others. The level is already held; {taken} is what the command takes of the product before.
drop function if exists ledger.require_unreserved(bigint, bigint, bigint, numeric);
create or replace function ledger.require_unreserved(
  of_order_line_id bigint,
  of_product_id bigint,
  in_warehouse_id bigint,
  wanted numeric,
  taken numeric
) returns void
language plpgsql as $$
declare
  own record;
  kept numeric;
  level record;
begin
  select l.order_id, coalesce(sum(r.quantity), 0) as quantity
  into own
  from ledger.sales_order_lines as l
  left join ledger.reserved_lines(of_product_id, in_warehouse_id, 'infinity') as r on r.order_line_id = l.id
  where l.id = of_order_line_id
  group by l.order_id;
  select coalesce(sum(r.quantity), 0)
  into kept
  from ledger.reserved_lines(of_product_id, in_warehouse_id, 'infinity') as r
  where r.order_id <> own.order_id
    and (r.order_id < own.order_id or wanted > own.quantity);
  select l.on_hand - taken as on_hand, p.sku, w.code
  into level
  from ledger.stock_levels as l
  join ledger.products as p on p.id = l.product_id
  join ledger.warehouses as w on w.id = l.warehouse_id
  where l.product_id = of_product_id
    and l.warehouse_id = in_warehouse_id;
  if kept > 0 and level.on_hand - kept < wanted then
    perform ledger.refuse('RESERVED_FOR_OTHERS', jsonb_build_object(
      'sku', level.sku,
      'warehouse', level.code,
      'quantity', trim_scale(wanted),
      'on_hand', trim_scale(level.on_hand),
      'reserved', trim_scale(kept)
    ));
  end if;
end
$$;

create or replace function api.release_reservation(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('release_reservation', idempotency_key, body);
  sales_order ledger.sales_orders;
  line record;
  released numeric := 0;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{order text, released_on date, reason text, lines lines?}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity}');
  sales_order := ledger.locked_order(body ->> 'order');
  perform ledger.require_not_before((body ->> 'released_on')::date, sales_order.number, sales_order.ordered_on);
  for line in
    select w.line_no, w.quantity as wanted, l.id as order_line_id, coalesce(r.quantity, 0) as reserved
    from ledger.wanted_lines(
      body -> 'lines',
      array(
        select row(n.line_no, g.quantity)::ledger.line_quantity
        from ledger.sales_order_lines as n
        cross join ledger.reserved_lines(n.product_id, n.warehouse_id, 'infinity') as g
        where n.order_id = sales_order.id
          and g.order_line_id = n.id
      )
    ) as w
    left join ledger.sales_order_lines as l on l.order_id = sales_order.id and l.line_no = w.line_no
    left join lateral (
      select g.quantity
      from ledger.reserved_lines(l.product_id, l.warehouse_id, 'infinity') as g
      where g.order_line_id = l.id
    ) as r on true
    order by w.line_no
  loop
    perform ledger.require_line(sales_order.number, line.line_no, line.order_line_id);
    perform ledger.require_open(
      'OVER_RELEASE', 'order', sales_order.number, line.line_no, line.wanted, line.reserved
    );
    insert into ledger.reservation_releases (order_line_id, order_number, line_no, quantity, released_on, reason)
    values (
      line.order_line_id, sales_order.number, line.line_no, line.wanted, (body ->> 'released_on')::date,
      body ->> 'reason'
    );
    released := released + line.wanted;
  end loop;
  if released = 0 then
    perform ledger.refuse('NOTHING_RESERVED', jsonb_build_object('order', sales_order.number));
  end if;
  return ledger.remember('release_reservation', idempotency_key, body, jsonb_build_object(
    'number', sales_order.number, 'released', trim_scale(released)::text
  ));
end
$$;

grant execute on function api.availability(text, text, date) to vigie_reader;
