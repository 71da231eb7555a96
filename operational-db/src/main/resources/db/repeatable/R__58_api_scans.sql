-- Many scans in one command. Each has its own id and its own effect: a bad one is kept aside with its reason, one that
-- already had its effect has no second, and one that says something else under a used id is kept aside too.

create or replace function ledger.scan_commands() returns text[]
language sql immutable
return '{
  transfer,ship_transfer,receive_transfer,lose_transfer,scrap,receive_goods,deliver,take_back,put_away,pick,rearrange,
  count_stock,record_counts
}'::text[];

comment on function ledger.scan_commands() is 'Commands a scan may give';

-- Takes all the locks the scans will need in the one order everybody uses: keys, documents, stock levels.
create or replace function ledger.hold_scanned(scans jsonb) returns void
language plpgsql as $$
declare
  product_ids bigint[];
begin
  perform pg_advisory_xact_lock(k.key)
  from (
    select distinct hashtextextended('scan:' || (s.value ->> 'scan'), 0) as key
    from jsonb_array_elements(scans) as s
    where s.value ->> 'scan' is not null
    order by 1
  ) as k;
  perform
  from ledger.sales_orders as o
  where o.number in (select s.value -> 'body' ->> 'order' from jsonb_array_elements(scans) as s)
    or o.id in (
      select n.order_id
      from ledger.delivery_notes as n
      where n.number in (select s.value -> 'body' ->> 'delivery' from jsonb_array_elements(scans) as s)
    )
  order by o.id
  for no key update;
  perform
  from ledger.purchase_orders as o
  where o.number in (select s.value -> 'body' ->> 'purchase_order' from jsonb_array_elements(scans) as s)
  order by o.id
  for no key update;
  perform
  from ledger.transfer_shipments as o
  where o.number in (select s.value -> 'body' ->> 'shipment' from jsonb_array_elements(scans) as s)
  order by o.id
  for no key update;
  select array_agg(p.id)
  into product_ids
  from ledger.products as p
  where p.sku in (
    select l.value ->> 'sku'
    from jsonb_array_elements(scans) as s
    cross join lateral jsonb_path_query(s.value, '$.body.lines[*]') as l (value)
  )
    or p.id in (
      select l.product_id
      from ledger.sales_orders as o
      join ledger.sales_order_lines as l on l.order_id = o.id
      where o.number in (select s.value -> 'body' ->> 'order' from jsonb_array_elements(scans) as s)
    )
    or p.id in (
      select l.product_id
      from ledger.delivery_notes as n
      join ledger.delivery_note_lines as l on l.delivery_note_id = n.id
      where n.number in (select s.value -> 'body' ->> 'delivery' from jsonb_array_elements(scans) as s)
    )
    or p.id in (
      select l.product_id
      from ledger.purchase_orders as o
      join ledger.purchase_order_lines as l on l.purchase_order_id = o.id
      where o.number in (select s.value -> 'body' ->> 'purchase_order' from jsonb_array_elements(scans) as s)
    )
    or p.id in (
      select l.product_id
      from ledger.transfer_shipments as o
      join ledger.transfer_shipment_lines as l on l.shipment_id = o.id
      where o.number in (select s.value -> 'body' ->> 'shipment' from jsonb_array_elements(scans) as s)
    );
  perform
  from ledger.stock_levels as l
  where l.product_id = any (product_ids)
  order by l.product_id, l.warehouse_id
  for update;
end
$$;

-- One scan: its answer, or its refusal kept aside. What a refused scan had written is taken back.
create or replace function ledger.apply_scan(reader text, scan jsonb, scan_key text, place text) returns jsonb
language plpgsql as $$
declare
  answer jsonb;
  refusal jsonb;
begin
  perform ledger.check_item('scans', scan, place, '{scan text, command text, body object}');
  if not (scan ->> 'command') = any (ledger.scan_commands()) then
    perform ledger.refuse_field(place || 'command', 'mistyped', array_to_string(ledger.scan_commands(), ' | '));
  end if;
  execute format('select api.%I($1, $2)', scan ->> 'command')
    into answer
    using 'scan:' || scan_key, scan -> 'body';
  insert into ledger.scans (scan_id, reader, command, answer)
  values (scan_key, apply_scan.reader, scan ->> 'command', answer);
  return jsonb_build_object('scan', scan_key, 'status', 'accepted', 'answer', answer);
exception when sqlstate 'VG001' then
  get stacked diagnostics answer = pg_exception_detail;
  refusal := answer;
  insert into ledger.scan_rejections (scan_id, reader, content, refusal_code, fr, en)
  values (scan_key, apply_scan.reader, scan, refusal ->> 'code', refusal ->> 'fr', refusal ->> 'en');
  return jsonb_build_object(
    'scan', scan_key, 'status', 'rejected', 'code', refusal -> 'code', 'fr', refusal -> 'fr', 'en', refusal -> 'en'
  );
end
$$;

create or replace function api.scan_moves(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  most constant integer := 1000;
  known jsonb := ledger.earlier_answer('scan_moves', idempotency_key, body);
  scan record;
  scan_key text;
  results jsonb[] := '{}';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{reader text, scans lines}');
  if jsonb_array_length(body -> 'scans') > most then
    perform ledger.refuse('VALUE_TOO_LARGE', jsonb_build_object(
      'field', 'scans', 'value', jsonb_array_length(body -> 'scans')
    ));
  end if;
  perform ledger.hold_scanned(body -> 'scans');
  for scan in select s.value, s.ordinality from jsonb_array_elements(body -> 'scans') with ordinality as s loop
    scan_key := coalesce(
      case when jsonb_typeof(scan.value) = 'object' then nullif(scan.value ->> 'scan', '') end,
      idempotency_key || '#' || scan.ordinality
    );
    if exists (
      select
      from ledger.scans as s
      join ledger.commands as c on c.idempotency_key = 'scan:' || s.scan_id
      where s.scan_id = scan_key
        and s.command = scan.value ->> 'command'
        and c.body_hash = sha256(convert_to((scan.value -> 'body')::text, 'UTF8'))
    ) then
      results := results || jsonb_build_object('scan', scan_key, 'status', 'seen');
    else
      results := results
        || ledger.apply_scan(body ->> 'reader', scan.value, scan_key, 'scans[' || scan.ordinality - 1 || '].');
    end if;
  end loop;
  return ledger.remember('scan_moves', idempotency_key, body, (
    select jsonb_build_object(
      'accepted', count(*) filter (where r.result ->> 'status' = 'accepted'),
      'seen', count(*) filter (where r.result ->> 'status' = 'seen'),
      'rejected', count(*) filter (where r.result ->> 'status' = 'rejected'),
      'scans', jsonb_agg(r.result order by r.ordinality)
    )
    from unnest(results) with ordinality as r (result, ordinality)
  ));
end
$$;

create or replace view api.scans_aside as
select
  r.scan_id,
  r.reader,
  count(*) as times,
  max(r.recorded_at) as last_at,
  (array_agg(r.refusal_code order by r.id desc))[1] as refusal_code,
  (array_agg(r.fr order by r.id desc))[1] as fr,
  (array_agg(r.en order by r.id desc))[1] as en,
  (array_agg(r.content order by r.id desc))[1] as content
from ledger.scan_rejections as r
where r.refusal_code = 'DUPLICATE_KEY'
  or not exists (select from ledger.scans as s where s.scan_id = r.scan_id)
group by r.scan_id, r.reader;

comment on view api.scans_aside is
  'One row per scan that was refused and not accepted since, or says something else under a used id, with its last '
  'reason (lectures à reprendre)';
