-- Transfers in two steps through a transit warehouse, and goods that are given up.
-- Why: goods on the way are ours and in no shop: they lie in a warehouse of kind TRANSIT, so their layers travel with
-- ordinary transfers, and what never arrives leaves by a SCRAP, like what breaks on the shelf. Kinds and rules of
-- warehouses are not published: streaming needs the moves only.
-- Lock impact: the two checks of stock_moves are replaced by wider ones, which reads the table once under an exclusive
-- lock. Verified by: verify/shipments_match_transit.verify.sql, verify/stock_levels_match_moves.verify.sql.
create table ledger.warehouse_rules (
  id bigint generated always as identity constraint warehouse_rules_pk primary key,
  warehouse_id bigint not null constraint warehouse_rules_warehouse_fk references ledger.warehouses
    constraint warehouse_rules_once unique,
  kind text not null constraint warehouse_rules_kind_known check (kind in ('STORAGE', 'TRANSIT')),
  reservations_kept boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.warehouse_rules is
  'One row per warehouse that is not a plain one: transit, reservations kept (règles d''entrepôt)';

create table ledger.transfer_shipments (
  id bigint generated always as identity constraint transfer_shipments_pk primary key,
  transfer_id bigint not null constraint transfer_shipments_transfer_fk references ledger.stock_transfers
    constraint transfer_shipments_once unique,
  number text not null constraint transfer_shipments_number_unique unique,
  transit_warehouse_id bigint not null constraint transfer_shipments_transit_fk references ledger.warehouses,
  to_warehouse_id bigint not null constraint transfer_shipments_to_fk references ledger.warehouses,
  moved_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index transfer_shipments_by_destination on ledger.transfer_shipments (to_warehouse_id);
comment on table ledger.transfer_shipments is
  'One row per transfer in two steps; its transfer is the first, into transit (expédition interne)';

create table ledger.transfer_shipment_lines (
  id bigint generated always as identity constraint transfer_shipment_lines_pk primary key,
  shipment_id bigint not null constraint transfer_shipment_lines_shipment_fk references ledger.transfer_shipments,
  line_no integer not null constraint transfer_shipment_lines_line_no_positive check (line_no > 0),
  product_id bigint not null constraint transfer_shipment_lines_product_fk references ledger.products,
  quantity ledger.quantity not null constraint transfer_shipment_lines_quantity_positive check (quantity > 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint transfer_shipment_lines_line_unique unique (shipment_id, line_no)
);
create index transfer_shipment_lines_by_product on ledger.transfer_shipment_lines (product_id);
comment on table ledger.transfer_shipment_lines is
  'One row per line of a transfer in two steps (ligne d''expédition interne)';

create table ledger.transfer_shipment_outcomes (
  id bigint generated always as identity constraint transfer_shipment_outcomes_pk primary key,
  shipment_line_id bigint not null
    constraint transfer_shipment_outcomes_line_fk references ledger.transfer_shipment_lines,
  kind text not null constraint transfer_shipment_outcomes_kind_known check (kind in ('ARRIVED', 'LOST')),
  move_id bigint not null constraint transfer_shipment_outcomes_move_fk references ledger.stock_moves
    constraint transfer_shipment_outcomes_move_once unique,
  quantity ledger.quantity not null constraint transfer_shipment_outcomes_quantity_positive check (quantity > 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index transfer_shipment_outcomes_by_line on ledger.transfer_shipment_outcomes (shipment_line_id);
comment on table ledger.transfer_shipment_outcomes is
  'One row per part of a shipped line that arrived or was lost, with its stock move (arrivée ou perte)';

create table ledger.stock_scraps (
  id bigint generated always as identity constraint stock_scraps_pk primary key,
  number text not null constraint stock_scraps_number_unique unique,
  warehouse_id bigint not null constraint stock_scraps_warehouse_fk references ledger.warehouses,
  shipment_id bigint constraint stock_scraps_shipment_fk references ledger.transfer_shipments,
  scrapped_on date not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.stock_scraps is
  'One row per time goods were given up; its lines are its stock moves (mise au rebut)';

create sequence ledger.stock_scrap_numbers;

call ledger.make_reference_data('warehouse_rules');
call ledger.make_append_only(
  'transfer_shipments', 'transfer_shipment_lines', 'transfer_shipment_outcomes', 'stock_scraps'
);

create trigger stock_scraps_period_is_open before insert on ledger.stock_scraps
for each row execute function ledger.check_document_date('scrapped_on');

alter table ledger.stock_moves
  drop constraint stock_moves_kind_fits_document,
  drop constraint stock_moves_sides_fit_kind,
  add constraint stock_moves_kind_fits_document check (
    (kind, document_type) in (
      ('RECEIPT', 'GOODS_RECEIPT'),
      ('DELIVERY', 'DELIVERY_NOTE'),
      ('CUSTOMER_RETURN', 'CUSTOMER_RETURN'),
      ('TRANSFER', 'STOCK_TRANSFER'),
      ('COUNT', 'STOCK_COUNT'),
      ('SCRAP', 'STOCK_SCRAP')
    )
  ),
  add constraint stock_moves_sides_fit_kind check (
    case kind
      when 'DELIVERY' then from_warehouse_id is not null and to_warehouse_id is null
      when 'SCRAP' then from_warehouse_id is not null and to_warehouse_id is null
      when 'TRANSFER' then from_warehouse_id is not null and to_warehouse_id is not null
        and from_warehouse_id <> to_warehouse_id
      when 'COUNT' then (from_warehouse_id is null) <> (to_warehouse_id is null)
      else from_warehouse_id is null and to_warehouse_id is not null
    end
  );
