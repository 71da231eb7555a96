-- Places within a warehouse: put away what came in, pick what goes out, move in between. None of it is a stock move.

create or replace function api.put_bin(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_bin', idempotency_key, body, true);
  in_warehouse_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{warehouse text, code text, name text?}');
  in_warehouse_id := ledger.storage_id(body ->> 'warehouse');
  insert into ledger.bins as t (warehouse_id, code, name)
  values (in_warehouse_id, body ->> 'code', coalesce(body ->> 'name', body ->> 'code'))
  on conflict (warehouse_id, code) do update set name = excluded.name
  where t.name <> excluded.name;
  return ledger.remember('put_bin', idempotency_key, body, jsonb_build_object(
    'id', ledger.bin_id(in_warehouse_id, body ->> 'code'), 'code', body ->> 'code'
  ));
end
$$;

create or replace function ledger.bin_id(in_warehouse_id bigint, sought text) returns bigint
language plpgsql stable as $$
declare
  found_id bigint;
begin
  select b.id into found_id from ledger.bins as b where b.warehouse_id = in_warehouse_id and b.code = sought;
  if found_id is null and sought is not null then
    perform ledger.refuse('UNKNOWN_BIN', jsonb_build_object(
      'bin', sought, 'warehouse', (select w.code from ledger.warehouses as w where w.id = in_warehouse_id)
    ));
  end if;
  return found_id;
end
$$;

-- The bin or, without one, the floor holds what is moved; the level of the warehouse is already held.
create or replace function ledger.require_in_place(
  in_warehouse_id bigint,
  in_bin_id bigint,
  of_product_id bigint,
  wanted numeric
) returns void
language plpgsql as $$
declare
  lying numeric;
begin
  if in_bin_id is null then
    select l.on_hand - l.binned into lying from ledger.stock_levels as l
    where l.product_id = of_product_id and l.warehouse_id = in_warehouse_id;
  else
    select v.on_hand into lying from ledger.bin_levels as v
    where v.bin_id = in_bin_id and v.product_id = of_product_id;
  end if;
  if coalesce(lying, 0) < wanted then
    perform ledger.refuse('NOT_IN_PLACE', jsonb_build_object(
      'sku', (select p.sku from ledger.products as p where p.id = of_product_id),
      'place', coalesce((select b.code from ledger.bins as b where b.id = in_bin_id), '-'),
      'warehouse', (select w.code from ledger.warehouses as w where w.id = in_warehouse_id),
      'quantity', trim_scale(wanted),
      'on_hand', trim_scale(coalesce(lying, 0))
    ));
  end if;
end
$$;

create or replace function ledger.move_in_warehouse(kind text, warehouse text, moved_day date, lines jsonb)
returns jsonb
language plpgsql as $$
declare
  in_warehouse_id bigint := ledger.storage_id(warehouse);
  document_number text := ledger.numbered('EM-', nextval('ledger.bin_move_numbers'));
  line record;
begin
  lines := ledger.in_stock_units(lines);
  perform ledger.hold_stock_levels(
    array(select ledger.reference_id('PRODUCT', l.value ->> 'sku') from jsonb_array_elements(lines) as l),
    array[in_warehouse_id]
  );
  for line in
    select
      ledger.reference_id('PRODUCT', l.value ->> 'sku') as product_id,
      ledger.bin_id(in_warehouse_id, l.value ->> 'from') as from_bin_id,
      ledger.bin_id(in_warehouse_id, l.value ->> 'to') as to_bin_id,
      (l.value ->> 'quantity')::numeric as quantity,
      l.value ->> 'from' as from_code
    from jsonb_array_elements(lines) with ordinality as l
    order by l.ordinality
  loop
    if line.from_bin_id = line.to_bin_id then
      perform ledger.refuse('SAME_BIN', jsonb_build_object('bin', line.from_code));
    end if;
    perform ledger.require_in_place(in_warehouse_id, line.from_bin_id, line.product_id, line.quantity);
    insert into ledger.bin_moves (number, kind, warehouse_id, product_id, from_bin_id, to_bin_id, quantity, moved_on)
    values (
      document_number, kind, in_warehouse_id, line.product_id, line.from_bin_id, line.to_bin_id, line.quantity,
      moved_day
    );
  end loop;
  return jsonb_build_object('number', document_number);
end
$$;

create or replace function api.put_away(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_away', idempotency_key, body);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{warehouse text, moved_on date, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, quantity quantity, unit text?, to text}');
  return ledger.remember('put_away', idempotency_key, body, ledger.move_in_warehouse(
    'PUT_AWAY', body ->> 'warehouse', (body ->> 'moved_on')::date, body -> 'lines'
  ));
end
$$;

create or replace function api.pick(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('pick', idempotency_key, body);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{warehouse text, moved_on date, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, quantity quantity, unit text?, from text}');
  return ledger.remember('pick', idempotency_key, body, ledger.move_in_warehouse(
    'PICK', body ->> 'warehouse', (body ->> 'moved_on')::date, body -> 'lines'
  ));
end
$$;

create or replace function api.rearrange(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('rearrange', idempotency_key, body);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{warehouse text, moved_on date, lines lines}');
  perform ledger.check_lines(
    body -> 'lines', 'lines', '{sku text, quantity quantity, unit text?, from text, to text}'
  );
  return ledger.remember('rearrange', idempotency_key, body, ledger.move_in_warehouse(
    'REARRANGE', body ->> 'warehouse', (body ->> 'moved_on')::date, body -> 'lines'
  ));
end
$$;

create or replace view api.bins_on_hand as
select w.code as warehouse_code, b.code as bin_code, p.sku, v.on_hand
from ledger.bin_levels as v
join ledger.bins as b on b.id = v.bin_id
join ledger.warehouses as w on w.id = b.warehouse_id
join ledger.products as p on p.id = v.product_id
where v.on_hand > 0
union all
select w.code, null, p.sku, l.on_hand - l.binned
from ledger.stock_levels as l
join ledger.warehouses as w on w.id = l.warehouse_id
join ledger.products as p on p.id = l.product_id
where l.on_hand <> l.binned;

comment on view api.bins_on_hand is
  'One row per bin and product it holds, and one without bin for what lies on the floor (stock par emplacement)';

-- What is still to deliver of an order, less what lies on the floor, from the bins that hold it, by code.
create or replace function api.pick_list(order_number text)
returns table (line_no integer, sku text, bin_code text, quantity numeric)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  sales_order ledger.sales_orders;
begin
  select * into sales_order from ledger.sales_orders as o where o.number = order_number;
  if not found then
    perform ledger.refuse('UNKNOWN_ORDER', jsonb_build_object('code', order_number));
  end if;
  return query
    with wanted as (
      select
        g.product_id,
        min(g.line_no) as line_no,
        sum(g.quantity - g.delivered_quantity) - coalesce((
          select l.on_hand - l.binned from ledger.stock_levels as l
          where l.product_id = g.product_id and l.warehouse_id = sales_order.warehouse_id
        ), 0) as quantity
      from ledger.order_progress(sales_order.id) as g
      where not ledger.cancelled(sales_order.id)
      group by g.product_id
    ),
    offered as (
      select
        n.line_no,
        n.product_id,
        b.code,
        v.on_hand,
        n.quantity - coalesce(
          sum(v.on_hand) over (
            partition by n.product_id order by b.code collate "C" rows between unbounded preceding and 1 preceding
          ),
          0
        ) as missing
      from wanted as n
      join ledger.bins as b on b.warehouse_id = sales_order.warehouse_id
      join ledger.bin_levels as v on v.bin_id = b.id and v.product_id = n.product_id and v.on_hand > 0
      where n.quantity > 0
    )
    select o.line_no, p.sku, o.code, trim_scale(least(o.missing, o.on_hand))
    from offered as o
    join ledger.products as p on p.id = o.product_id
    where o.missing > 0
    order by o.line_no, o.code collate "C";
end
$$;

comment on function api.pick_list(text) is
  'One row per bin to pick from so that the rest of an order lies on the floor; products by their first line';

grant execute on function api.pick_list(text) to vigie_reader;
