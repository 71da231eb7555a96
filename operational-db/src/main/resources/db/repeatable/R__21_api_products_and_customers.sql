-- Commands that create or change payment terms, warehouses, products, customers and periods. The key may be null.

create or replace function api.put_payment_terms(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_payment_terms', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text, net_days integer}');
  if (body ->> 'net_days')::integer > 3650 then
    perform ledger.refuse('VALUE_TOO_LARGE', jsonb_build_object('field', 'net_days', 'value', body ->> 'net_days'));
  end if;
  insert into ledger.payment_terms as t (code, net_days)
  values (body ->> 'code', (body ->> 'net_days')::integer)
  on conflict (code) do update set net_days = excluded.net_days
  where t.net_days <> excluded.net_days;
  return ledger.remember('put_payment_terms', idempotency_key, body, jsonb_build_object(
    'id', ledger.reference_id('PAYMENT_TERMS', body ->> 'code'), 'code', body ->> 'code'
  ));
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
  perform ledger.check_fields(body, '', '{code text, name text, negative_allowed boolean?}');
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
  return ledger.remember('put_warehouse', idempotency_key, body, jsonb_build_object(
    'id', ledger.reference_id('WAREHOUSE', body ->> 'code'), 'code', body ->> 'code'
  ));
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
  perform ledger.check_fields(body, '', '{sku text, name text, family text, supplier text?, unit text?}');
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
