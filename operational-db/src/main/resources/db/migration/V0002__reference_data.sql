-- Products, customers, suppliers and the other things documents point to.
-- These rows change, through api.put_* only; every version stays in ledger.master_versions.
-- Lock impact: none (new tables). Verified by: verify/published_tables.verify.sql.
create table ledger.product_families (
  id bigint generated always as identity constraint product_families_pk primary key,
  code text not null constraint product_families_code_unique unique,
  name_fr text not null,
  name_en text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.product_families is 'One row per product family (famille de produits)';

create table ledger.customer_segments (
  id bigint generated always as identity constraint customer_segments_pk primary key,
  code text not null constraint customer_segments_code_unique unique,
  name_fr text not null,
  name_en text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.customer_segments is 'One row per customer segment (segment de clientèle)';

create table ledger.channels (
  id bigint generated always as identity constraint channels_pk primary key,
  code text not null constraint channels_code_unique unique,
  name_fr text not null,
  name_en text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.channels is 'One row per sales channel (canal de vente)';

create table ledger.salespeople (
  id bigint generated always as identity constraint salespeople_pk primary key,
  code text not null constraint salespeople_code_unique unique,
  name text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.salespeople is 'One row per sales person (commercial)';

create table ledger.suppliers (
  id bigint generated always as identity constraint suppliers_pk primary key,
  code text not null constraint suppliers_code_unique unique,
  name text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.suppliers is 'One row per supplier (fournisseur)';

create table ledger.payment_terms (
  id bigint generated always as identity constraint payment_terms_pk primary key,
  code text not null constraint payment_terms_code_unique unique,
  net_days integer not null constraint payment_terms_net_days_range check (net_days between 0 and 3650),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.payment_terms is 'One row per payment term (condition de règlement)';

create table ledger.warehouses (
  id bigint generated always as identity constraint warehouses_pk primary key,
  code text not null constraint warehouses_code_unique unique,
  name text not null,
  negative_allowed boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.warehouses is 'One row per warehouse (entrepôt)';

create table ledger.products (
  id bigint generated always as identity constraint products_pk primary key,
  sku text not null constraint products_sku_unique unique,
  name text not null,
  family_id bigint not null constraint products_family_fk references ledger.product_families,
  supplier_id bigint constraint products_supplier_fk references ledger.suppliers,
  unit_code text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.products is 'One row per product that is bought, stocked and sold (article)';

create table ledger.customers (
  id bigint generated always as identity constraint customers_pk primary key,
  code text not null constraint customers_code_unique unique,
  name text not null,
  segment_id bigint not null constraint customers_segment_fk references ledger.customer_segments,
  salesperson_id bigint constraint customers_salesperson_fk references ledger.salespeople,
  payment_terms_id bigint not null constraint customers_payment_terms_fk references ledger.payment_terms,
  country_code text,
  city text,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.customers is 'One row per customer (client)';

create table ledger.accounts (
  id bigint generated always as identity constraint accounts_pk primary key,
  code text not null constraint accounts_code_unique unique,
  name_fr text not null,
  name_en text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.accounts is 'One row per account of the chart of accounts (compte)';

create table ledger.periods (
  id bigint generated always as identity constraint periods_pk primary key,
  starts_on date not null constraint periods_start_unique unique,
  ends_on date not null,
  closed boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint periods_end_after_start check (ends_on >= starts_on),
  constraint periods_do_not_overlap exclude using gist (daterange(starts_on, ends_on, '[]') with &&)
);
comment on table ledger.periods is
  'One row per accounting period; documents are dated inside an open one (exercice, période comptable)';
