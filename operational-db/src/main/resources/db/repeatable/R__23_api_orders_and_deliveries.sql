-- Commands of selling: confirm an order, cancel what is not delivered, deliver (in parts).

-- What the body says of an order, checked: either its customer and lines, or the quotation that has them.
create or replace function ledger.check_order(body jsonb) returns void
language plpgsql as $$
begin
  if body ->> 'quotation' is not null then
    perform ledger.check_fields(body, '', '{
      number text?, quotation text, version integer?, ordered_on date, requested_on date?, promised_on date?
    }');
    return;
  end if;
  perform ledger.check_fields(body, '', '{
    number text?, customer text, channel text, warehouse text, salesperson text?, ordered_on date, requested_on date?,
    promised_on date?, discount_percent percent?, discount_amount amount0?, lines lines
  }');
  perform ledger.check_lines(body -> 'lines', 'lines', ledger.priced_line_fields());
end
$$;

-- Writes the lines of an order, and for those that met a list, a quotation or a discount on the whole, how.
create or replace function ledger.write_order_lines(
  sales_order ledger.sales_orders,
  segment_id bigint,
  lines ledger.priced_line[]
) returns void
language plpgsql as $$
begin
  insert into ledger.sales_order_lines (
    order_id, order_number, line_no, product_id, family_id, customer_id, segment_id, salesperson_id, channel_id,
    warehouse_id, quantity, unit_price, list_amount, net_amount, tax_rate_percent, ordered_on
  )
  select
    sales_order.id, sales_order.number, l.ordinality, l.product_id, l.family_id, sales_order.customer_id,
    write_order_lines.segment_id, sales_order.salesperson_id, sales_order.channel_id, sales_order.warehouse_id,
    l.quantity, l.unit_price, l.list_amount, l.net_amount, l.tax_rate_percent, sales_order.ordered_on
  from unnest(lines) with ordinality as l
  order by l.ordinality;
  insert into ledger.sales_order_line_prices (
    order_line_id, quotation_line_id, price_origin, list_unit_price, price_list_code, discount_amount,
    header_discount_amount
  )
  select
    n.id, l.quotation_line_id, l.price_origin, l.list_unit_price, l.price_list_code, l.discount_amount,
    l.header_discount_amount
  from unnest(lines) with ordinality as l
  join ledger.sales_order_lines as n on n.order_id = sales_order.id and n.line_no = l.ordinality
  where l.list_unit_price is not null
    or l.quotation_line_id is not null
    or l.header_discount_amount <> 0
  order by l.ordinality;
end
$$;

create or replace function api.confirm_order(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('confirm_order', idempotency_key, body);
  ordered_day date;
  customer ledger.customers;
  quotation ledger.quotations;
  lines ledger.priced_line[];
  sales_order ledger.sales_orders;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_order(body);
  ordered_day := body ->> 'ordered_on';
  if exists (select from ledger.sales_orders as o where o.number = body ->> 'number') then
    perform ledger.refuse('DUPLICATE_NUMBER', jsonb_build_object('number', body ->> 'number'));
  end if;
  if body ->> 'quotation' is null then
    customer := ledger.find_customer(body ->> 'customer');
    lines := ledger.priced_lines(body, customer.id, ordered_day);
  else
    quotation := ledger.quotation_to_win(body ->> 'quotation', (body ->> 'version')::integer, ordered_day);
    select * into customer from ledger.customers as c where c.id = quotation.customer_id;
    lines := ledger.quoted_lines(quotation.id);
  end if;
  perform ledger.ensure_period(ordered_day);
  insert into ledger.sales_orders
    (number, customer_id, channel_id, warehouse_id, salesperson_id, ordered_on, requested_on, promised_on)
  values (
    coalesce(body ->> 'number', ledger.numbered('CC-', nextval('ledger.sales_order_numbers'))),
    customer.id,
    coalesce(quotation.channel_id, ledger.reference_id('CHANNEL', body ->> 'channel')),
    coalesce(quotation.warehouse_id, ledger.storage_id(body ->> 'warehouse')),
    coalesce(
      quotation.salesperson_id, ledger.reference_id('SALESPERSON', body ->> 'salesperson'), customer.salesperson_id
    ),
    ordered_day,
    (body ->> 'requested_on')::date,
    (body ->> 'promised_on')::date
  )
  returning * into sales_order;
  perform ledger.write_order_lines(sales_order, customer.segment_id, lines);
  perform ledger.keep_kits_of_order(sales_order.id, body -> 'lines');
  if quotation.id is not null then
    perform ledger.decide_quotation(quotation, 'WON', ordered_day, sales_order.id);
  end if;
  return ledger.remember('confirm_order', idempotency_key, body, jsonb_build_object(
    'id', sales_order.id,
    'number', sales_order.number,
    'net_amount', (select sum(l.net_amount)::text from unnest(lines) as l),
    'expected_margin', ledger.expected_margin('confirm_order', sales_order.id)
  ));
end
$$;

create or replace function ledger.cancelled(of_order_id bigint) returns boolean
language sql stable
return exists (select from ledger.sales_order_cancellations as c where c.order_id = of_order_id);

create or replace function api.cancel_order(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('cancel_order', idempotency_key, body);
  sales_order ledger.sales_orders;
  cancellation_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{order text, cancelled_on date, reason text}');
  sales_order := ledger.locked_order(body ->> 'order');
  if ledger.cancelled(sales_order.id) then
    perform ledger.refuse('ORDER_CANCELLED', jsonb_build_object('order', sales_order.number));
  end if;
  if not exists (
    select
    from ledger.order_progress(sales_order.id) as p
    where p.quantity > p.delivered_quantity
  ) then
    perform ledger.refuse('NOTHING_TO_CANCEL', jsonb_build_object('order', sales_order.number));
  end if;
  perform ledger.ensure_period((body ->> 'cancelled_on')::date);
  insert into ledger.sales_order_cancellations (order_id, order_number, cancelled_on, reason)
  values (sales_order.id, sales_order.number, (body ->> 'cancelled_on')::date, body ->> 'reason')
  returning id into cancellation_id;
  return ledger.remember('cancel_order', idempotency_key, body, jsonb_build_object(
    'id', cancellation_id, 'number', sales_order.number
  ));
end
$$;

-- Delivers lines of an order, held and in stock units; answers the note. {of_receipt_id}: what was received for it in
-- the same act, else null.
create or replace function ledger.write_delivery(
  sales_order ledger.sales_orders,
  from_warehouse_id bigint,
  delivered_day date,
  lines jsonb,
  expired_allowed boolean default false,
  of_receipt_id bigint default null
) returns jsonb
language plpgsql as $$
declare
  note ledger.delivery_notes;
  line record;
  line_net numeric;
  order_line_ids bigint[] := '{}';
  product_ids bigint[] := '{}';
  quantities numeric[] := '{}';
  nets numeric[] := '{}';
  delivered_net numeric := 0;
  reservations_kept boolean;
begin
  if ledger.cancelled(sales_order.id) then
    perform ledger.refuse('ORDER_CANCELLED', jsonb_build_object('order', sales_order.number));
  end if;
  perform ledger.ensure_period(delivered_day);
  insert into ledger.delivery_notes (number, order_id, customer_id, warehouse_id, delivered_on)
  values (
    ledger.numbered('BL-', nextval('ledger.delivery_note_numbers')),
    sales_order.id,
    sales_order.customer_id,
    from_warehouse_id,
    delivered_day
  )
  returning * into note;
  reservations_kept := ledger.keeps_reservations(note.warehouse_id);
  perform ledger.hold_stock_levels(
    array(select l.product_id from ledger.sales_order_lines as l where l.order_id = sales_order.id),
    array[note.warehouse_id]
  );
  for line in
    select
      w.line_no as wanted_line_no,
      w.quantity as wanted,
      sum(w.quantity) over (partition by p.product_id order by w.line_no) - w.quantity as taken,
      p.*
    from ledger.wanted_lines(
      lines,
      array(
        select row(g.line_no, g.quantity - g.delivered_quantity)::ledger.line_quantity
        from ledger.order_progress(sales_order.id) as g
      )
    ) as w
    left join ledger.order_progress(sales_order.id) as p on p.line_no = w.line_no
    order by w.line_no
  loop
    perform ledger.require_line(sales_order.number, line.wanted_line_no, line.order_line_id);
    perform ledger.require_open(
      'OVER_DELIVERY', 'order', sales_order.number, line.line_no, line.wanted, line.quantity - line.delivered_quantity
    );
    perform ledger.require_stock(line.product_id, note.warehouse_id, line.wanted, false, line.taken);
    if reservations_kept then
      perform ledger.require_unreserved(
        line.order_line_id, line.product_id, note.warehouse_id, line.wanted, line.taken
      );
    end if;
    line_net := ledger.take(line.wanted, line.quantity - line.delivered_quantity, line.net_amount - line.delivered_net);
    order_line_ids := order_line_ids || line.order_line_id;
    product_ids := product_ids || line.product_id;
    quantities := quantities || line.wanted;
    nets := nets || line_net;
    delivered_net := delivered_net + line_net;
  end loop;
  if order_line_ids = '{}' then
    perform ledger.refuse('NOTHING_TO_DELIVER', jsonb_build_object('order', sales_order.number));
  end if;
  with delivered as (
    insert into ledger.delivery_note_lines
      (delivery_note_id, number, line_no, order_line_id, product_id, quantity, net_amount, delivered_on)
    select
      note.id, note.number, l.ordinality, l.order_line_id, l.product_id, l.quantity, l.net, note.delivered_on
    from unnest(order_line_ids, product_ids, quantities, nets) with ordinality
      as l (order_line_id, product_id, quantity, net, ordinality)
    order by l.ordinality
    returning *
  )
  insert into ledger.stock_moves (
    kind, product_id, from_warehouse_id, quantity, effective_on, document_type, document_id, document_number,
    line_id, order_line_id, origin_move_id
  )
  select
    'DELIVERY', d.product_id, note.warehouse_id, d.quantity, note.delivered_on, 'DELIVERY_NOTE', note.id, note.number,
    d.id, d.order_line_id,
    case when of_receipt_id is not null then ledger.received_directly(of_receipt_id, d.order_line_id) end
  from delivered as d
  order by d.line_no;
  perform ledger.carry_lots('DELIVERY_NOTE', note.id, lines, expired_allowed);
  return jsonb_build_object('id', note.id, 'number', note.number, 'net_amount', delivered_net::text);
end
$$;

create or replace function api.deliver(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('deliver', idempotency_key, body);
  sales_order ledger.sales_orders;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{order text, delivered_on date, warehouse text?, expired_allowed boolean?, lines lines?}'
  );
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity, unit text?, lots lines?}');
  sales_order := ledger.locked_order(body ->> 'order');
  return ledger.remember('deliver', idempotency_key, body, ledger.write_delivery(
    sales_order,
    coalesce(ledger.storage_id(body ->> 'warehouse'), sales_order.warehouse_id),
    (body ->> 'delivered_on')::date,
    ledger.in_stock_units(body -> 'lines', 'SALES_ORDER', sales_order.id),
    coalesce((body ->> 'expired_allowed')::boolean, false)
  ));
end
$$;
