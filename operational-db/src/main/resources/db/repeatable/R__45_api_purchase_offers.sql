-- Commands from a need to an order: write the need down, ask suppliers, record their offers, order the one chosen.

create or replace function ledger.find_purchase_request(sought text) returns ledger.purchase_requests
language plpgsql stable as $$
declare
  request ledger.purchase_requests;
begin
  select * into request from ledger.purchase_requests as r where r.number = sought;
  if not found then
    perform ledger.refuse('UNKNOWN_PURCHASE_REQUEST', jsonb_build_object('code', sought));
  end if;
  return request;
end
$$;

create or replace function api.request_purchase(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('request_purchase', idempotency_key, body);
  request ledger.purchase_requests;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{number text?, warehouse text, requested_on date, needed_on date?, lines lines}'
  );
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, quantity quantity}');
  if exists (select from ledger.purchase_requests as r where r.number = body ->> 'number') then
    perform ledger.refuse('DUPLICATE_NUMBER', jsonb_build_object('number', body ->> 'number'));
  end if;
  perform ledger.require_not_before((body ->> 'needed_on')::date, 'requested_on', (body ->> 'requested_on')::date);
  perform ledger.ensure_period((body ->> 'requested_on')::date);
  insert into ledger.purchase_requests (number, warehouse_id, requested_on, needed_on)
  values (
    coalesce(body ->> 'number', ledger.numbered('DA-', nextval('ledger.purchase_request_numbers'))),
    ledger.reference_id('WAREHOUSE', body ->> 'warehouse'),
    (body ->> 'requested_on')::date,
    (body ->> 'needed_on')::date
  )
  returning * into request;
  insert into ledger.purchase_request_lines (request_id, line_no, product_id, quantity)
  select
    request.id, l.ordinality, ledger.reference_id('PRODUCT', l.value ->> 'sku'), (l.value ->> 'quantity')::numeric
  from jsonb_array_elements(body -> 'lines') with ordinality as l
  order by l.ordinality;
  return ledger.remember('request_purchase', idempotency_key, body, jsonb_build_object(
    'id', request.id, 'number', request.number
  ));
end
$$;

-- Who is already asked is not asked again.
create or replace function api.ask_for_offers(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('ask_for_offers', idempotency_key, body);
  request ledger.purchase_requests;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{request text, asked_on date, answer_by date?, suppliers lines}');
  perform ledger.check_lines(body -> 'suppliers', 'suppliers', '{supplier text}');
  request := ledger.find_purchase_request(body ->> 'request');
  perform ledger.require_not_before((body ->> 'asked_on')::date, request.number, request.requested_on);
  perform ledger.require_not_before((body ->> 'answer_by')::date, 'asked_on', (body ->> 'asked_on')::date);
  insert into ledger.offer_calls (request_id, supplier_id, asked_on, answer_by)
  select
    request.id,
    ledger.reference_id('SUPPLIER', s.value ->> 'supplier'),
    (body ->> 'asked_on')::date,
    (body ->> 'answer_by')::date
  from jsonb_array_elements(body -> 'suppliers') with ordinality as s
  order by s.ordinality
  on conflict (request_id, supplier_id) do nothing;
  return ledger.remember('ask_for_offers', idempotency_key, body, jsonb_build_object(
    'request', request.number,
    'asked', (select count(*) from ledger.offer_calls as c where c.request_id = request.id)
  ));
end
$$;

-- A supplier may offer without being asked, less than is needed, and again: its latest offer stands.
create or replace function api.record_supplier_offer(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('record_supplier_offer', idempotency_key, body);
  request ledger.purchase_requests;
  offer ledger.supplier_offers;
  line record;
  net numeric := 0;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{request text, supplier text, offered_on date, valid_until date, lines lines}'
  );
  perform ledger.check_lines(
    body -> 'lines', 'lines', '{line_no integer, quantity quantity, unit_price price, lead_days integer?}'
  );
  request := ledger.find_purchase_request(body ->> 'request');
  perform ledger.require_not_before((body ->> 'offered_on')::date, request.number, request.requested_on);
  perform ledger.require_not_before((body ->> 'valid_until')::date, 'offered_on', (body ->> 'offered_on')::date);
  perform ledger.wanted_lines(body -> 'lines', '{}');
  perform ledger.ensure_period((body ->> 'offered_on')::date);
  insert into ledger.supplier_offers (number, request_id, supplier_id, offered_on, valid_until)
  values (
    ledger.numbered('OF-', nextval('ledger.supplier_offer_numbers')),
    request.id,
    ledger.reference_id('SUPPLIER', body ->> 'supplier'),
    (body ->> 'offered_on')::date,
    (body ->> 'valid_until')::date
  )
  returning * into offer;
  for line in
    select l.value, l.ordinality, (l.value ->> 'line_no')::integer as line_no, r.id as request_line_id, r.quantity
    from jsonb_array_elements(body -> 'lines') with ordinality as l
    left join ledger.purchase_request_lines as r
      on r.request_id = request.id and r.line_no = (l.value ->> 'line_no')::integer
    order by l.ordinality
  loop
    perform ledger.require_line(request.number, line.line_no, line.request_line_id);
    if (line.value ->> 'lead_days')::integer > 3650 then
      perform ledger.refuse(
        'VALUE_TOO_LARGE',
        jsonb_build_object(
          'field', 'lines[' || line.ordinality - 1 || '].lead_days', 'value', line.value ->> 'lead_days'
        )
      );
    end if;
    insert into ledger.supplier_offer_lines
      (offer_id, request_line_id, quantity, unit_price, net_amount, lead_days)
    values (
      offer.id,
      line.request_line_id,
      (line.value ->> 'quantity')::numeric,
      (line.value ->> 'unit_price')::numeric,
      ledger.line_amount(line.value, line.ordinality),
      (line.value ->> 'lead_days')::integer
    );
    net := net + ledger.line_amount(line.value, line.ordinality);
  end loop;
  return ledger.remember('record_supplier_offer', idempotency_key, body, jsonb_build_object(
    'id', offer.id, 'number', offer.number, 'net_amount', net::text
  ));
end
$$;

create or replace function api.compare_offers(of_request text)
returns table (
  line_no integer,
  sku text,
  needed_quantity numeric,
  supplier_code text,
  offer_number text,
  valid_until date,
  offered_quantity numeric,
  unit_price numeric,
  net_amount numeric,
  above_cheapest_percent numeric,
  price_rank integer,
  lead_days integer,
  arrives_on date,
  in_time boolean,
  ordered boolean
)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with request as (
    select * from ledger.purchase_requests as r where r.number = of_request
  ),
  standing as (
    select distinct on (o.supplier_id) o.*
    from ledger.supplier_offers as o
    join request as r on r.id = o.request_id
    order by o.supplier_id, o.id desc
  ),
  asked as (
    select c.supplier_id from ledger.offer_calls as c join request as r on r.id = c.request_id
    union
    select s.supplier_id from standing as s
  )
  select
    l.line_no,
    p.sku,
    l.quantity,
    v.code,
    o.number,
    o.valid_until,
    f.quantity,
    f.unit_price,
    f.net_amount,
    round(100 * (f.unit_price / nullif(min(f.unit_price) over (partition by l.id), 0) - 1), 2),
    case when f.id is not null then (rank() over (partition by l.id order by f.unit_price nulls last))::integer end,
    f.lead_days,
    o.offered_on + f.lead_days,
    o.offered_on + f.lead_days <= r.needed_on,
    exists (select from ledger.offer_orders as x where x.offer_id = o.id)
  from request as r
  join ledger.purchase_request_lines as l on l.request_id = r.id
  join ledger.products as p on p.id = l.product_id
  cross join asked as a
  join ledger.suppliers as v on v.id = a.supplier_id
  left join standing as o on o.supplier_id = a.supplier_id
  left join ledger.supplier_offer_lines as f on f.offer_id = o.id and f.request_line_id = l.id
  order by l.line_no, f.unit_price nulls last, v.code collate "C"
$$;
comment on function api.compare_offers(text) is
  'One row per line of a request and supplier asked: what its offer that stands says, cheapest first (comparatif)';

-- The order takes the offer as it is, or the lines and quantities named, at its prices.
create or replace function api.order_offer(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('order_offer', idempotency_key, body);
  offer ledger.supplier_offers;
  line record;
  lines jsonb := '[]';
  answer jsonb;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{offer text, number text?, ordered_on date, lines lines?}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity}');
  offer := ledger.orderable_offer(body ->> 'offer', (body ->> 'ordered_on')::date);
  for line in
    select w.line_no as wanted_line_no, w.quantity as wanted, f.*, p.sku
    from ledger.wanted_lines(
      body -> 'lines',
      array(
        select row(l.line_no, f.quantity)::ledger.line_quantity
        from ledger.supplier_offer_lines as f
        join ledger.purchase_request_lines as l on l.id = f.request_line_id
        where f.offer_id = offer.id
      )
    ) as w
    left join ledger.purchase_request_lines as l on l.request_id = offer.request_id and l.line_no = w.line_no
    left join ledger.supplier_offer_lines as f on f.offer_id = offer.id and f.request_line_id = l.id
    left join ledger.products as p on p.id = l.product_id
    order by w.line_no
  loop
    perform ledger.require_line(offer.number, line.wanted_line_no, line.id);
    lines := lines || jsonb_build_object('sku', line.sku, 'quantity', line.wanted, 'unit_price', line.unit_price);
  end loop;
  answer := ledger.write_purchase_order(jsonb_build_object(
    'number', body -> 'number',
    'supplier', (select s.code from ledger.suppliers as s where s.id = offer.supplier_id),
    'warehouse', (
      select w.code
      from ledger.purchase_requests as r
      join ledger.warehouses as w on w.id = r.warehouse_id
      where r.id = offer.request_id
    ),
    'ordered_on', body -> 'ordered_on',
    'lines', lines
  ));
  insert into ledger.offer_orders (offer_id, purchase_order_id) values (offer.id, (answer ->> 'id')::bigint);
  return ledger.remember('order_offer', idempotency_key, body, answer || jsonb_build_object('offer', offer.number));
end
$$;

-- The offer, held; refused when it is ordered, replaced by a later one, or no longer valid.
create or replace function ledger.orderable_offer(sought text, ordered_day date) returns ledger.supplier_offers
language plpgsql as $$
declare
  offer ledger.supplier_offers;
  latest text;
  ordered text;
begin
  select * into offer from ledger.supplier_offers as o where o.number = sought for no key update;
  if not found then
    perform ledger.refuse('UNKNOWN_OFFER', jsonb_build_object('code', sought));
  end if;
  select o.number
  into latest
  from ledger.supplier_offers as o
  where o.request_id = offer.request_id and o.supplier_id = offer.supplier_id
  order by o.id desc
  limit 1;
  select p.number
  into ordered
  from ledger.offer_orders as x
  join ledger.purchase_orders as p on p.id = x.purchase_order_id
  where x.offer_id = offer.id;
  if ordered is not null then
    perform ledger.refuse('OFFER_ORDERED', jsonb_build_object('offer', offer.number, 'order', ordered));
  elsif latest <> offer.number then
    perform ledger.refuse('OFFER_SUPERSEDED', jsonb_build_object('offer', offer.number, 'latest', latest));
  elsif ordered_day > offer.valid_until then
    perform ledger.refuse(
      'OFFER_EXPIRED', jsonb_build_object('offer', offer.number, 'valid_until', offer.valid_until)
    );
  end if;
  perform ledger.require_not_before(ordered_day, offer.number, offer.offered_on);
  return offer;
end
$$;

grant execute on function api.compare_offers(text) to vigie_reader;
