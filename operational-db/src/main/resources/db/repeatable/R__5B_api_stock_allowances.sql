-- Stock written down to its net realisable value, and back.

create or replace function api.write_down_stock(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('write_down_stock', idempotency_key, body);
  document ledger.stock_write_downs;
  line record;
  last record;
  change numeric;
  legs ledger.leg[] := '{}';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{warehouse text, written_on date, reason text, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, allowance amount0}');
  perform ledger.ensure_period((body ->> 'written_on')::date);
  insert into ledger.stock_write_downs (number, warehouse_id, written_on, reason)
  values (
    ledger.numbered('DS-', nextval('ledger.stock_write_down_numbers')),
    ledger.reference_id('WAREHOUSE', body ->> 'warehouse'),
    (body ->> 'written_on')::date,
    body ->> 'reason'
  )
  returning * into document;
  perform ledger.hold_stock_levels(
    array(
      select ledger.reference_id('PRODUCT', l.value ->> 'sku') from jsonb_array_elements(body -> 'lines') as l
    ),
    array[document.warehouse_id]
  );
  for line in
    select
      l.ordinality as line_no,
      l.value ->> 'sku' as sku,
      (l.value ->> 'allowance')::numeric as allowance,
      ledger.reference_id('PRODUCT', l.value ->> 'sku') as product_id,
      count(*) over (partition by l.value ->> 'sku') as times
    from jsonb_array_elements(body -> 'lines') with ordinality as l
    order by l.ordinality
  loop
    if line.times > 1 then
      perform ledger.refuse('DUPLICATE_LINE', jsonb_build_object('line', line.sku));
    elsif line.allowance > 0 and not exists (
      select
      from ledger.stock_levels as s
      where s.product_id = line.product_id
        and s.warehouse_id = document.warehouse_id
        and s.on_hand > 0
    ) then
      perform ledger.refuse('NOTHING_TO_WRITE_DOWN', jsonb_build_object(
        'sku', line.sku, 'warehouse', body ->> 'warehouse'
      ));
    end if;
    select n.allowance_amount, d.number, d.written_on
    into last
    from ledger.stock_write_down_lines as n
    join ledger.stock_write_downs as d on d.id = n.write_down_id
    where n.product_id = line.product_id
      and n.warehouse_id = document.warehouse_id
    order by n.id desc
    limit 1;
    perform ledger.require_not_before(document.written_on, last.number, last.written_on);
    change := line.allowance - coalesce(last.allowance_amount, 0);
    insert into ledger.stock_write_down_lines
      (write_down_id, line_no, product_id, warehouse_id, allowance_amount, change_amount)
    values (document.id, line.line_no, line.product_id, document.warehouse_id, line.allowance, change);
    legs := legs || array[
      ledger.leg_of(
        case when change > 0 then 'DEPR_CHARGE' else 'DEPR_REVERSAL' end, change, product_id => line.product_id
      ),
      ledger.leg_of('DEPR_STOCK', -change, product_id => line.product_id)
    ];
  end loop;
  return ledger.remember('write_down_stock', idempotency_key, body, jsonb_build_object(
    'id', document.id,
    'number', document.number,
    'entry_number', ledger.post(
      'OD', document.written_on, 'STOCK_WRITE_DOWN', document.id, document.number,
      'Dépréciation ' || document.number || ' : ' || document.reason, legs
    )
  ));
end
$$;

create or replace function api.stock_allowances(on_day date default 'infinity')
returns table (sku text, warehouse_code text, allowance_amount numeric, written_on date, reason text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.sku, w.code, s.allowance_amount, s.written_on, s.reason
  from (
    select distinct on (l.product_id, l.warehouse_id) l.*, d.written_on, d.reason
    from ledger.stock_write_down_lines as l
    join ledger.stock_write_downs as d on d.id = l.write_down_id
    where d.written_on <= on_day
    order by l.product_id, l.warehouse_id, l.id desc
  ) as s
  join ledger.products as p on p.id = s.product_id
  join ledger.warehouses as w on w.id = s.warehouse_id
  where s.allowance_amount > 0
  order by p.sku collate "C", w.code collate "C"
$$;
comment on function api.stock_allowances(date) is
  'One row per product and warehouse whose stock is written down that day: the allowance, since when and why '
  '(dépréciations du stock)';
grant execute on function api.stock_allowances(date) to vigie_reader;
