-- Commands of goods on the way and of goods given up: ship a transfer into transit, receive it in parts, say what was
-- lost; scrap. What is lost or scrapped leaves by the same kind of move, and is posted as a count difference is.

create or replace function ledger.scrap_goods(
  scrap ledger.stock_scraps,
  scrapped_product_id bigint,
  scrapped_quantity numeric,
  rank bigint
) returns bigint
language plpgsql as $$
declare
  move_id bigint;
begin
  perform ledger.require_stock(scrapped_product_id, scrap.warehouse_id, scrapped_quantity, true);
  insert into ledger.stock_moves (
    kind, product_id, from_warehouse_id, quantity, effective_on, document_type, document_id, document_number, line_id
  )
  values (
    'SCRAP', scrapped_product_id, scrap.warehouse_id, scrapped_quantity, scrap.scrapped_on, 'STOCK_SCRAP', scrap.id,
    scrap.number, rank
  )
  returning id into move_id;
  return move_id;
end
$$;

create or replace function ledger.new_scrap(
  in_warehouse_id bigint,
  of_shipment_id bigint,
  scrapped_day date,
  why text
) returns ledger.stock_scraps
language plpgsql as $$
declare
  scrap ledger.stock_scraps;
begin
  perform ledger.ensure_period(scrapped_day);
  insert into ledger.stock_scraps (number, warehouse_id, shipment_id, scrapped_on, reason)
  values (
    ledger.numbered('RB-', nextval('ledger.stock_scrap_numbers')), in_warehouse_id, of_shipment_id, scrapped_day, why
  )
  returning * into scrap;
  return scrap;
end
$$;

create or replace function api.scrap(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('scrap', idempotency_key, body);
  scrap ledger.stock_scraps;
  lines jsonb;
  line record;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{warehouse text, scrapped_on date, reason text, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, quantity quantity, unit text?, lots lines?}');
  lines := ledger.in_stock_units(body -> 'lines');
  scrap := ledger.new_scrap(
    ledger.storage_id(body ->> 'warehouse'), null, (body ->> 'scrapped_on')::date, body ->> 'reason'
  );
  perform ledger.hold_stock_levels(
    array(select l.product_id from ledger.product_lines(lines) as l), array[scrap.warehouse_id]
  );
  for line in select * from ledger.product_lines(lines) loop
    perform ledger.scrap_goods(scrap, line.product_id, line.quantity, line.line_no);
  end loop;
  perform ledger.carry_lots('STOCK_SCRAP', scrap.id, lines);
  return ledger.remember('scrap', idempotency_key, body, jsonb_build_object('id', scrap.id, 'number', scrap.number));
end
$$;

create or replace function ledger.transit_id(sought text) returns bigint
language plpgsql stable as $$
declare
  found_id bigint := ledger.reference_id('WAREHOUSE', sought);
begin
  if ledger.kind_of_warehouse(found_id) <> 'TRANSIT' then
    perform ledger.refuse('NOT_A_TRANSIT', jsonb_build_object('warehouse', sought));
  end if;
  return found_id;
end
$$;

create or replace function api.ship_transfer(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('ship_transfer', idempotency_key, body);
  transfer ledger.stock_transfers;
  shipment ledger.transfer_shipments;
  lines jsonb;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{from text, transit text, to text, shipped_on date, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, quantity quantity, unit text?, lots lines?}');
  if body ->> 'from' = body ->> 'to' then
    perform ledger.refuse('SAME_WAREHOUSE', jsonb_build_object('warehouse', body ->> 'from'));
  end if;
  lines := ledger.in_stock_units(body -> 'lines');
  transfer := ledger.new_transfer(
    ledger.storage_id(body ->> 'from'), ledger.transit_id(body ->> 'transit'), (body ->> 'shipped_on')::date
  );
  insert into ledger.transfer_shipments (transfer_id, number, transit_warehouse_id, to_warehouse_id, moved_on)
  values (
    transfer.id, transfer.number, transfer.to_warehouse_id, ledger.storage_id(body ->> 'to'), transfer.moved_on
  )
  returning * into shipment;
  perform ledger.move_lines(transfer, lines);
  insert into ledger.transfer_shipment_lines (shipment_id, line_no, product_id, quantity)
  select shipment.id, l.line_no, l.product_id, l.quantity
  from ledger.product_lines(lines) as l
  order by l.line_no;
  return ledger.remember('ship_transfer', idempotency_key, body, jsonb_build_object(
    'id', transfer.id, 'number', transfer.number
  ));
end
$$;

-- Whoever receives or loses goods of a shipment holds the shipment, then the levels on both sides.
create or replace function ledger.locked_shipment(sought text, dated_on date) returns ledger.transfer_shipments
language plpgsql as $$
declare
  shipment ledger.transfer_shipments;
begin
  select * into shipment from ledger.transfer_shipments as s where s.number = sought for no key update;
  if not found then
    perform ledger.refuse('UNKNOWN_SHIPMENT', jsonb_build_object('code', sought));
  end if;
  perform ledger.require_not_before(dated_on, shipment.number, shipment.moved_on);
  perform ledger.hold_stock_levels(
    array(select l.product_id from ledger.transfer_shipment_lines as l where l.shipment_id = shipment.id),
    array[shipment.transit_warehouse_id, shipment.to_warehouse_id]
  );
  return shipment;
end
$$;

create or replace function ledger.on_the_way(of_shipment_id bigint)
returns table (shipment_line_id bigint, line_no integer, product_id bigint, quantity numeric)
language sql stable as $$
  select l.id, l.line_no, l.product_id, l.quantity - coalesce(sum(o.quantity), 0)
  from ledger.transfer_shipment_lines as l
  left join ledger.transfer_shipment_outcomes as o on o.shipment_line_id = l.id
  where l.shipment_id = of_shipment_id
  group by l.id
$$;

-- The lines a command names, or all that is on the way, checked against it.
create or replace function ledger.shipment_lines_to_settle(shipment ledger.transfer_shipments, lines jsonb)
returns table (shipment_line_id bigint, line_no integer, product_id bigint, quantity numeric)
language plpgsql as $$
declare
  line record;
  none boolean := true;
begin
  for line in
    select w.line_no as wanted_line_no, w.quantity as wanted, o.*
    from ledger.wanted_lines(
      lines,
      array(select row(g.line_no, g.quantity)::ledger.line_quantity from ledger.on_the_way(shipment.id) as g)
    ) as w
    left join ledger.on_the_way(shipment.id) as o on o.line_no = w.line_no
    order by w.line_no
  loop
    perform ledger.require_line(shipment.number, line.wanted_line_no, line.shipment_line_id);
    perform ledger.require_open(
      'OVER_SHIPMENT', 'shipment', shipment.number, line.line_no, line.wanted, line.quantity
    );
    none := false;
    return query select line.shipment_line_id, line.line_no, line.product_id, line.wanted;
  end loop;
  if none then
    perform ledger.refuse('NOTHING_ON_THE_WAY', jsonb_build_object('shipment', shipment.number));
  end if;
end
$$;

create or replace function api.receive_transfer(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('receive_transfer', idempotency_key, body);
  shipment ledger.transfer_shipments;
  transfer ledger.stock_transfers;
  lines jsonb;
  line record;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{shipment text, received_on date, lines lines?}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity, unit text?, lots lines?}');
  shipment := ledger.locked_shipment(body ->> 'shipment', (body ->> 'received_on')::date);
  lines := ledger.in_stock_units(body -> 'lines', 'SHIPMENT', shipment.id);
  transfer := ledger.new_transfer(
    shipment.transit_warehouse_id, shipment.to_warehouse_id, (body ->> 'received_on')::date
  );
  for line in select * from ledger.shipment_lines_to_settle(shipment, lines) loop
    insert into ledger.transfer_shipment_outcomes (shipment_line_id, kind, move_id, quantity)
    values (
      line.shipment_line_id,
      'ARRIVED',
      ledger.move_by_transfer(transfer, line.product_id, line.quantity, line.line_no),
      line.quantity
    );
  end loop;
  perform ledger.carry_lots('STOCK_TRANSFER', transfer.id, lines);
  return ledger.remember('receive_transfer', idempotency_key, body, jsonb_build_object(
    'id', transfer.id,
    'number', transfer.number,
    'on_the_way', (select sum(o.quantity)::text from ledger.on_the_way(shipment.id) as o)
  ));
end
$$;

create or replace function api.lose_transfer(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('lose_transfer', idempotency_key, body);
  shipment ledger.transfer_shipments;
  scrap ledger.stock_scraps;
  lines jsonb;
  line record;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{shipment text, lost_on date, reason text, lines lines?}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity, unit text?, lots lines?}');
  shipment := ledger.locked_shipment(body ->> 'shipment', (body ->> 'lost_on')::date);
  lines := ledger.in_stock_units(body -> 'lines', 'SHIPMENT', shipment.id);
  scrap := ledger.new_scrap(
    shipment.transit_warehouse_id, shipment.id, (body ->> 'lost_on')::date, body ->> 'reason'
  );
  for line in select * from ledger.shipment_lines_to_settle(shipment, lines) loop
    insert into ledger.transfer_shipment_outcomes (shipment_line_id, kind, move_id, quantity)
    values (
      line.shipment_line_id,
      'LOST',
      ledger.scrap_goods(scrap, line.product_id, line.quantity, line.line_no),
      line.quantity
    );
  end loop;
  perform ledger.carry_lots('STOCK_SCRAP', scrap.id, lines);
  return ledger.remember('lose_transfer', idempotency_key, body, jsonb_build_object(
    'id', scrap.id,
    'number', scrap.number,
    'on_the_way', (select sum(o.quantity)::text from ledger.on_the_way(shipment.id) as o)
  ));
end
$$;
