-- Lots and serial numbers: what of a product came from where, lies where and went to whom.
-- Why: the lots of a move are rows beside it, so a product nobody tracks writes nothing more, and streaming values
-- products as before. Levels by lot are a sum kept so that a constraint can refuse a lot that is not there.
-- Lock impact: none (new tables). Verified by: verify/lots_match_moves.verify.sql, LotTest.
create table ledger.product_tracking (
  id bigint generated always as identity constraint product_tracking_pk primary key,
  product_id bigint not null constraint product_tracking_product_fk references ledger.products
    constraint product_tracking_once unique,
  tracking text not null constraint product_tracking_known check (tracking in ('NONE', 'LOT', 'SERIAL')),
  expires boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.product_tracking is
  'One row per product that was ever followed by lot or serial number (suivi par lot ou numéro de série)';

create table ledger.lots (
  id bigint generated always as identity constraint lots_pk primary key,
  product_id bigint not null constraint lots_product_fk references ledger.products,
  number text not null,
  expires_on date,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint lots_number_unique unique (product_id, number)
);
comment on table ledger.lots is 'One row per lot or serial number of a product (lot, numéro de série)';

create table ledger.lot_moves (
  id bigint generated always as identity constraint lot_moves_pk primary key,
  move_id bigint not null constraint lot_moves_move_fk references ledger.stock_moves,
  lot_id bigint not null constraint lot_moves_lot_fk references ledger.lots,
  quantity ledger.quantity not null constraint lot_moves_quantity_positive check (quantity > 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint lot_moves_once unique (move_id, lot_id)
);
create index lot_moves_by_lot on ledger.lot_moves (lot_id);
comment on table ledger.lot_moves is 'One row per lot in a stock move of a tracked product (lots d''un mouvement)';

create table ledger.lot_levels (
  lot_id bigint not null constraint lot_levels_lot_fk references ledger.lots,
  warehouse_id bigint not null constraint lot_levels_warehouse_fk references ledger.warehouses,
  on_hand ledger.quantity not null constraint lot_levels_not_negative check (on_hand >= 0),
  constraint lot_levels_pk primary key (lot_id, warehouse_id)
);
comment on table ledger.lot_levels is 'One row per lot and warehouse it ever lay in: quantity on hand (stock par lot)';

call ledger.make_reference_data('product_tracking');
call ledger.make_append_only('lots', 'lot_moves');

create function ledger.follow_lot_moves() returns trigger
language plpgsql as $$
declare
  side record;
begin
  for side in
    select n.lot_id, s.warehouse_id, sum(s.delta) as delta
    from changed_rows as n
    join ledger.stock_moves as m on m.id = n.move_id
    cross join lateral (
      values (m.from_warehouse_id, -n.quantity::numeric), (m.to_warehouse_id, n.quantity::numeric)
    ) as s (warehouse_id, delta)
    where s.warehouse_id is not null
    group by n.lot_id, s.warehouse_id
    order by n.lot_id, s.warehouse_id
  loop
    insert into ledger.lot_levels (lot_id, warehouse_id, on_hand)
    values (side.lot_id, side.warehouse_id, 0)
    on conflict do nothing;
    update ledger.lot_levels as l
    set on_hand = l.on_hand + side.delta
    where l.lot_id = side.lot_id
      and l.warehouse_id = side.warehouse_id;
  end loop;
  return null;
end
$$;

create trigger lot_moves_levels
after insert on ledger.lot_moves
referencing new table as changed_rows
for each statement execute function ledger.follow_lot_moves();
