-- Counts that take a while: a sheet to walk with, what was found when by whom, and the counts it ended in.
-- Why: goods move while people count, so each quantity found belongs to a day, and a recount replaces nothing: the last
-- entry of a product counts.
-- Lock impact: none (new tables). Verified by: CountTest.
create table ledger.count_sessions (
  id bigint generated always as identity constraint count_sessions_pk primary key,
  number text not null constraint count_sessions_number_unique unique,
  warehouse_id bigint not null constraint count_sessions_warehouse_fk references ledger.warehouses,
  opened_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.count_sessions is 'One row per count that is prepared with a sheet (campagne d''inventaire)';

create table ledger.count_session_products (
  id bigint generated always as identity constraint count_session_products_pk primary key,
  session_id bigint not null constraint count_session_products_session_fk references ledger.count_sessions,
  product_id bigint not null constraint count_session_products_product_fk references ledger.products,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint count_session_products_once unique (session_id, product_id)
);
comment on table ledger.count_session_products is 'One row per product a count asks for (feuille d''inventaire)';

create table ledger.count_entries (
  id bigint generated always as identity constraint count_entries_pk primary key,
  session_id bigint not null constraint count_entries_session_fk references ledger.count_sessions,
  product_id bigint not null constraint count_entries_product_fk references ledger.products,
  counted_quantity ledger.quantity not null
    constraint count_entries_counted_not_negative check (counted_quantity >= 0),
  counted_on date not null,
  counted_by text,
  lots jsonb,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index count_entries_by_session on ledger.count_entries (session_id, product_id);
comment on table ledger.count_entries is
  'One row per time a product was counted in a session; the last one counts (saisie d''inventaire)';

create table ledger.count_session_counts (
  id bigint generated always as identity constraint count_session_counts_pk primary key,
  session_id bigint not null constraint count_session_counts_session_fk references ledger.count_sessions,
  count_id bigint not null constraint count_session_counts_count_fk references ledger.stock_counts
    constraint count_session_counts_once unique,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index count_session_counts_by_session on ledger.count_session_counts (session_id);
comment on table ledger.count_session_counts is
  'One row per count a closed session ended in, one for each day of counting (inventaire validé)';

create index stock_count_lines_by_product on ledger.stock_count_lines (product_id);
create sequence ledger.count_session_numbers;

call ledger.make_append_only(
  'count_sessions', 'count_session_products', 'count_entries', 'count_session_counts'
);
