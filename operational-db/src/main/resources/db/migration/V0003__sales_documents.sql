-- Orders, deliveries and returns of customers. Append-only.
-- Lock impact: none (new tables). Verified by: verify/published_tables.verify.sql.
create table ledger.sales_orders (
  id bigint generated always as identity constraint sales_orders_pk primary key,
  number text not null constraint sales_orders_number_unique unique,
  customer_id bigint not null constraint sales_orders_customer_fk references ledger.customers,
  channel_id bigint not null constraint sales_orders_channel_fk references ledger.channels,
  warehouse_id bigint not null constraint sales_orders_warehouse_fk references ledger.warehouses,
  salesperson_id bigint constraint sales_orders_salesperson_fk references ledger.salespeople,
  ordered_on date not null,
  requested_on date,
  promised_on date,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.sales_orders is 'One row per confirmed sales order (commande client)';

create table ledger.sales_order_lines (
  id bigint generated always as identity constraint sales_order_lines_pk primary key,
  order_id bigint not null constraint sales_order_lines_order_fk references ledger.sales_orders,
  order_number text not null,
  line_no integer not null constraint sales_order_lines_line_no_positive check (line_no > 0),
  product_id bigint not null constraint sales_order_lines_product_fk references ledger.products,
  family_id bigint not null constraint sales_order_lines_family_fk references ledger.product_families,
  customer_id bigint not null constraint sales_order_lines_customer_fk references ledger.customers,
  segment_id bigint not null constraint sales_order_lines_segment_fk references ledger.customer_segments,
  salesperson_id bigint constraint sales_order_lines_salesperson_fk references ledger.salespeople,
  channel_id bigint not null constraint sales_order_lines_channel_fk references ledger.channels,
  warehouse_id bigint not null constraint sales_order_lines_warehouse_fk references ledger.warehouses,
  quantity ledger.quantity not null constraint sales_order_lines_quantity_positive check (quantity > 0),
  unit_price numeric(19, 6) not null
    constraint sales_order_lines_unit_price_range check (unit_price between 0 and 1000000000000),
  list_amount ledger.amount not null constraint sales_order_lines_list_amount_range check (list_amount >= 0),
  net_amount ledger.amount not null constraint sales_order_lines_net_amount_range check (net_amount >= 0),
  tax_rate_percent numeric(9, 4) not null
    constraint sales_order_lines_tax_rate_range check (tax_rate_percent between 0 and 100),
  ordered_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint sales_order_lines_line_unique unique (order_id, line_no)
);
comment on table ledger.sales_order_lines is
  'One row per line of a sales order, with what a sale is analysed by as it was when ordered (ligne de commande)';

create table ledger.sales_order_cancellations (
  id bigint generated always as identity constraint sales_order_cancellations_pk primary key,
  order_id bigint not null constraint sales_order_cancellations_order_fk references ledger.sales_orders
    constraint sales_order_cancellations_once unique,
  order_number text not null,
  cancelled_on date not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.sales_order_cancellations is
  'One row per cancelled order: what was not delivered by then never will be (annulation de commande)';

create table ledger.delivery_notes (
  id bigint generated always as identity constraint delivery_notes_pk primary key,
  number text not null constraint delivery_notes_number_unique unique,
  order_id bigint not null constraint delivery_notes_order_fk references ledger.sales_orders,
  customer_id bigint not null constraint delivery_notes_customer_fk references ledger.customers,
  warehouse_id bigint not null constraint delivery_notes_warehouse_fk references ledger.warehouses,
  delivered_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.delivery_notes is 'One row per delivery to a customer (bon de livraison)';

create table ledger.delivery_note_lines (
  id bigint generated always as identity constraint delivery_note_lines_pk primary key,
  delivery_note_id bigint not null constraint delivery_note_lines_note_fk references ledger.delivery_notes,
  number text not null,
  line_no integer not null constraint delivery_note_lines_line_no_positive check (line_no > 0),
  order_line_id bigint not null constraint delivery_note_lines_order_line_fk references ledger.sales_order_lines,
  product_id bigint not null constraint delivery_note_lines_product_fk references ledger.products,
  quantity ledger.quantity not null constraint delivery_note_lines_quantity_positive check (quantity > 0),
  net_amount ledger.amount not null constraint delivery_note_lines_net_amount_range check (net_amount >= 0),
  delivered_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint delivery_note_lines_line_unique unique (delivery_note_id, line_no)
);
create index delivery_note_lines_by_order_line on ledger.delivery_note_lines (order_line_id);
comment on table ledger.delivery_note_lines is
  'One row per line of a delivery note (ligne de bon de livraison)';

create table ledger.customer_returns (
  id bigint generated always as identity constraint customer_returns_pk primary key,
  number text not null constraint customer_returns_number_unique unique,
  delivery_note_id bigint not null constraint customer_returns_note_fk references ledger.delivery_notes,
  customer_id bigint not null constraint customer_returns_customer_fk references ledger.customers,
  warehouse_id bigint not null constraint customer_returns_warehouse_fk references ledger.warehouses,
  returned_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.customer_returns is 'One row per return of goods by a customer (retour client)';

create table ledger.customer_return_lines (
  id bigint generated always as identity constraint customer_return_lines_pk primary key,
  return_id bigint not null constraint customer_return_lines_return_fk references ledger.customer_returns,
  number text not null,
  line_no integer not null constraint customer_return_lines_line_no_positive check (line_no > 0),
  delivery_note_line_id bigint not null
    constraint customer_return_lines_note_line_fk references ledger.delivery_note_lines,
  order_line_id bigint not null constraint customer_return_lines_order_line_fk references ledger.sales_order_lines,
  product_id bigint not null constraint customer_return_lines_product_fk references ledger.products,
  quantity ledger.quantity not null constraint customer_return_lines_quantity_positive check (quantity > 0),
  returned_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint customer_return_lines_line_unique unique (return_id, line_no)
);
create index customer_return_lines_by_note_line on ledger.customer_return_lines (delivery_note_line_id);
comment on table ledger.customer_return_lines is 'One row per line of a customer return (ligne de retour client)';
