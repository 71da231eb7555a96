-- What confirmed orders keep for their customers, and what is given free again.
-- Why: an order reserves what is not delivered of it, in its warehouse, from the moment it is confirmed; so a
-- reservation is no row, and only giving one up is. The two indexes answer for one product.
-- Lock impact: each index is built under a lock that makes writers of its table wait. Verified by: AvailabilityTest.
create table ledger.reservation_releases (
  id bigint generated always as identity constraint reservation_releases_pk primary key,
  order_line_id bigint not null constraint reservation_releases_line_fk references ledger.sales_order_lines,
  order_number text not null,
  line_no integer not null,
  quantity ledger.quantity not null constraint reservation_releases_quantity_positive check (quantity > 0),
  released_on date not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index reservation_releases_by_line on ledger.reservation_releases (order_line_id);
comment on table ledger.reservation_releases is
  'One row per quantity of an order line that is no longer kept for its customer (libération de réservation)';

call ledger.make_append_only('reservation_releases');

create index sales_order_lines_by_product on ledger.sales_order_lines (product_id, warehouse_id);
create index purchase_order_lines_by_product on ledger.purchase_order_lines (product_id);
create index stock_moves_by_product on ledger.stock_moves (product_id, effective_on);
