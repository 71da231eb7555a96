-- Commands of stock: move between warehouses, count.

create or replace function api.transfer(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('transfer', idempotency_key, body);
  transfer ledger.stock_transfers;
  line record;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{from text, to text, moved_on date, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, quantity quantity}');
  if body ->> 'from' = body ->> 'to' then
    perform ledger.refuse('SAME_WAREHOUSE', jsonb_build_object('warehouse', body ->> 'from'));
  end if;
  perform ledger.ensure_period((body ->> 'moved_on')::date);
  insert into ledger.stock_transfers (number, from_warehouse_id, to_warehouse_id, moved_on)
  values (
    ledger.numbered('TR-', nextval('ledger.stock_transfer_numbers')),
    ledger.reference_id('WAREHOUSE', body ->> 'from'),
    ledger.reference_id('WAREHOUSE', body ->> 'to'),
    (body ->> 'moved_on')::date
  )
  returning * into transfer;
  perform ledger.hold_stock_levels(
    array(
      select ledger.reference_id('PRODUCT', l.value ->> 'sku') from jsonb_array_elements(body -> 'lines') as l
    ),
    array[transfer.from_warehouse_id, transfer.to_warehouse_id]
  );
  for line in
    select
      l.ordinality,
      ledger.reference_id('PRODUCT', l.value ->> 'sku') as product_id,
      (l.value ->> 'quantity')::numeric as quantity
    from jsonb_array_elements(body -> 'lines') with ordinality as l
    order by l.ordinality
  loop
    perform ledger.require_stock(line.product_id, transfer.from_warehouse_id, line.quantity, true);
    insert into ledger.stock_moves (
      kind, product_id, from_warehouse_id, to_warehouse_id, quantity, effective_on, document_type, document_id,
      document_number, line_id
    )
    values (
      'TRANSFER', line.product_id, transfer.from_warehouse_id, transfer.to_warehouse_id, line.quantity,
      transfer.moved_on, 'STOCK_TRANSFER', transfer.id, transfer.number, line.ordinality
    );
  end loop;
  return ledger.remember('transfer', idempotency_key, body, jsonb_build_object(
    'id', transfer.id, 'number', transfer.number
  ));
end
$$;

create or replace function api.count_stock(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('count_stock', idempotency_key, body);
  counting ledger.stock_counts;
  counted ledger.stock_count_lines;
  line record;
  twice text;
  differences jsonb := '[]';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{warehouse text, counted_on date, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, counted quantity0}');
  select l.value ->> 'sku'
  into twice
  from jsonb_array_elements(body -> 'lines') as l
  group by l.value ->> 'sku'
  having count(*) > 1
  limit 1;
  if found then
    perform ledger.refuse('DUPLICATE_LINE', jsonb_build_object('line', twice));
  end if;
  perform ledger.ensure_period((body ->> 'counted_on')::date);
  insert into ledger.stock_counts (number, warehouse_id, counted_on)
  values (
    ledger.numbered('IN-', nextval('ledger.stock_count_numbers')),
    ledger.reference_id('WAREHOUSE', body ->> 'warehouse'),
    (body ->> 'counted_on')::date
  )
  returning * into counting;
  perform ledger.hold_stock_levels(
    array(
      select ledger.reference_id('PRODUCT', l.value ->> 'sku') from jsonb_array_elements(body -> 'lines') as l
    ),
    array[counting.warehouse_id]
  );
  for line in
    select
      l.ordinality,
      l.value ->> 'sku' as sku,
      ledger.reference_id('PRODUCT', l.value ->> 'sku') as product_id,
      (l.value ->> 'counted')::numeric as counted
    from jsonb_array_elements(body -> 'lines') with ordinality as l
    order by l.ordinality
  loop
    insert into ledger.stock_count_lines
      (count_id, number, line_no, product_id, counted_quantity, book_quantity)
    select counting.id, counting.number, line.ordinality, line.product_id, line.counted, l.on_hand
    from ledger.stock_levels as l
    where l.product_id = line.product_id
      and l.warehouse_id = counting.warehouse_id
    returning * into counted;
    if counted.counted_quantity <> counted.book_quantity then
      insert into ledger.stock_moves (
        kind, product_id, from_warehouse_id, to_warehouse_id, quantity, effective_on, document_type, document_id,
        document_number, line_id
      )
      values (
        'COUNT',
        line.product_id,
        case when counted.counted_quantity < counted.book_quantity then counting.warehouse_id end,
        case when counted.counted_quantity > counted.book_quantity then counting.warehouse_id end,
        abs(counted.counted_quantity - counted.book_quantity),
        counting.counted_on,
        'STOCK_COUNT',
        counting.id,
        counting.number,
        counted.id
      );
      differences := differences || jsonb_build_object(
        'sku', line.sku, 'difference', trim_scale(counted.counted_quantity - counted.book_quantity)::text
      );
    end if;
  end loop;
  return ledger.remember('count_stock', idempotency_key, body, jsonb_build_object(
    'id', counting.id, 'number', counting.number, 'differences', differences
  ));
end
$$;
