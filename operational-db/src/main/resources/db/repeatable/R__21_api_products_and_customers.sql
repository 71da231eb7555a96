-- Commands that create or change payment terms, warehouses, products, customers and periods. The key may be null.

-- The due dates and the cash discount a command gives payment terms; one due date is a schedule of one.
create or replace function ledger.wanted_schedule(body jsonb) returns ledger.payment_schedules
language plpgsql as $$
declare
  schedule ledger.payment_schedules;
  too_long text;
begin
  perform ledger.check_fields(
    body,
    '',
    '{code text, net_days integer?, instalments lines?, cash_discount_percent percent?, cash_discount_days integer?}'
  );
  perform ledger.check_lines(body -> 'instalments', 'instalments', '{net_days integer, share_percent percent}');
  if body ->> 'instalments' is null then
    if body ->> 'net_days' is null then
      perform ledger.refuse_field('net_days', 'missing', 'integer');
    end if;
    schedule.net_days := array[(body ->> 'net_days')::integer];
    schedule.share_percent := array[100];
  elsif body ->> 'net_days' is not null then
    perform ledger.refuse_field('net_days', 'unknown', 'instalments');
  else
    select
      array_agg((l.value ->> 'net_days')::integer order by l.ordinality),
      array_agg((l.value ->> 'share_percent')::numeric order by l.ordinality)
    into schedule.net_days, schedule.share_percent
    from jsonb_array_elements(body -> 'instalments') with ordinality as l;
  end if;
  schedule.cash_discount_percent := body ->> 'cash_discount_percent';
  schedule.cash_discount_days := body ->> 'cash_discount_days';
  if schedule.cash_discount_percent is null and schedule.cash_discount_days is not null then
    perform ledger.refuse_field('cash_discount_percent', 'missing', 'percent');
  elsif schedule.cash_discount_percent is not null and schedule.cash_discount_days is null then
    perform ledger.refuse_field('cash_discount_days', 'missing', 'integer');
  end if;
  select max(d.days)::text into too_long from unnest(schedule.net_days || schedule.cash_discount_days) as d (days)
  having max(d.days) > 3650;
  if too_long is not null then
    perform ledger.refuse('VALUE_TOO_LARGE', jsonb_build_object('field', 'net_days', 'value', too_long));
  elsif not ledger.schedule_is_whole(schedule.net_days, schedule.share_percent) then
    perform ledger.refuse('INSTALMENTS_NOT_WHOLE', jsonb_build_object('terms', body ->> 'code'));
  end if;
  return schedule;
end
$$;

-- Terms that were always due once and never offered a discount need no schedule.
create or replace function ledger.put_schedule(terms_id bigint, schedule ledger.payment_schedules) returns void
language plpgsql as $$
begin
  if cardinality(schedule.net_days) = 1 and schedule.cash_discount_percent is null and not exists (
    select from ledger.payment_schedules as s where s.payment_terms_id = terms_id
  ) then
    return;
  end if;
  insert into ledger.payment_schedules as t
    (payment_terms_id, net_days, share_percent, cash_discount_percent, cash_discount_days)
  values (
    terms_id, schedule.net_days, schedule.share_percent, schedule.cash_discount_percent, schedule.cash_discount_days
  )
  on conflict (payment_terms_id) do update set
    net_days = excluded.net_days,
    share_percent = excluded.share_percent,
    cash_discount_percent = excluded.cash_discount_percent,
    cash_discount_days = excluded.cash_discount_days
  where (t.net_days, t.share_percent, t.cash_discount_percent, t.cash_discount_days)
    is distinct from (
      excluded.net_days, excluded.share_percent, excluded.cash_discount_percent, excluded.cash_discount_days
    );
end
$$;

create or replace function api.put_payment_terms(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_payment_terms', idempotency_key, body, true);
  schedule ledger.payment_schedules;
begin
  if known is not null then
    return known;
  end if;
  schedule := ledger.wanted_schedule(body);
  insert into ledger.payment_terms as t (code, net_days)
  values (body ->> 'code', schedule.net_days[cardinality(schedule.net_days)])
  on conflict (code) do update set net_days = excluded.net_days
  where t.net_days <> excluded.net_days;
  perform ledger.put_schedule(ledger.reference_id('PAYMENT_TERMS', body ->> 'code'), schedule);
  return ledger.remember('put_payment_terms', idempotency_key, body, jsonb_build_object(
    'id', ledger.reference_id('PAYMENT_TERMS', body ->> 'code'), 'code', body ->> 'code'
  ));
end
$$;

-- What a command does not say of a warehouse stays; a plain warehouse needs no row.
create or replace function ledger.put_warehouse_rules(of_warehouse_id bigint, body jsonb) returns void
language plpgsql as $$
declare
  rules ledger.warehouse_rules;
  wanted_kind text;
  kept boolean;
begin
  select * into rules from ledger.warehouse_rules as r where r.warehouse_id = of_warehouse_id;
  wanted_kind := coalesce(upper(body ->> 'kind'), rules.kind, 'STORAGE');
  kept := coalesce((body ->> 'reservations_kept')::boolean, rules.reservations_kept, false);
  if wanted_kind not in ('STORAGE', 'TRANSIT', 'DIRECT') then
    perform ledger.refuse_field('kind', 'mistyped', 'storage | transit | direct');
  elsif wanted_kind <> coalesce(rules.kind, 'STORAGE') and exists (
    select from ledger.stock_levels as l where l.warehouse_id = of_warehouse_id and l.on_hand <> 0
  ) then
    perform ledger.refuse('WAREHOUSE_NOT_EMPTY', jsonb_build_object('warehouse', body ->> 'code'));
  elsif rules.id is null and wanted_kind = 'STORAGE' and not kept then
    return;
  end if;
  insert into ledger.warehouse_rules as t (warehouse_id, kind, reservations_kept)
  values (of_warehouse_id, wanted_kind, kept)
  on conflict (warehouse_id) do update set
    kind = excluded.kind, reservations_kept = excluded.reservations_kept
  where (t.kind, t.reservations_kept) is distinct from (excluded.kind, excluded.reservations_kept);
end
$$;

create or replace function api.put_warehouse(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_warehouse', idempotency_key, body, true);
  negative boolean;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{code text, name text, negative_allowed boolean?, kind text?, reservations_kept boolean?}'
  );
  negative := coalesce((body ->> 'negative_allowed')::boolean, false);
  if not negative and exists (
    select
    from ledger.stock_levels as l
    join ledger.warehouses as w on w.id = l.warehouse_id
    where w.code = body ->> 'code'
      and l.on_hand < 0
  ) then
    perform ledger.refuse('STOCK_BELOW_ZERO', jsonb_build_object('warehouse', body ->> 'code'));
  end if;
  insert into ledger.warehouses as t (code, name, negative_allowed)
  values (body ->> 'code', body ->> 'name', negative)
  on conflict (code) do update set name = excluded.name, negative_allowed = excluded.negative_allowed
  where (t.name, t.negative_allowed) is distinct from (excluded.name, excluded.negative_allowed);
  perform ledger.put_warehouse_rules(ledger.reference_id('WAREHOUSE', body ->> 'code'), body);
  return ledger.remember('put_warehouse', idempotency_key, body, jsonb_build_object(
    'id', ledger.reference_id('WAREHOUSE', body ->> 'code'), 'code', body ->> 'code'
  ));
end
$$;

-- A measure that is not given stays as it is known: who names a product need not know what it weighs.
create or replace function ledger.put_measures(of_product_id bigint, weight numeric, volume numeric) returns void
language plpgsql as $$
begin
  if weight is null and volume is null then
    return;
  end if;
  insert into ledger.product_measures as t (product_id, weight_kg, volume_m3)
  values (of_product_id, weight, volume)
  on conflict (product_id) do update set
    weight_kg = coalesce(excluded.weight_kg, t.weight_kg),
    volume_m3 = coalesce(excluded.volume_m3, t.volume_m3)
  where (t.weight_kg, t.volume_m3)
    is distinct from (coalesce(excluded.weight_kg, t.weight_kg), coalesce(excluded.volume_m3, t.volume_m3));
end
$$;

create or replace function api.put_product(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_product', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body,
    '',
    '{sku text, name text, family text, supplier text?, unit text?, weight_kg quantity0?, volume_m3 quantity0?}'
  );
  insert into ledger.products as t (sku, name, family_id, supplier_id, unit_code)
  values (
    body ->> 'sku',
    body ->> 'name',
    ledger.reference_id('FAMILY', body ->> 'family'),
    ledger.reference_id('SUPPLIER', body ->> 'supplier'),
    coalesce(body ->> 'unit', 'u')
  )
  on conflict (sku) do update set
    name = excluded.name,
    family_id = excluded.family_id,
    supplier_id = excluded.supplier_id,
    unit_code = excluded.unit_code
  where (t.name, t.family_id, t.supplier_id, t.unit_code)
    is distinct from (excluded.name, excluded.family_id, excluded.supplier_id, excluded.unit_code);
  perform ledger.put_measures(
    ledger.reference_id('PRODUCT', body ->> 'sku'),
    (body ->> 'weight_kg')::numeric,
    (body ->> 'volume_m3')::numeric
  );
  return ledger.remember('put_product', idempotency_key, body, jsonb_build_object(
    'id', ledger.reference_id('PRODUCT', body ->> 'sku'), 'code', body ->> 'sku'
  ));
end
$$;

create or replace function api.put_customer(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_customer', idempotency_key, body, true);
  customer_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body,
    '',
    '{code text, name text, segment text, salesperson text?, payment_terms text, country text?, city text?}'
  );
  insert into ledger.customers as t
    (code, name, segment_id, salesperson_id, payment_terms_id, country_code, city)
  values (
    body ->> 'code',
    body ->> 'name',
    ledger.reference_id('SEGMENT', body ->> 'segment'),
    ledger.reference_id('SALESPERSON', body ->> 'salesperson'),
    ledger.reference_id('PAYMENT_TERMS', body ->> 'payment_terms'),
    body ->> 'country',
    body ->> 'city'
  )
  on conflict (code) do update set
    name = excluded.name,
    segment_id = excluded.segment_id,
    salesperson_id = excluded.salesperson_id,
    payment_terms_id = excluded.payment_terms_id,
    country_code = excluded.country_code,
    city = excluded.city
  where (t.name, t.segment_id, t.salesperson_id, t.payment_terms_id, t.country_code, t.city)
    is distinct from (
      excluded.name, excluded.segment_id, excluded.salesperson_id, excluded.payment_terms_id,
      excluded.country_code, excluded.city
    );
  select c.id into customer_id from ledger.customers as c where c.code = body ->> 'code';
  return ledger.remember('put_customer', idempotency_key, body, jsonb_build_object(
    'id', customer_id, 'code', body ->> 'code'
  ));
end
$$;

create or replace function api.put_period(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_period', idempotency_key, body, true);
  first_day date;
  last_day date;
  period_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{starts_on date, ends_on date}');
  first_day := body ->> 'starts_on';
  last_day := body ->> 'ends_on';
  if last_day < first_day then
    perform ledger.refuse(
      'DATE_BEFORE_ORIGIN',
      jsonb_build_object('date', last_day, 'document', 'starts_on', 'origin_date', first_day)
    );
  end if;
  select p.id into period_id from ledger.periods as p where p.starts_on = first_day and p.ends_on = last_day;
  if not found then
    insert into ledger.periods (starts_on, ends_on, closed)
    values (first_day, last_day, false)
    on conflict do nothing
    returning id into period_id;
    if not found then
      perform ledger.refuse('PERIOD_OVERLAP', jsonb_build_object('starts_on', first_day, 'ends_on', last_day));
    end if;
  end if;
  return ledger.remember('put_period', idempotency_key, body, jsonb_build_object(
    'id', period_id, 'starts_on', first_day, 'ends_on', last_day
  ));
end
$$;
