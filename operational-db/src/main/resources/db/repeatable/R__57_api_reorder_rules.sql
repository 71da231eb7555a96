-- When to buy what: the rules, and what they propose on a day.

create or replace function api.put_reorder_rule(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_reorder_rule', idempotency_key, body, true);
  wanted ledger.reorder_rules;
  rule_id bigint;
begin
  if known is not null then
    return known;
  end if;
  if body ->> 'min' is not null or body ->> 'max' is not null then
    perform ledger.check_fields(body, '', '{
      sku text, warehouse text, min quantity0, max quantity, multiple quantity?, lead_days integer?, supplier text?,
      withdrawn boolean?
    }');
    wanted.kind := 'MIN_MAX';
    wanted.threshold_quantity := body ->> 'min';
    wanted.target_quantity := body ->> 'max';
  else
    perform ledger.check_fields(body, '', '{
      sku text, warehouse text, point quantity0, quantity quantity, multiple quantity?, lead_days integer?,
      supplier text?, withdrawn boolean?
    }');
    wanted.kind := 'REORDER_POINT';
    wanted.threshold_quantity := body ->> 'point';
    wanted.target_quantity := body ->> 'quantity';
  end if;
  wanted.lead_days := coalesce((body ->> 'lead_days')::integer, 0);
  if wanted.kind = 'MIN_MAX' and wanted.target_quantity < wanted.threshold_quantity then
    perform ledger.refuse('MAX_BELOW_MIN', jsonb_build_object(
      'min', trim_scale(wanted.threshold_quantity), 'max', trim_scale(wanted.target_quantity)
    ));
  elsif wanted.lead_days > 3650 then
    perform ledger.refuse('VALUE_TOO_LARGE', jsonb_build_object('field', 'lead_days', 'value', wanted.lead_days));
  end if;
  insert into ledger.reorder_rules as t (
    product_id, warehouse_id, kind, threshold_quantity, target_quantity, multiple_quantity, lead_days, supplier_id,
    withdrawn
  )
  values (
    ledger.reference_id('PRODUCT', body ->> 'sku'),
    ledger.storage_id(body ->> 'warehouse'),
    wanted.kind,
    wanted.threshold_quantity,
    wanted.target_quantity,
    (body ->> 'multiple')::numeric,
    wanted.lead_days,
    ledger.reference_id('SUPPLIER', body ->> 'supplier'),
    coalesce((body ->> 'withdrawn')::boolean, false)
  )
  on conflict (product_id, warehouse_id) do update set
    kind = excluded.kind,
    threshold_quantity = excluded.threshold_quantity,
    target_quantity = excluded.target_quantity,
    multiple_quantity = excluded.multiple_quantity,
    lead_days = excluded.lead_days,
    supplier_id = excluded.supplier_id,
    withdrawn = excluded.withdrawn
  where (
    t.kind, t.threshold_quantity, t.target_quantity, t.multiple_quantity, t.lead_days, t.supplier_id, t.withdrawn
  ) is distinct from (
    excluded.kind, excluded.threshold_quantity, excluded.target_quantity, excluded.multiple_quantity,
    excluded.lead_days, excluded.supplier_id, excluded.withdrawn
  );
  select r.id into rule_id
  from ledger.reorder_rules as r
  where r.product_id = ledger.reference_id('PRODUCT', body ->> 'sku')
    and r.warehouse_id = ledger.reference_id('WAREHOUSE', body ->> 'warehouse');
  return ledger.remember('put_reorder_rule', idempotency_key, body, jsonb_build_object(
    'id', rule_id, 'code', body ->> 'sku'
  ));
end
$$;

-- MIN_MAX: below the minimum, up to the maximum. REORDER_POINT: at the point or below, as many lots as bring it above.
-- Then up to the next multiple.
create or replace function ledger.reorder_quantity(rule ledger.reorder_rules, projected numeric) returns numeric
language sql immutable
return (
  select case when rule.multiple_quantity is null then w.quantity
    else ceil(w.quantity / rule.multiple_quantity) * rule.multiple_quantity end
  from (
    select case
      when rule.kind = 'MIN_MAX' and projected < rule.threshold_quantity then rule.target_quantity - projected
      when rule.kind = 'REORDER_POINT' and projected <= rule.threshold_quantity
        then (div(rule.threshold_quantity - projected, rule.target_quantity) + 1) * rule.target_quantity
      else 0
    end as quantity
  ) as w
);

comment on function ledger.reorder_quantity(ledger.reorder_rules, numeric) is
  'What a rule buys at a projected quantity, in stock units; 0 when there is enough';

create or replace function api.reorder_proposals(on_day date)
returns table (
  supplier_code text,
  warehouse_code text,
  sku text,
  rule text,
  projected numeric,
  threshold numeric,
  quantity numeric,
  expected_on date
)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    s.code,
    w.code,
    p.sku,
    r.kind,
    trim_scale(n.projected),
    trim_scale(r.threshold_quantity),
    trim_scale(ledger.reorder_quantity(r, n.projected)),
    on_day + r.lead_days
  from ledger.reorder_rules as r
  join ledger.products as p on p.id = r.product_id
  join ledger.warehouses as w on w.id = r.warehouse_id
  left join ledger.suppliers as s on s.id = coalesce(r.supplier_id, p.supplier_id)
  left join ledger.availability_on(null, null, on_day) as a
    on a.product_id = r.product_id and a.warehouse_id = r.warehouse_id
  cross join lateral (
    select coalesce(a.on_hand - a.reserved + a.on_order + a.in_transit, 0) as projected
  ) as n
  where not r.withdrawn
    and ledger.reorder_quantity(r, n.projected) > 0
  order by s.code collate "C" nulls last, w.code collate "C", p.sku collate "C"
$$;

comment on function api.reorder_proposals(date) is
  'One row per product and warehouse to buy for on a day, by rule and projected quantity (propositions d''achat)';

grant execute on function api.reorder_proposals(date) to vigie_reader;
