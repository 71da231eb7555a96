-- Places within a warehouse.
-- Why: where a piece lies changes neither what is owned nor what it is worth, so moves between bins are no stock moves
-- and are not published. What lies in bins must be picked before it leaves: the level of the warehouse knows how much
-- that is, and its constraint keeps it.
-- Lock impact: the new column and the replaced check read stock_levels once under an exclusive lock. Verified by:
-- verify/bins_match_moves.verify.sql, BinTest.
create table ledger.bins (
  id bigint generated always as identity constraint bins_pk primary key,
  warehouse_id bigint not null constraint bins_warehouse_fk references ledger.warehouses,
  code text not null,
  name text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint bins_code_unique unique (warehouse_id, code)
);
comment on table ledger.bins is 'One row per place within a warehouse (emplacement)';

create table ledger.bin_moves (
  id bigint generated always as identity constraint bin_moves_pk primary key,
  number text not null,
  kind text not null constraint bin_moves_kind_known check (kind in ('PUT_AWAY', 'PICK', 'REARRANGE')),
  warehouse_id bigint not null constraint bin_moves_warehouse_fk references ledger.warehouses,
  product_id bigint not null constraint bin_moves_product_fk references ledger.products,
  from_bin_id bigint constraint bin_moves_from_fk references ledger.bins,
  to_bin_id bigint constraint bin_moves_to_fk references ledger.bins,
  quantity ledger.quantity not null constraint bin_moves_quantity_positive check (quantity > 0),
  moved_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint bin_moves_sides_fit_kind check (
    case kind
      when 'PUT_AWAY' then from_bin_id is null and to_bin_id is not null
      when 'PICK' then from_bin_id is not null and to_bin_id is null
      else from_bin_id is not null and to_bin_id is not null and from_bin_id <> to_bin_id
    end
  )
);
create index bin_moves_by_product on ledger.bin_moves (product_id, warehouse_id);
comment on table ledger.bin_moves is
  'One row per quantity that changes place within its warehouse; no bin is the floor (mouvement d''emplacement)';

create table ledger.bin_levels (
  bin_id bigint not null constraint bin_levels_bin_fk references ledger.bins,
  product_id bigint not null constraint bin_levels_product_fk references ledger.products,
  on_hand ledger.quantity not null constraint bin_levels_not_negative check (on_hand >= 0),
  constraint bin_levels_pk primary key (bin_id, product_id)
);
comment on table ledger.bin_levels is 'One row per bin and product it ever held: quantity (stock par emplacement)';

create sequence ledger.bin_move_numbers;

call ledger.make_reference_data('bins');
call ledger.make_append_only('bin_moves');

alter table ledger.stock_levels
  add column binned ledger.quantity not null default 0,
  add constraint stock_levels_binned_not_negative check (binned >= 0),
  drop constraint stock_levels_not_negative,
  add constraint stock_levels_not_negative check (on_hand >= binned or (negative_allowed and binned = 0));

create function ledger.follow_bin_moves() returns trigger
language plpgsql as $$
declare
  side record;
begin
  for side in
    select s.bin_id, n.product_id, sum(s.delta) as delta
    from changed_rows as n
    cross join lateral (
      values (n.from_bin_id, -n.quantity::numeric), (n.to_bin_id, n.quantity::numeric)
    ) as s (bin_id, delta)
    where s.bin_id is not null
    group by s.bin_id, n.product_id
    order by n.product_id, s.bin_id
  loop
    insert into ledger.bin_levels (bin_id, product_id, on_hand)
    values (side.bin_id, side.product_id, 0)
    on conflict do nothing;
    update ledger.bin_levels as l
    set on_hand = l.on_hand + side.delta
    where l.bin_id = side.bin_id
      and l.product_id = side.product_id;
  end loop;
  update ledger.stock_levels as l
  set binned = l.binned + d.delta
  from (
    select
      n.product_id,
      n.warehouse_id,
      sum(case n.kind when 'PUT_AWAY' then n.quantity when 'PICK' then -n.quantity else 0 end) as delta
    from changed_rows as n
    group by n.product_id, n.warehouse_id
  ) as d
  where l.product_id = d.product_id
    and l.warehouse_id = d.warehouse_id
    and d.delta <> 0;
  return null;
end
$$;

create trigger bin_moves_levels
after insert on ledger.bin_moves
referencing new table as changed_rows
for each statement execute function ledger.follow_bin_moves();
