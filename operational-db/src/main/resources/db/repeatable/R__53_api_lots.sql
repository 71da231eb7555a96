-- How a product is tracked, where its lots lie, and where they came from and went.

create or replace function api.put_product_tracking(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_product_tracking', idempotency_key, body, true);
  tracked ledger.product_tracking;
  of_product_id bigint;
  wanted text;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{sku text, tracking text, expires boolean?}');
  of_product_id := ledger.reference_id('PRODUCT', body ->> 'sku');
  wanted := upper(body ->> 'tracking');
  if wanted not in ('NONE', 'LOT', 'SERIAL') then
    perform ledger.refuse_field('tracking', 'mistyped', 'none | lot | serial');
  end if;
  select * into tracked from ledger.product_tracking as t where t.product_id = of_product_id;
  if wanted <> coalesce(tracked.tracking, 'NONE') and exists (
    select from ledger.stock_levels as l where l.product_id = of_product_id and l.on_hand <> 0
  ) then
    perform ledger.refuse('TRACKING_SETTLED', jsonb_build_object('sku', body ->> 'sku'));
  end if;
  insert into ledger.product_tracking as t (product_id, tracking, expires)
  values (of_product_id, wanted, coalesce((body ->> 'expires')::boolean, false))
  on conflict (product_id) do update set tracking = excluded.tracking, expires = excluded.expires
  where (t.tracking, t.expires) is distinct from (excluded.tracking, excluded.expires);
  return ledger.remember('put_product_tracking', idempotency_key, body, jsonb_build_object(
    'id', of_product_id, 'code', body ->> 'sku'
  ));
end
$$;

create or replace view api.lots_on_hand as
select
  p.sku,
  l.number as lot,
  w.code as warehouse_code,
  v.on_hand,
  l.expires_on
from ledger.lot_levels as v
join ledger.lots as l on l.id = v.lot_id
join ledger.products as p on p.id = l.product_id
join ledger.warehouses as w on w.id = v.warehouse_id
where v.on_hand > 0;

comment on view api.lots_on_hand is
  'One row per lot and warehouse it lies in: quantity in the stock unit, day it expires (stock par lot)';

create or replace function api.trace_lot(product text, lot text)
returns table (
  moved_on date,
  kind text,
  document_number text,
  quantity numeric,
  from_warehouse text,
  to_warehouse text,
  supplier_code text,
  customer_code text,
  order_number text,
  expires_on date
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  traced ledger.lots;
begin
  select l.* into traced
  from ledger.lots as l
  where l.product_id = ledger.reference_id('PRODUCT', product)
    and l.number = trace_lot.lot;
  if not found then
    perform ledger.refuse_lot('UNKNOWN_LOT', product, lot);
  end if;
  return query
    select
      m.effective_on,
      m.kind,
      m.document_number,
      trim_scale(n.quantity),
      f.code,
      t.code,
      s.code,
      c.code,
      coalesce(o.order_number, po.number),
      traced.expires_on
    from ledger.lot_moves as n
    join ledger.stock_moves as m on m.id = n.move_id
    left join ledger.warehouses as f on f.id = m.from_warehouse_id
    left join ledger.warehouses as t on t.id = m.to_warehouse_id
    left join ledger.suppliers as s on s.id = m.supplier_id
    left join ledger.sales_order_lines as o on o.id = m.order_line_id
    left join ledger.customers as c on c.id = o.customer_id
    left join ledger.goods_receipts as r on r.id = m.document_id and m.document_type = 'GOODS_RECEIPT'
    left join ledger.purchase_orders as po on po.id = r.purchase_order_id
    where n.lot_id = traced.id
    order by m.id;
end
$$;

comment on function api.trace_lot(text, text) is
  'One row per move of a lot, oldest first: the supplier it came from, the customers it went to, what came back';

create or replace function api.lots_of_document(document_number text)
returns table (sku text, lot text, quantity numeric, expires_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.sku, l.number, trim_scale(n.quantity), l.expires_on
  from ledger.stock_moves as m
  join ledger.lot_moves as n on n.move_id = m.id
  join ledger.lots as l on l.id = n.lot_id
  join ledger.products as p on p.id = l.product_id
  where m.document_number = lots_of_document.document_number
  order by m.id, l.number collate "C"
$$;

comment on function api.lots_of_document(text) is
  'One row per lot a receipt, delivery, return, transfer, count or scrap carried; trace_lot tells the rest of each';

grant execute on function api.trace_lot(text, text), api.lots_of_document(text) to vigie_reader;
