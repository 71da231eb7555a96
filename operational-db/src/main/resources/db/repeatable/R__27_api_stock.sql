-- Commands of stock: move between warehouses, count.

create or replace function ledger.move_by_transfer(
  transfer ledger.stock_transfers,
  moved_product_id bigint,
  moved_quantity numeric,
  rank bigint
) returns bigint
language plpgsql as $$
declare
  move_id bigint;
begin
  perform ledger.require_stock(moved_product_id, transfer.from_warehouse_id, moved_quantity, true);
  insert into ledger.stock_moves (
    kind, product_id, from_warehouse_id, to_warehouse_id, quantity, effective_on, document_type, document_id,
    document_number, line_id
  )
  values (
    'TRANSFER', moved_product_id, transfer.from_warehouse_id, transfer.to_warehouse_id, moved_quantity,
    transfer.moved_on, 'STOCK_TRANSFER', transfer.id, transfer.number, rank
  )
  returning id into move_id;
  return move_id;
end
$$;

create or replace function ledger.new_transfer(from_id bigint, to_id bigint, moved_day date)
returns ledger.stock_transfers
language plpgsql as $$
declare
  transfer ledger.stock_transfers;
begin
  perform ledger.ensure_period(moved_day);
  insert into ledger.stock_transfers (number, from_warehouse_id, to_warehouse_id, moved_on)
  values (ledger.numbered('TR-', nextval('ledger.stock_transfer_numbers')), from_id, to_id, moved_day)
  returning * into transfer;
  return transfer;
end
$$;

-- The lines of a command that name products, in its order.
create or replace function ledger.product_lines(lines jsonb)
returns table (line_no bigint, product_id bigint, quantity numeric)
language sql stable as $$
  select l.ordinality, ledger.reference_id('PRODUCT', l.value ->> 'sku'), (l.value ->> 'quantity')::numeric
  from jsonb_array_elements(lines) with ordinality as l
  order by l.ordinality
$$;

-- Moves the lines of a command with the levels of both warehouses held, and the lots they name.
create or replace function ledger.move_lines(transfer ledger.stock_transfers, lines jsonb) returns void
language plpgsql as $$
declare
  line record;
begin
  perform ledger.hold_stock_levels(
    array(select l.product_id from ledger.product_lines(lines) as l),
    array[transfer.from_warehouse_id, transfer.to_warehouse_id]
  );
  for line in select * from ledger.product_lines(lines) loop
    perform ledger.move_by_transfer(transfer, line.product_id, line.quantity, line.line_no);
  end loop;
  perform ledger.carry_lots('STOCK_TRANSFER', transfer.id, lines);
end
$$;

create or replace function api.transfer(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('transfer', idempotency_key, body);
  transfer ledger.stock_transfers;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{from text, to text, moved_on date, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, quantity quantity, unit text?, lots lines?}');
  if body ->> 'from' = body ->> 'to' then
    perform ledger.refuse('SAME_WAREHOUSE', jsonb_build_object('warehouse', body ->> 'from'));
  end if;
  transfer := ledger.new_transfer(
    ledger.storage_id(body ->> 'from'), ledger.storage_id(body ->> 'to'), (body ->> 'moved_on')::date
  );
  perform ledger.move_lines(transfer, ledger.in_stock_units(body -> 'lines'));
  return ledger.remember('transfer', idempotency_key, body, jsonb_build_object(
    'id', transfer.id, 'number', transfer.number
  ));
end
$$;

-- Quantity on hand at the end of a day, by the days of the moves recorded so far.
create or replace function ledger.book_quantity(of_product_id bigint, in_warehouse_id bigint, on_day date)
returns numeric
language sql stable as $$
  select coalesce((
    select l.on_hand
    from ledger.stock_levels as l
    where l.product_id = of_product_id
      and l.warehouse_id = in_warehouse_id
  ), 0) - coalesce((
    select sum(case when m.to_warehouse_id = in_warehouse_id then m.quantity else -m.quantity end)
    from ledger.stock_moves as m
    where m.product_id = of_product_id
      and m.effective_on > on_day
      and in_warehouse_id in (m.from_warehouse_id, m.to_warehouse_id)
  ), 0)
$$;

comment on function ledger.book_quantity(bigint, bigint, date) is
  'Quantity of a product in a warehouse at the end of a day, whenever its moves were recorded';

-- One product of a count: what was found is kept, the difference to the book of that day is a move of that day. The
-- level is already held.
create or replace function ledger.count_product(
  counting ledger.stock_counts,
  rank bigint,
  of_product_id bigint,
  found_quantity numeric
) returns numeric
language plpgsql as $$
declare
  counted ledger.stock_count_lines;
  difference numeric;
begin
  insert into ledger.stock_count_lines (
    count_id, number, line_no, product_id, counted_quantity, book_quantity, warehouse_id, counted_on
  )
  values (
    counting.id, counting.number, rank, of_product_id, found_quantity,
    ledger.book_quantity(of_product_id, counting.warehouse_id, counting.counted_on),
    counting.warehouse_id, counting.counted_on
  )
  returning * into counted;
  difference := counted.counted_quantity - counted.book_quantity;
  if difference < 0 then
    perform ledger.require_stock(of_product_id, counting.warehouse_id, -difference, false);
  end if;
  if difference <> 0 then
    insert into ledger.stock_moves (
      kind, product_id, from_warehouse_id, to_warehouse_id, quantity, effective_on, document_type, document_id,
      document_number, line_id
    )
    values (
      'COUNT',
      of_product_id,
      case when difference < 0 then counting.warehouse_id end,
      case when difference > 0 then counting.warehouse_id end,
      abs(difference),
      counting.counted_on,
      'STOCK_COUNT',
      counting.id,
      counting.number,
      counted.id
    );
  end if;
  return difference;
end
$$;

-- Writes one count of a warehouse on a day: lines of sku, counted and, where tracked, lots.
create or replace function ledger.record_count(in_warehouse_id bigint, counted_day date, lines jsonb)
returns jsonb
language plpgsql as $$
declare
  counting ledger.stock_counts;
  line record;
  difference numeric;
  differences jsonb := '[]';
  lots jsonb := '[]';
begin
  perform ledger.ensure_period(counted_day);
  insert into ledger.stock_counts (number, warehouse_id, counted_on)
  values (ledger.numbered('IN-', nextval('ledger.stock_count_numbers')), in_warehouse_id, counted_day)
  returning * into counting;
  perform ledger.hold_stock_levels(
    array(select ledger.reference_id('PRODUCT', l.value ->> 'sku') from jsonb_array_elements(lines) as l),
    array[counting.warehouse_id]
  );
  for line in
    select
      l.ordinality,
      l.value ->> 'sku' as sku,
      ledger.reference_id('PRODUCT', l.value ->> 'sku') as product_id,
      (l.value ->> 'counted')::numeric as counted,
      nullif(l.value -> 'lots', 'null') as lots
    from jsonb_array_elements(lines) with ordinality as l
    order by l.ordinality
  loop
    if line.lots is not null then
      perform ledger.require_lots_of_count(
        line.sku, line.counted, line.lots, 'lines[' || line.ordinality - 1 || '].lots'
      );
      lots := lots || jsonb_build_object('line_no', line.ordinality, 'lots', ledger.counted_lot_changes(
        line.product_id, counting.warehouse_id, counting.counted_on, line.lots
      ));
    end if;
    difference := ledger.count_product(counting, line.ordinality, line.product_id, line.counted);
    if difference <> 0 then
      differences := differences || jsonb_build_object('sku', line.sku, 'difference', trim_scale(difference)::text);
    end if;
  end loop;
  perform ledger.carry_lots('STOCK_COUNT', counting.id, lots);
  return jsonb_build_object('id', counting.id, 'number', counting.number, 'differences', differences);
end
$$;

create or replace function ledger.require_each_product_once(lines jsonb) returns void
language plpgsql as $$
declare
  twice text;
begin
  select l.value ->> 'sku'
  into twice
  from jsonb_array_elements(lines) as l
  group by l.value ->> 'sku'
  having count(*) > 1
  limit 1;
  if found then
    perform ledger.refuse('DUPLICATE_LINE', jsonb_build_object('line', twice));
  end if;
end
$$;

create or replace function api.count_stock(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('count_stock', idempotency_key, body);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{warehouse text, counted_on date, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, counted quantity0, unit text?, lots lines?}');
  perform ledger.require_each_product_once(body -> 'lines');
  return ledger.remember('count_stock', idempotency_key, body, ledger.record_count(
    ledger.storage_id(body ->> 'warehouse'), (body ->> 'counted_on')::date, ledger.in_stock_units(body -> 'lines')
  ));
end
$$;
