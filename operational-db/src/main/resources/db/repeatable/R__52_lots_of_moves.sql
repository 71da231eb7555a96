-- Which lots a stock move carries. Commands name them on their lines: "lots": [{"lot": "L1", "quantity": 3,
-- "expires_on": "2026-12-31"}]; a serial number needs no quantity, it is one.

create or replace function ledger.lot_fields() returns text[]
language sql immutable
return '{lot text, quantity quantity?, expires_on date?}'::text[];

comment on function ledger.lot_fields() is 'Fields of a lot on a line of a command';

-- The line of the command a move comes from.
create or replace function ledger.command_line_no(move ledger.stock_moves) returns bigint
language sql stable as $$
  select case move.document_type
    when 'DELIVERY_NOTE' then (select l.line_no from ledger.sales_order_lines as l where l.id = move.order_line_id)
    when 'GOODS_RECEIPT' then (
      select l.line_no
      from ledger.goods_receipt_lines as r
      join ledger.purchase_order_lines as l on l.id = r.purchase_order_line_id
      where r.id = move.line_id
    )
    when 'CUSTOMER_RETURN' then (
      select l.line_no
      from ledger.customer_return_lines as r
      join ledger.delivery_note_lines as l on l.id = r.delivery_note_line_id
      where r.id = move.line_id
    )
    when 'SUPPLIER_RETURN' then (
      select l.line_no
      from ledger.supplier_return_lines as r
      join ledger.goods_receipt_lines as l on l.id = r.receipt_line_id
      where r.id = move.line_id
    )
    when 'STOCK_COUNT' then (select l.line_no from ledger.stock_count_lines as l where l.id = move.line_id)
    else move.line_id
  end
$$;

-- Refuses with what people need to find the lot.
create or replace function ledger.refuse_lot(refusal_code text, sku text, lot text, more jsonb default '{}')
returns void
language plpgsql as $$
begin
  perform ledger.refuse(refusal_code, jsonb_build_object('sku', sku, 'lot', lot) || more);
end
$$;

-- The lot that enters from outside, made when it is new. It is held, so that a serial number enters once.
create or replace function ledger.entering_lot(
  of_product ledger.products,
  tracking ledger.product_tracking,
  lot_number text,
  expiry date
) returns ledger.lots
language plpgsql as $$
declare
  lot ledger.lots;
begin
  select * into lot from ledger.lots as l where l.product_id = of_product.id and l.number = lot_number for update;
  if not found then
    if tracking.expires and expiry is null then
      perform ledger.refuse_lot('EXPIRY_MISSING', of_product.sku, lot_number);
    end if;
    insert into ledger.lots (product_id, number, expires_on)
    values (of_product.id, lot_number, expiry)
    on conflict do nothing;
    select * into lot from ledger.lots as l where l.product_id = of_product.id and l.number = lot_number for update;
  end if;
  if expiry is distinct from lot.expires_on and expiry is not null then
    perform ledger.refuse_lot(
      'EXPIRY_DIFFERS', of_product.sku, lot_number, jsonb_build_object('expires_on', lot.expires_on, 'given', expiry)
    );
  elsif tracking.tracking = 'SERIAL' and exists (
    select from ledger.lot_levels as v where v.lot_id = lot.id and v.on_hand > 0
  ) then
    perform ledger.refuse_lot('SERIAL_ON_HAND', of_product.sku, lot_number);
  end if;
  return lot;
end
$$;

-- The lot that leaves a warehouse: it lies there, and is not out of date when it goes to a customer.
create or replace function ledger.leaving_lot(
  of_product ledger.products,
  move ledger.stock_moves,
  lot_number text,
  wanted numeric,
  expired_allowed boolean
) returns ledger.lots
language plpgsql as $$
declare
  lot ledger.lots;
  lying numeric;
begin
  select * into lot from ledger.lots as l where l.product_id = of_product.id and l.number = lot_number;
  if not found then
    perform ledger.refuse_lot('UNKNOWN_LOT', of_product.sku, lot_number);
  end if;
  select v.on_hand into lying from ledger.lot_levels as v
  where v.lot_id = lot.id and v.warehouse_id = move.from_warehouse_id;
  if coalesce(lying, 0) < wanted then
    perform ledger.refuse_lot('LOT_NOT_ON_HAND', of_product.sku, lot_number, jsonb_build_object(
      'quantity', trim_scale(wanted),
      'on_hand', trim_scale(coalesce(lying, 0)),
      'warehouse', (select w.code from ledger.warehouses as w where w.id = move.from_warehouse_id)
    ));
  elsif move.kind = 'DELIVERY' and lot.expires_on < move.effective_on and not expired_allowed then
    perform ledger.refuse_lot(
      'LOT_EXPIRED', of_product.sku, lot_number, jsonb_build_object('expires_on', lot.expires_on)
    );
  end if;
  return lot;
end
$$;

-- What comes back from a customer or goes back to a supplier are lots of the move it undoes, not given back yet.
create or replace function ledger.require_lot_of_origin(
  of_product ledger.products,
  move ledger.stock_moves,
  lot ledger.lots,
  wanted numeric
) returns void
language plpgsql as $$
declare
  open_quantity numeric;
begin
  select coalesce(sum(case when m.id = move.origin_move_id then n.quantity else -n.quantity end), 0)
  into open_quantity
  from ledger.lot_moves as n
  join ledger.stock_moves as m on m.id = n.move_id
  where n.lot_id = lot.id
    and (m.id = move.origin_move_id or m.origin_move_id = move.origin_move_id);
  if wanted > open_quantity then
    perform ledger.refuse_lot(
      case move.kind when 'CUSTOMER_RETURN' then 'LOT_NOT_DELIVERED' else 'LOT_NOT_RECEIVED' end,
      of_product.sku,
      lot.number,
      jsonb_build_object('quantity', trim_scale(wanted), 'open', trim_scale(open_quantity))
    );
  end if;
end
$$;

-- The lots of one move, checked and written.
create or replace function ledger.carry_lots_of(
  move ledger.stock_moves,
  tracking ledger.product_tracking,
  lots jsonb,
  place text,
  expired_allowed boolean
) returns void
language plpgsql as $$
declare
  product ledger.products;
  line record;
  lot ledger.lots;
  total numeric := 0;
begin
  select * into product from ledger.products as p where p.id = move.product_id;
  if tracking.id is null or tracking.tracking = 'NONE' then
    perform ledger.refuse('LOTS_NOT_TRACKED', jsonb_build_object('sku', product.sku));
  elsif coalesce(lots, 'null') = 'null' then
    perform ledger.refuse('LOTS_REQUIRED', jsonb_build_object('sku', product.sku));
  end if;
  perform ledger.check_lines(lots, place, ledger.lot_fields());
  for line in
    select
      l.value ->> 'lot' as number,
      coalesce(
        (l.value ->> 'quantity')::numeric, case tracking.tracking when 'SERIAL' then 1 else move.quantity end
      ) as quantity,
      (l.value ->> 'expires_on')::date as expires_on,
      count(*) over (partition by l.value ->> 'lot') as times
    from jsonb_array_elements(lots) as l
    order by l.value ->> 'lot'
  loop
    if line.times > 1 then
      perform ledger.refuse('DUPLICATE_LINE', jsonb_build_object('line', line.number));
    elsif tracking.tracking = 'SERIAL' and line.quantity <> 1 then
      perform ledger.refuse_lot(
        'SERIAL_NOT_ONE', product.sku, line.number, jsonb_build_object('quantity', trim_scale(line.quantity))
      );
    end if;
    if move.from_warehouse_id is null then
      lot := ledger.entering_lot(product, tracking, line.number, line.expires_on);
    else
      lot := ledger.leaving_lot(product, move, line.number, line.quantity, expired_allowed);
    end if;
    if move.origin_move_id is not null then
      perform ledger.require_lot_of_origin(product, move, lot, line.quantity);
    end if;
    insert into ledger.lot_moves (move_id, lot_id, quantity) values (move.id, lot.id, line.quantity);
    total := total + line.quantity;
  end loop;
  if total <> move.quantity then
    perform ledger.refuse('LOTS_DO_NOT_ADD_UP', jsonb_build_object(
      'sku', product.sku, 'quantity', trim_scale(move.quantity), 'lots', trim_scale(total)
    ));
  end if;
end
$$;

-- The lots of a document's moves, as its command names them. A document of untracked products is one short question.
create or replace function ledger.carry_lots(
  type_of_document text,
  id_of_document bigint,
  lines jsonb,
  expired_allowed boolean default false
) returns void
language plpgsql as $$
declare
  carried record;
begin
  if not coalesce(lines @? '$[*].lots', false) and not exists (
    select
    from ledger.stock_moves as m
    join ledger.product_tracking as t on t.product_id = m.product_id and t.tracking <> 'NONE'
    where m.document_type = type_of_document
      and m.document_id = id_of_document
  ) then
    return;
  end if;
  for carried in
    with moved as materialized (
      select m as move, t as tracking, ledger.command_line_no(m) as line_no
      from ledger.stock_moves as m
      left join ledger.product_tracking as t on t.product_id = m.product_id and t.tracking <> 'NONE'
      where m.document_type = type_of_document
        and m.document_id = id_of_document
    )
    select n.move, n.tracking, l.value -> 'lots' as lots, l.ordinality as rank
    from moved as n
    left join jsonb_array_elements(case when jsonb_typeof(lines) = 'array' then lines end) with ordinality as l
      on coalesce((l.value ->> 'line_no')::bigint, l.ordinality) = n.line_no
    where (n.tracking).id is not null
      or coalesce(l.value -> 'lots', 'null') <> 'null'
    order by (n.move).product_id, (n.move).id
  loop
    perform ledger.carry_lots_of(
      carried.move, carried.tracking, carried.lots, 'lines[' || carried.rank - 1 || '].lots', expired_allowed
    );
  end loop;
end
$$;

-- What a count of lots changes: each lot found against the book, as lots of the one move of the product. Lots that
-- gain and lots that lose cannot be in one move.
create or replace function ledger.counted_lot_changes(
  of_product_id bigint,
  in_warehouse_id bigint,
  on_day date,
  lots jsonb
) returns jsonb
language plpgsql as $$
declare
  gains jsonb;
  losses jsonb;
begin
  select
    coalesce(jsonb_agg(c.lot || jsonb_build_object('quantity', c.delta)) filter (where c.delta > 0), '[]'),
    coalesce(jsonb_agg(c.lot || jsonb_build_object('quantity', -c.delta)) filter (where c.delta < 0), '[]')
  into gains, losses
  from (
    select
      coalesce(g.value - 'quantity', jsonb_build_object('lot', b.number)) as lot,
      coalesce((g.value ->> 'quantity')::numeric, case when g.value is null then 0 else 1 end)
        - coalesce(b.on_hand, 0) as delta
    from jsonb_array_elements(lots) as g
    full join (
      select o.number, v.on_hand - coalesce(later.quantity, 0) as on_hand
      from ledger.lots as o
      join ledger.lot_levels as v on v.lot_id = o.id and v.warehouse_id = in_warehouse_id
      left join lateral (
        select sum(case when m.to_warehouse_id = in_warehouse_id then n.quantity else -n.quantity end) as quantity
        from ledger.lot_moves as n
        join ledger.stock_moves as m on m.id = n.move_id
        where n.lot_id = o.id
          and m.effective_on > on_day
          and in_warehouse_id in (m.from_warehouse_id, m.to_warehouse_id)
      ) as later on true
      where o.product_id = of_product_id
    ) as b on b.number = g.value ->> 'lot'
  ) as c;
  if gains <> '[]' and losses <> '[]' then
    perform ledger.refuse('LOTS_BOTH_WAYS', jsonb_build_object(
      'sku', (select p.sku from ledger.products as p where p.id = of_product_id),
      'gain', gains -> 0 ->> 'lot',
      'lose', losses -> 0 ->> 'lot'
    ));
  end if;
  return gains || losses;
end
$$;

create or replace function ledger.require_lots_of_count(sku text, counted numeric, lots jsonb, place text) returns void
language plpgsql as $$
declare
  total numeric;
begin
  perform ledger.check_lines(lots, place, ledger.lot_fields());
  select sum(coalesce((l.value ->> 'quantity')::numeric, 1)) into total from jsonb_array_elements(lots) as l;
  if total <> counted then
    perform ledger.refuse('LOTS_DO_NOT_ADD_UP', jsonb_build_object(
      'sku', sku, 'quantity', trim_scale(counted), 'lots', trim_scale(total)
    ));
  end if;
end
$$;
