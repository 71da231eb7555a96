-- Goods a supplier delivers straight to the customer: which purchase line serves which order line, and the receipt and
-- the delivery of one act.
-- Why: the goods are ours for no time but have a cost: they pass a warehouse of kind DIRECT, whose layers are theirs
-- alone, and the delivery names the move of their receipt as its origin. So no other sale pays their price, and a price
-- that changes later reaches the sale they went to. Only the moves are published.
-- Lock impact: checks of warehouse_rules and stock_moves are replaced by wider ones, which reads both once under an
-- exclusive lock. Verified by: verify/direct_deliveries_leave_nothing.verify.sql.
create table ledger.direct_purchase_lines (
  id bigint generated always as identity constraint direct_purchase_lines_pk primary key,
  purchase_order_line_id bigint not null
    constraint direct_purchase_lines_purchase_line_fk references ledger.purchase_order_lines
    constraint direct_purchase_lines_once unique,
  order_line_id bigint not null constraint direct_purchase_lines_order_line_fk references ledger.sales_order_lines,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index direct_purchase_lines_by_order_line on ledger.direct_purchase_lines (order_line_id);
comment on table ledger.direct_purchase_lines is
  'One row per purchase line the supplier delivers straight to the customer of an order line (livraison directe)';

create table ledger.direct_deliveries (
  id bigint generated always as identity constraint direct_deliveries_pk primary key,
  receipt_id bigint not null constraint direct_deliveries_receipt_fk references ledger.goods_receipts
    constraint direct_deliveries_receipt_once unique,
  delivery_note_id bigint not null constraint direct_deliveries_note_fk references ledger.delivery_notes
    constraint direct_deliveries_note_once unique,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.direct_deliveries is
  'One row per time a supplier delivered straight to a customer: receipt and delivery in one act (livraison directe)';

call ledger.make_append_only('direct_purchase_lines', 'direct_deliveries');

alter table ledger.warehouse_rules
  drop constraint warehouse_rules_kind_known,
  add constraint warehouse_rules_kind_known check (kind in ('STORAGE', 'TRANSIT', 'DIRECT'));

alter table ledger.stock_moves
  drop constraint stock_moves_origin_fits_kind,
  add constraint stock_moves_origin_fits_kind check (
    kind = 'DELIVERY' or (origin_move_id is not null) = (kind in ('CUSTOMER_RETURN', 'SUPPLIER_RETURN'))
  );
