-- Units of a product: one of the unit is numerator / denominator of its stock unit.

create or replace function api.put_product_unit(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_product_unit', idempotency_key, body, true);
  product ledger.products;
  field text;
  unit_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{sku text, unit text, numerator integer, denominator integer?}');
  select * into product from ledger.products as p where p.id = ledger.reference_id('PRODUCT', body ->> 'sku');
  foreach field in array '{numerator,denominator}'::text[] loop
    if (body ->> field)::bigint = 0 then
      perform ledger.refuse('QUANTITY_NOT_POSITIVE', jsonb_build_object('field', field, 'value', 0));
    end if;
  end loop;
  if product.unit_code = body ->> 'unit' then
    perform ledger.refuse('UNIT_OF_STOCK', jsonb_build_object('unit', body ->> 'unit', 'sku', product.sku));
  end if;
  insert into ledger.product_units as t (product_id, unit_code, numerator, denominator)
  values (
    product.id, body ->> 'unit', (body ->> 'numerator')::bigint, coalesce((body ->> 'denominator')::bigint, 1)
  )
  on conflict (product_id, unit_code) do update set
    numerator = excluded.numerator, denominator = excluded.denominator
  where (t.numerator, t.denominator) is distinct from (excluded.numerator, excluded.denominator);
  select u.id into unit_id from ledger.product_units as u
  where u.product_id = product.id and u.unit_code = body ->> 'unit';
  return ledger.remember('put_product_unit', idempotency_key, body, jsonb_build_object(
    'id', unit_id, 'code', body ->> 'unit'
  ));
end
$$;
