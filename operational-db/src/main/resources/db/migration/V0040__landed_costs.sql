-- Costs that reach goods after they came in: freight, duty and insurance, invoiced by their own supplier and laid over
-- the receipt lines they brought here.
-- Why: a cost event says how much, on which line of which receipt and why, so that whoever values the layers can send
-- it on to what is left of them and to the sales that took the rest. The core books the purchase and values no issue.
-- An invoice of a carrier has no purchase order, so supplier_invoices may do without one.
-- Lock impact: short exclusive locks on supplier_invoices (a column may be null now) and products (a foreign key).
-- Verified by: ScenarioTest, verify/cost_events_match_documents.verify.sql, verify/chart_roles.verify.sql.
alter table ledger.supplier_invoices alter column purchase_order_id drop not null;

create table ledger.product_measures (
  id bigint generated always as identity constraint product_measures_pk primary key,
  product_id bigint not null constraint product_measures_product_fk references ledger.products
    constraint product_measures_once unique,
  weight_kg numeric(18, 6) constraint product_measures_weight_range check (weight_kg >= 0),
  volume_m3 numeric(18, 6) constraint product_measures_volume_range check (volume_m3 >= 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.product_measures is
  'One row per product whose weight or volume is known (poids et volume d''un article)';

create table ledger.landed_costs (
  id bigint generated always as identity constraint landed_costs_pk primary key,
  invoice_id bigint not null constraint landed_costs_invoice_fk references ledger.supplier_invoices,
  line_no integer not null constraint landed_costs_line_no_positive check (line_no > 0),
  kind text not null
    constraint landed_costs_kind_known check (kind in ('FREIGHT', 'DUTY', 'INSURANCE', 'OTHER')),
  basis text not null
    constraint landed_costs_basis_known check (basis in ('VALUE', 'WEIGHT', 'QUANTITY', 'VOLUME')),
  net_amount ledger.amount not null constraint landed_costs_net_amount_positive check (net_amount > 0),
  tax_amount ledger.amount not null constraint landed_costs_tax_amount_range check (tax_amount >= 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint landed_costs_line_unique unique (invoice_id, line_no)
);
comment on table ledger.landed_costs is
  'One row per charge of an invoice for bringing goods here, laid over receipt lines by its basis (frais d''approche)';

create table ledger.cost_events (
  id bigint generated always as identity constraint cost_events_pk primary key,
  cause text not null constraint cost_events_cause_known check (cause in ('LANDED', 'PRICE_DIFF', 'REBATE')),
  product_id bigint not null constraint cost_events_product_fk references ledger.products,
  supplier_id bigint not null constraint cost_events_supplier_fk references ledger.suppliers,
  receipt_line_id bigint not null constraint cost_events_receipt_line_fk references ledger.goods_receipt_lines,
  receipt_move_id bigint not null constraint cost_events_receipt_move_fk references ledger.stock_moves,
  amount ledger.amount not null constraint cost_events_amount_not_zero check (amount <> 0),
  effective_on date not null,
  document_type text not null
    constraint cost_events_document_type_known check (ledger.document_type_known(document_type)),
  document_id bigint not null,
  document_number text not null,
  line_id bigint not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint cost_events_line_once unique (document_type, cause, line_id, receipt_line_id)
);
create index cost_events_by_receipt_line on ledger.cost_events (receipt_line_id);
comment on table ledger.cost_events is
  'One row per amount that changes the cost of a received line after it came in (événement de coût)';

create trigger cost_events_period_is_open before insert on ledger.cost_events
for each row execute function ledger.check_effective_on();

call ledger.count_in_manifest('cost_events', 'count_rows', array['insert']);
alter publication vigie_ledger add table ledger.cost_events;
grant select on ledger.cost_events to vigie_capture;

call ledger.make_append_only('landed_costs', 'cost_events');
call ledger.make_reference_data('product_measures');

create type ledger.cost_target as (
  receipt_line_id bigint,
  receipt_move_id bigint,
  product_id bigint,
  sku text,
  received_on date,
  quantity numeric,
  net_amount numeric,
  weight_kg numeric,
  volume_m3 numeric
);
comment on type ledger.cost_target is 'A receipt line a cost is laid on, with what it weighs in each basis';

insert into ledger.accounts (code, name_fr, name_en)
values ('608', 'Frais accessoires d''achat', 'Costs of bringing goods in')
on conflict (code) do nothing;

insert into ledger.chart_accounts (profile, code, name_fr, name_en)
values ('pcg', '608', 'Frais accessoires d''achat', 'Costs of bringing goods in');

insert into ledger.chart_roles (profile, role, account_code)
values ('pcg', 'FREIGHT_IN', '608'), ('anglo_saxon', 'FREIGHT_IN', '5200');
