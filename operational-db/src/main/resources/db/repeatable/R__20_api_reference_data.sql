-- Commands that create or change reference data, by code. What is already so is not written again. The key may be null.

create or replace function api.put_product_family(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_product_family', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text, name_fr text, name_en text}');
  insert into ledger.product_families as t (code, name_fr, name_en)
  values (body ->> 'code', body ->> 'name_fr', body ->> 'name_en')
  on conflict (code) do update set name_fr = excluded.name_fr, name_en = excluded.name_en
  where (t.name_fr, t.name_en) is distinct from (excluded.name_fr, excluded.name_en);
  return ledger.remember('put_product_family', idempotency_key, body, jsonb_build_object(
    'id', ledger.reference_id('FAMILY', body ->> 'code'), 'code', body ->> 'code'
  ));
end
$$;

create or replace function api.put_customer_segment(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_customer_segment', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text, name_fr text, name_en text}');
  insert into ledger.customer_segments as t (code, name_fr, name_en)
  values (body ->> 'code', body ->> 'name_fr', body ->> 'name_en')
  on conflict (code) do update set name_fr = excluded.name_fr, name_en = excluded.name_en
  where (t.name_fr, t.name_en) is distinct from (excluded.name_fr, excluded.name_en);
  return ledger.remember('put_customer_segment', idempotency_key, body, jsonb_build_object(
    'id', ledger.reference_id('SEGMENT', body ->> 'code'), 'code', body ->> 'code'
  ));
end
$$;

create or replace function api.put_channel(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_channel', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text, name_fr text, name_en text}');
  insert into ledger.channels as t (code, name_fr, name_en)
  values (body ->> 'code', body ->> 'name_fr', body ->> 'name_en')
  on conflict (code) do update set name_fr = excluded.name_fr, name_en = excluded.name_en
  where (t.name_fr, t.name_en) is distinct from (excluded.name_fr, excluded.name_en);
  return ledger.remember('put_channel', idempotency_key, body, jsonb_build_object(
    'id', ledger.reference_id('CHANNEL', body ->> 'code'), 'code', body ->> 'code'
  ));
end
$$;

create or replace function api.put_account(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_account', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text, name_fr text, name_en text}');
  insert into ledger.accounts as t (code, name_fr, name_en)
  values (body ->> 'code', body ->> 'name_fr', body ->> 'name_en')
  on conflict (code) do update set name_fr = excluded.name_fr, name_en = excluded.name_en
  where (t.name_fr, t.name_en) is distinct from (excluded.name_fr, excluded.name_en);
  return ledger.remember('put_account', idempotency_key, body, jsonb_build_object(
    'id', (select a.id from ledger.accounts as a where a.code = body ->> 'code'), 'code', body ->> 'code'
  ));
end
$$;

create or replace function api.put_salesperson(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_salesperson', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text, name text}');
  insert into ledger.salespeople as t (code, name)
  values (body ->> 'code', body ->> 'name')
  on conflict (code) do update set name = excluded.name
  where t.name <> excluded.name;
  return ledger.remember('put_salesperson', idempotency_key, body, jsonb_build_object(
    'id', ledger.reference_id('SALESPERSON', body ->> 'code'), 'code', body ->> 'code'
  ));
end
$$;

-- Terms that are not given stay as they are known.
create or replace function api.put_supplier(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_supplier', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text, name text, payment_terms text?}');
  insert into ledger.suppliers as t (code, name)
  values (body ->> 'code', body ->> 'name')
  on conflict (code) do update set name = excluded.name
  where t.name <> excluded.name;
  if body ->> 'payment_terms' is not null then
    insert into ledger.supplier_terms as t (supplier_id, payment_terms_id)
    values (
      ledger.reference_id('SUPPLIER', body ->> 'code'),
      ledger.reference_id('PAYMENT_TERMS', body ->> 'payment_terms')
    )
    on conflict (supplier_id) do update set payment_terms_id = excluded.payment_terms_id
    where t.payment_terms_id <> excluded.payment_terms_id;
  end if;
  return ledger.remember('put_supplier', idempotency_key, body, jsonb_build_object(
    'id', ledger.reference_id('SUPPLIER', body ->> 'code'), 'code', body ->> 'code'
  ));
end
$$;
