-- Stock documents, stock moves, and the stock level each warehouse must keep at or above zero. Append-only but the
-- levels.
-- Lock impact: none (new tables). Verified by: verify/stock_levels_match_moves.verify.sql.
create table ledger.stock_transfers (
  id bigint generated always as identity constraint stock_transfers_pk primary key,
  number text not null constraint stock_transfers_number_unique unique,
  from_warehouse_id bigint not null constraint stock_transfers_from_fk references ledger.warehouses,
  to_warehouse_id bigint not null constraint stock_transfers_to_fk references ledger.warehouses,
  moved_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint stock_transfers_between_two check (from_warehouse_id <> to_warehouse_id)
);
comment on table ledger.stock_transfers is
  'One row per transfer between warehouses; its lines are its stock moves (transfert entre entrepôts)';

create table ledger.stock_counts (
  id bigint generated always as identity constraint stock_counts_pk primary key,
  number text not null constraint stock_counts_number_unique unique,
  warehouse_id bigint not null constraint stock_counts_warehouse_fk references ledger.warehouses,
  counted_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.stock_counts is 'One row per physical count in a warehouse (inventaire tournant)';

create table ledger.stock_count_lines (
  id bigint generated always as identity constraint stock_count_lines_pk primary key,
  count_id bigint not null constraint stock_count_lines_count_fk references ledger.stock_counts,
  number text not null,
  line_no integer not null constraint stock_count_lines_line_no_positive check (line_no > 0),
  product_id bigint not null constraint stock_count_lines_product_fk references ledger.products,
  counted_quantity ledger.quantity not null
    constraint stock_count_lines_counted_not_negative check (counted_quantity >= 0),
  book_quantity ledger.quantity not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint stock_count_lines_line_unique unique (count_id, line_no),
  constraint stock_count_lines_product_once unique (count_id, product_id)
);
comment on table ledger.stock_count_lines is
  'One row per product counted; the difference to the book quantity is a COUNT stock move (ligne d''inventaire)';

create table ledger.stock_moves (
  id bigint generated always as identity constraint stock_moves_pk primary key,
  kind text not null,
  product_id bigint not null constraint stock_moves_product_fk references ledger.products,
  from_warehouse_id bigint constraint stock_moves_from_fk references ledger.warehouses,
  to_warehouse_id bigint constraint stock_moves_to_fk references ledger.warehouses,
  quantity ledger.quantity not null constraint stock_moves_quantity_positive check (quantity > 0),
  value_amount ledger.amount constraint stock_moves_value_range check (value_amount >= 0),
  effective_on date not null,
  document_type text not null,
  document_id bigint not null,
  document_number text not null,
  line_id bigint not null,
  order_line_id bigint constraint stock_moves_order_line_fk references ledger.sales_order_lines,
  origin_move_id bigint constraint stock_moves_origin_fk references ledger.stock_moves,
  supplier_id bigint constraint stock_moves_supplier_fk references ledger.suppliers,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint stock_moves_kind_fits_document check (
    (kind, document_type) in (
      ('RECEIPT', 'GOODS_RECEIPT'),
      ('DELIVERY', 'DELIVERY_NOTE'),
      ('CUSTOMER_RETURN', 'CUSTOMER_RETURN'),
      ('TRANSFER', 'STOCK_TRANSFER'),
      ('COUNT', 'STOCK_COUNT')
    )
  ),
  constraint stock_moves_sides_fit_kind check (
    case kind
      when 'DELIVERY' then from_warehouse_id is not null and to_warehouse_id is null
      when 'TRANSFER' then from_warehouse_id is not null and to_warehouse_id is not null
        and from_warehouse_id <> to_warehouse_id
      when 'COUNT' then (from_warehouse_id is null) <> (to_warehouse_id is null)
      else from_warehouse_id is null and to_warehouse_id is not null
    end
  ),
  constraint stock_moves_value_on_receipt_only check ((value_amount is not null) = (kind = 'RECEIPT')),
  constraint stock_moves_origin_on_return_only check ((origin_move_id is not null) = (kind = 'CUSTOMER_RETURN')),
  constraint stock_moves_order_line_fits_kind check (
    (order_line_id is not null) = (kind in ('DELIVERY', 'CUSTOMER_RETURN'))
  ),
  constraint stock_moves_line_unique unique (document_type, document_id, line_id)
);
comment on table ledger.stock_moves is
  'One row per quantity of a product that enters, leaves or changes warehouse (mouvement de stock)';

-- Not published: it is a sum of stock_moves, kept so that a constraint can refuse stock below zero.
create table ledger.stock_levels (
  product_id bigint not null constraint stock_levels_product_fk references ledger.products,
  warehouse_id bigint not null constraint stock_levels_warehouse_fk references ledger.warehouses,
  on_hand ledger.quantity not null,
  negative_allowed boolean not null,
  constraint stock_levels_pk primary key (product_id, warehouse_id),
  constraint stock_levels_not_negative check (negative_allowed or on_hand >= 0)
) with (fillfactor = 70);
comment on table ledger.stock_levels is
  'One row per product and warehouse that ever moved: quantity on hand (stock disponible)';

create function ledger.add_to_stock_level(moved_product_id bigint, in_warehouse_id bigint, delta numeric) returns void
language plpgsql as $$
begin
  if delta = 0 then
    return;
  end if;
  update ledger.stock_levels as l
  set on_hand = l.on_hand + delta
  where l.product_id = moved_product_id
    and l.warehouse_id = in_warehouse_id;
  if not found then -- the first time it moves there; another transaction may be the first as well
    insert into ledger.stock_levels (product_id, warehouse_id, on_hand, negative_allowed)
    select moved_product_id, in_warehouse_id, 0, w.negative_allowed
    from ledger.warehouses as w
    where w.id = in_warehouse_id
    on conflict do nothing;
    perform ledger.add_to_stock_level(moved_product_id, in_warehouse_id, delta);
  end if;
end
$$;

-- One order for everybody (product, then warehouse), so that two commands never wait for each other in a circle.
create function ledger.follow_stock_moves() returns trigger
language plpgsql as $$
begin
  perform ledger.add_to_stock_level(d.product_id, d.warehouse_id, d.delta)
  from (
    select
      s.product_id,
      s.warehouse_id,
      sum(s.delta) as delta
    from (
      select m.product_id, m.from_warehouse_id as warehouse_id, -m.quantity as delta from changed_rows as m
      union all
      select m.product_id, m.to_warehouse_id, m.quantity from changed_rows as m
    ) as s
    where s.warehouse_id is not null
    group by s.product_id, s.warehouse_id
    order by s.product_id, s.warehouse_id
  ) as d;
  return null;
end
$$;

create trigger stock_moves_levels
after insert on ledger.stock_moves
referencing new table as changed_rows
for each statement execute function ledger.follow_stock_moves();

create function ledger.follow_warehouse_rule() returns trigger
language plpgsql as $$
begin
  update ledger.stock_levels as l
  set negative_allowed = new.negative_allowed
  where l.warehouse_id = new.id;
  return null;
end
$$;

create trigger warehouses_levels
after update of negative_allowed on ledger.warehouses
for each row when (old.negative_allowed <> new.negative_allowed)
execute function ledger.follow_warehouse_rule();
