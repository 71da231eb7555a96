-- Commands of quotations: quote, revise (a new version), lose, expire what nobody took. An order wins one.

-- The version that stands of a quotation nobody decided yet. Whoever revises or decides holds its first version.
create or replace function ledger.locked_quotation(sought text) returns ledger.quotations
language plpgsql as $$
declare
  quotation ledger.quotations;
  outcome ledger.quotation_outcomes;
begin
  perform from ledger.quotations as q where q.number = sought and q.version = 1 for no key update;
  select * into quotation from ledger.quotations as q where q.number = sought order by q.version desc limit 1;
  if not found then
    perform ledger.refuse('UNKNOWN_QUOTATION', jsonb_build_object('code', sought));
  end if;
  select * into outcome from ledger.quotation_outcomes as o where o.number = sought;
  if found then
    perform ledger.refuse(
      'QUOTATION_' || outcome.kind,
      jsonb_build_object(
        'quotation', sought,
        'decided_on', outcome.decided_on,
        'valid_until', quotation.valid_until,
        'reason', outcome.reason,
        'order', (select o.number from ledger.sales_orders as o where o.id = outcome.order_id)
      )
    );
  end if;
  return quotation;
end
$$;

-- The quotation an order takes: the version named stands, and the day is inside its validity.
create or replace function ledger.quotation_to_win(sought text, named_version integer, ordered_on date)
returns ledger.quotations
language plpgsql as $$
declare
  quotation ledger.quotations := ledger.locked_quotation(sought);
begin
  if named_version <> quotation.version then
    perform ledger.refuse(
      'QUOTATION_SUPERSEDED',
      jsonb_build_object('quotation', sought, 'version', named_version, 'latest', quotation.version)
    );
  elsif ordered_on > quotation.valid_until then
    perform ledger.refuse(
      'QUOTATION_EXPIRED', jsonb_build_object('quotation', sought, 'valid_until', quotation.valid_until)
    );
  end if;
  perform ledger.require_not_before(ordered_on, sought, quotation.quoted_on);
  return quotation;
end
$$;

-- The lines of a quotation as an order takes them: the same prices, to the cent.
create or replace function ledger.quoted_lines(of_quotation_id bigint) returns ledger.priced_line[]
language sql stable
return array(
  select
    row(
      l.product_id, p.family_id, l.quantity, l.unit_price, l.price_origin, l.list_unit_price, l.price_list_code,
      l.list_amount, l.discount_amount, l.header_discount_amount, l.net_amount, l.tax_rate_percent, l.id
    )::ledger.priced_line
  from ledger.quotation_lines as l
  join ledger.products as p on p.id = l.product_id
  where l.quotation_id = of_quotation_id
  order by l.line_no
);

create or replace function ledger.decide_quotation(
  quotation ledger.quotations,
  outcome_kind text,
  decided_day date,
  won_order_id bigint default null,
  lost_reason text default null
) returns void
language sql as $$
  insert into ledger.quotation_outcomes (quotation_id, number, customer_id, kind, decided_on, order_id, reason)
  values (
    quotation.id, quotation.number, quotation.customer_id, outcome_kind, decided_day, won_order_id, lost_reason
  )
$$;

-- Writes one version and its lines; what the body leaves out is as in the version before, or as the customer has it.
create or replace function ledger.write_quotation(
  body jsonb,
  quotation_number text,
  customer ledger.customers,
  before ledger.quotations,
  quoted_day date
) returns jsonb
language plpgsql as $$
declare
  quotation ledger.quotations;
  lines ledger.priced_line[];
begin
  perform ledger.require_not_before((body ->> 'valid_until')::date, quotation_number, quoted_day);
  lines := ledger.priced_lines(body, customer.id, quoted_day);
  perform ledger.ensure_period(quoted_day);
  insert into ledger.quotations (
    number, version, previous_version, customer_id, channel_id, warehouse_id, salesperson_id, quoted_on, valid_until
  )
  values (
    quotation_number,
    coalesce(before.version, 0) + 1,
    before.version,
    customer.id,
    coalesce(ledger.reference_id('CHANNEL', body ->> 'channel'), before.channel_id),
    coalesce(ledger.storage_id(body ->> 'warehouse'), before.warehouse_id),
    coalesce(
      ledger.reference_id('SALESPERSON', body ->> 'salesperson'), before.salesperson_id, customer.salesperson_id
    ),
    quoted_day,
    (body ->> 'valid_until')::date
  )
  returning * into quotation;
  insert into ledger.quotation_lines (
    quotation_id, number, line_no, product_id, family_id, customer_id, segment_id, quantity, unit_price, price_origin,
    list_unit_price, price_list_code, list_amount, discount_amount, header_discount_amount, net_amount,
    tax_rate_percent, quoted_on
  )
  select
    quotation.id, quotation.number, l.ordinality, l.product_id, l.family_id, customer.id, customer.segment_id,
    l.quantity, l.unit_price, l.price_origin, l.list_unit_price, l.price_list_code, l.list_amount, l.discount_amount,
    l.header_discount_amount, l.net_amount, l.tax_rate_percent, quoted_day
  from unnest(lines) with ordinality as l
  order by l.ordinality;
  perform ledger.keep_kits_of_quotation(quotation.id, body -> 'lines');
  return jsonb_build_object(
    'id', quotation.id,
    'number', quotation.number,
    'version', quotation.version,
    'valid_until', quotation.valid_until,
    'net_amount', (select sum(l.net_amount)::text from unnest(lines) as l)
  );
end
$$;

create or replace function api.quote(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('quote', idempotency_key, body);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{
    number text?, customer text, channel text, warehouse text, salesperson text?, quoted_on date, valid_until date,
    discount_percent percent?, discount_amount amount0?, lines lines
  }');
  perform ledger.check_lines(body -> 'lines', 'lines', ledger.priced_line_fields());
  if exists (select from ledger.quotations as q where q.number = body ->> 'number') then
    perform ledger.refuse('DUPLICATE_NUMBER', jsonb_build_object('number', body ->> 'number'));
  end if;
  return ledger.remember('quote', idempotency_key, body, ledger.write_quotation(
    body,
    coalesce(body ->> 'number', ledger.numbered('DV-', nextval('ledger.quotation_numbers'))),
    ledger.find_customer(body ->> 'customer'),
    null,
    (body ->> 'quoted_on')::date
  ));
end
$$;

create or replace function api.revise_quotation(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('revise_quotation', idempotency_key, body);
  before ledger.quotations;
  customer ledger.customers;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{
    quotation text, revised_on date, valid_until date, channel text?, warehouse text?, salesperson text?,
    discount_percent percent?, discount_amount amount0?, lines lines
  }');
  perform ledger.check_lines(body -> 'lines', 'lines', ledger.priced_line_fields());
  before := ledger.locked_quotation(body ->> 'quotation');
  perform ledger.require_not_before((body ->> 'revised_on')::date, before.number, before.quoted_on);
  select * into customer from ledger.customers as c where c.id = before.customer_id;
  return ledger.remember('revise_quotation', idempotency_key, body, ledger.write_quotation(
    body, before.number, customer, before, (body ->> 'revised_on')::date
  ));
end
$$;

create or replace function api.lose_quotation(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('lose_quotation', idempotency_key, body);
  quotation ledger.quotations;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{quotation text, lost_on date, reason text}');
  quotation := ledger.locked_quotation(body ->> 'quotation');
  perform ledger.require_not_before((body ->> 'lost_on')::date, quotation.number, quotation.quoted_on);
  perform ledger.ensure_period((body ->> 'lost_on')::date);
  perform ledger.decide_quotation(
    quotation, 'LOST', (body ->> 'lost_on')::date, lost_reason => body ->> 'reason'
  );
  return ledger.remember('lose_quotation', idempotency_key, body, jsonb_build_object(
    'id', quotation.id, 'number', quotation.number, 'version', quotation.version
  ));
end
$$;

-- What was valid until a day before the business day, and nobody decided, expires on that day.
create or replace function api.expire_quotations(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('expire_quotations', idempotency_key, body);
  business_day date;
  quotation ledger.quotations;
  expired jsonb := '[]';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{business_on date}');
  business_day := body ->> 'business_on';
  perform
  from ledger.quotations as q
  where q.version = 1
    and not exists (select from ledger.quotation_outcomes as o where o.number = q.number)
  order by q.id
  for no key update;
  perform ledger.ensure_period(business_day);
  for quotation in
    select q.*
    from ledger.quotations as q
    where q.valid_until < business_day
      and not exists (select from ledger.quotations as n where n.number = q.number and n.version > q.version)
      and not exists (select from ledger.quotation_outcomes as o where o.number = q.number)
    order by q.id
  loop
    perform ledger.decide_quotation(quotation, 'EXPIRED', business_day);
    expired := expired || to_jsonb(quotation.number);
  end loop;
  return ledger.remember('expire_quotations', idempotency_key, body, jsonb_build_object('expired', expired));
end
$$;
