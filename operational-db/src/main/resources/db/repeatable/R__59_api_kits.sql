-- Kits: their components, and the kits of orders.

create or replace function api.put_kit(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_kit', idempotency_key, body, true);
  sold_product_id bigint;
  put_kit_id bigint;
  given_shares bigint;
  shares numeric;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{sku text, withdrawn boolean?, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, quantity quantity, share_percent percent?}');
  perform ledger.require_each_product_once(body -> 'lines');
  sold_product_id := ledger.reference_id('PRODUCT', body ->> 'sku');
  select count(*), sum((l.value ->> 'share_percent')::numeric)
  into given_shares, shares
  from jsonb_array_elements(body -> 'lines') as l
  where l.value ->> 'share_percent' is not null;
  if given_shares > 0 and (given_shares < jsonb_array_length(body -> 'lines') or shares <> 100) then
    perform ledger.refuse('KIT_SHARES_NOT_WHOLE', jsonb_build_object('sku', body ->> 'sku'));
  elsif exists (select from ledger.kit_components as c where c.product_id = sold_product_id and not c.withdrawn)
    or exists (
      select
      from jsonb_array_elements(body -> 'lines') as l
      join ledger.products as p on p.sku = l.value ->> 'sku'
      left join ledger.kits as k on k.product_id = p.id and not k.withdrawn
      where k.id is not null
        or p.id = sold_product_id
    )
  then
    perform ledger.refuse('KIT_IN_KIT', jsonb_build_object('sku', body ->> 'sku'));
  elsif exists (select from ledger.stock_levels as l where l.product_id = sold_product_id and l.on_hand <> 0) then
    perform ledger.refuse('KIT_HAS_STOCK', jsonb_build_object('sku', body ->> 'sku'));
  end if;
  insert into ledger.kits as t (product_id, withdrawn)
  values (sold_product_id, coalesce((body ->> 'withdrawn')::boolean, false))
  on conflict (product_id) do update set withdrawn = excluded.withdrawn
  where t.withdrawn <> excluded.withdrawn;
  select k.id into put_kit_id from ledger.kits as k where k.product_id = sold_product_id;
  update ledger.kit_components as t
  set withdrawn = true
  from ledger.products as p
  where p.id = t.product_id
    and t.kit_id = put_kit_id
    and not t.withdrawn
    and p.sku not in (select l.value ->> 'sku' from jsonb_array_elements(body -> 'lines') as l);
  insert into ledger.kit_components as t (kit_id, product_id, quantity, share_percent, withdrawn)
  select
    put_kit_id,
    ledger.reference_id('PRODUCT', l.value ->> 'sku'),
    (l.value ->> 'quantity')::numeric,
    (l.value ->> 'share_percent')::numeric,
    false
  from jsonb_array_elements(body -> 'lines') with ordinality as l
  order by l.ordinality
  on conflict (kit_id, product_id) do update set
    quantity = excluded.quantity, share_percent = excluded.share_percent, withdrawn = false
  where (t.quantity, t.share_percent, t.withdrawn) is distinct from (excluded.quantity, excluded.share_percent, false);
  return ledger.remember('put_kit', idempotency_key, body, jsonb_build_object(
    'id', put_kit_id, 'code', body ->> 'sku'
  ));
end
$$;

create or replace view api.kits_of_orders as
select
  l.order_number,
  k.kit_line_no,
  s.sku as kit_sku,
  k.kit_quantity,
  l.line_no,
  p.sku,
  l.quantity,
  l.net_amount
from ledger.kit_lines as k
join ledger.products as s on s.id = k.kit_product_id
join ledger.sales_order_lines as l on l.id = k.order_line_id
join ledger.products as p on p.id = l.product_id;

comment on view api.kits_of_orders is
  'One row per order line that is a component of a kit: which kit, on which line of what was asked (kits commandés)';
