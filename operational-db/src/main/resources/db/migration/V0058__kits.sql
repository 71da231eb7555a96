-- Kits: what is sold under one code and price, and leaves as its components.
-- Why: a kit has no stock of its own, so a document that sells one has a line for each component from the start, and
-- deliveries, invoices, returns and margins need to know nothing of kits; which lines belong to which kit is kept
-- beside them.
-- Lock impact: none (new tables). Verified by: KitTest.
create table ledger.kits (
  id bigint generated always as identity constraint kits_pk primary key,
  product_id bigint not null constraint kits_product_fk references ledger.products constraint kits_once unique,
  withdrawn boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.kits is 'One row per product that is sold as its components (kit, nomenclature commerciale)';

create table ledger.kit_components (
  id bigint generated always as identity constraint kit_components_pk primary key,
  kit_id bigint not null constraint kit_components_kit_fk references ledger.kits,
  product_id bigint not null constraint kit_components_product_fk references ledger.products,
  quantity ledger.quantity not null constraint kit_components_quantity_positive check (quantity > 0),
  share_percent numeric(9, 4) constraint kit_components_share_range check (share_percent between 0 and 100),
  withdrawn boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint kit_components_once unique (kit_id, product_id)
);
create index kit_components_by_product on ledger.kit_components (product_id);
comment on table ledger.kit_components is
  'One row per component of a kit: quantity in one kit, fixed share of its price or null for its list value (composant)';

create table ledger.kit_lines (
  id bigint generated always as identity constraint kit_lines_pk primary key,
  order_line_id bigint constraint kit_lines_order_line_fk references ledger.sales_order_lines
    constraint kit_lines_order_line_once unique,
  quotation_line_id bigint constraint kit_lines_quotation_line_fk references ledger.quotation_lines
    constraint kit_lines_quotation_line_once unique,
  kit_product_id bigint not null constraint kit_lines_kit_fk references ledger.products,
  kit_line_no integer not null,
  kit_quantity ledger.quantity not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint kit_lines_of_one_document check ((order_line_id is null) <> (quotation_line_id is null))
);
comment on table ledger.kit_lines is
  'One row per line of an order or a quotation that is a component of a kit (ligne de kit)';

call ledger.make_reference_data('kits', 'kit_components');
call ledger.make_append_only('kit_lines');
