-- Purchase orders, goods receipts and supplier invoices. Append-only.
-- Lock impact: none (new tables). Verified by: verify/published_tables.verify.sql.
create table ledger.purchase_orders (
  id bigint generated always as identity constraint purchase_orders_pk primary key,
  number text not null constraint purchase_orders_number_unique unique,
  supplier_id bigint not null constraint purchase_orders_supplier_fk references ledger.suppliers,
  warehouse_id bigint not null constraint purchase_orders_warehouse_fk references ledger.warehouses,
  ordered_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.purchase_orders is 'One row per purchase order (commande fournisseur)';

create table ledger.purchase_order_lines (
  id bigint generated always as identity constraint purchase_order_lines_pk primary key,
  purchase_order_id bigint not null constraint purchase_order_lines_order_fk references ledger.purchase_orders,
  order_number text not null,
  line_no integer not null constraint purchase_order_lines_line_no_positive check (line_no > 0),
  product_id bigint not null constraint purchase_order_lines_product_fk references ledger.products,
  supplier_id bigint not null constraint purchase_order_lines_supplier_fk references ledger.suppliers,
  quantity ledger.quantity not null constraint purchase_order_lines_quantity_positive check (quantity > 0),
  unit_price numeric(19, 6) not null
    constraint purchase_order_lines_unit_price_range check (unit_price between 0 and 1000000000000),
  net_amount ledger.amount not null constraint purchase_order_lines_net_amount_range check (net_amount >= 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint purchase_order_lines_line_unique unique (purchase_order_id, line_no)
);
comment on table ledger.purchase_order_lines is 'One row per line of a purchase order (ligne de commande fournisseur)';

create table ledger.goods_receipts (
  id bigint generated always as identity constraint goods_receipts_pk primary key,
  number text not null constraint goods_receipts_number_unique unique,
  purchase_order_id bigint not null constraint goods_receipts_order_fk references ledger.purchase_orders,
  supplier_id bigint not null constraint goods_receipts_supplier_fk references ledger.suppliers,
  warehouse_id bigint not null constraint goods_receipts_warehouse_fk references ledger.warehouses,
  received_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.goods_receipts is 'One row per receipt of purchased goods (réception)';

create table ledger.goods_receipt_lines (
  id bigint generated always as identity constraint goods_receipt_lines_pk primary key,
  receipt_id bigint not null constraint goods_receipt_lines_receipt_fk references ledger.goods_receipts,
  number text not null,
  line_no integer not null constraint goods_receipt_lines_line_no_positive check (line_no > 0),
  purchase_order_line_id bigint not null
    constraint goods_receipt_lines_order_line_fk references ledger.purchase_order_lines,
  product_id bigint not null constraint goods_receipt_lines_product_fk references ledger.products,
  supplier_id bigint not null constraint goods_receipt_lines_supplier_fk references ledger.suppliers,
  quantity ledger.quantity not null constraint goods_receipt_lines_quantity_positive check (quantity > 0),
  net_amount ledger.amount not null constraint goods_receipt_lines_net_amount_range check (net_amount >= 0),
  received_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint goods_receipt_lines_line_unique unique (receipt_id, line_no)
);
create index goods_receipt_lines_by_order_line on ledger.goods_receipt_lines (purchase_order_line_id);
comment on table ledger.goods_receipt_lines is
  'One row per line of a goods receipt; net_amount is the purchase value that enters stock (ligne de réception)';

create table ledger.supplier_invoices (
  id bigint generated always as identity constraint supplier_invoices_pk primary key,
  number text not null,
  supplier_id bigint not null constraint supplier_invoices_supplier_fk references ledger.suppliers,
  purchase_order_id bigint not null constraint supplier_invoices_order_fk references ledger.purchase_orders,
  invoiced_on date not null,
  net_amount ledger.amount not null constraint supplier_invoices_net_amount_range check (net_amount >= 0),
  tax_amount ledger.amount not null constraint supplier_invoices_tax_amount_range check (tax_amount >= 0),
  gross_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_invoices_number_unique unique (supplier_id, number),
  constraint supplier_invoices_gross_is_net_plus_tax check (gross_amount = net_amount + tax_amount)
);
comment on table ledger.supplier_invoices is 'One row per invoice received from a supplier (facture fournisseur)';

create table ledger.supplier_invoice_lines (
  id bigint generated always as identity constraint supplier_invoice_lines_pk primary key,
  invoice_id bigint not null constraint supplier_invoice_lines_invoice_fk references ledger.supplier_invoices,
  number text not null,
  line_no integer not null constraint supplier_invoice_lines_line_no_positive check (line_no > 0),
  purchase_order_line_id bigint not null
    constraint supplier_invoice_lines_order_line_fk references ledger.purchase_order_lines,
  product_id bigint not null constraint supplier_invoice_lines_product_fk references ledger.products,
  quantity ledger.quantity not null constraint supplier_invoice_lines_quantity_positive check (quantity > 0),
  net_amount ledger.amount not null constraint supplier_invoice_lines_net_amount_range check (net_amount >= 0),
  price_difference_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_invoice_lines_line_unique unique (invoice_id, line_no)
);
create index supplier_invoice_lines_by_order_line on ledger.supplier_invoice_lines (purchase_order_line_id);
comment on table ledger.supplier_invoice_lines is
  'One row per line of a supplier invoice (ligne de facture fournisseur)';
