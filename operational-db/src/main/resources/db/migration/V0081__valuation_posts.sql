-- Valuation entries reach the journal: what the valuation job prepared for a day, as far as a position of the ledger.
-- Why: one FIFO, in the stream; the core posts its sums like an accountant does, once, and later only what changed.
-- Products and causes stay in the lines; the entry has one posting per role, family and warehouse.
-- Lock impact: none (new tables, new rows). Verified by: ScenarioTest, ValuationPostTest,
-- verify/valuation_posts_match_entries.verify.sql, verify/chart_roles.verify.sql.
create table ledger.valuation_posts (
  id bigint generated always as identity constraint valuation_posts_pk primary key,
  valued_on date not null,
  epoch integer not null constraint valuation_posts_epoch_range check (epoch >= 1),
  position bigint not null constraint valuation_posts_position_range check (position >= 0),
  complete boolean not null,
  posted_on date not null,
  entry_id bigint constraint valuation_posts_entry_fk references ledger.journal_entries,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index valuation_posts_by_day on ledger.valuation_posts (valued_on, epoch, position);
create index valuation_posts_by_entry on ledger.valuation_posts (entry_id);
comment on table ledger.valuation_posts is
  'One row per time the valuation of a day was posted, or a part of it (comptabilisation de la valorisation)';

create table ledger.valuation_post_lines (
  id bigint generated always as identity constraint valuation_post_lines_pk primary key,
  post_id bigint not null constraint valuation_post_lines_post_fk references ledger.valuation_posts,
  valued_on date not null,
  role text not null constraint valuation_post_lines_role_known
    check (role in ('STOCK', 'TRANSIT', 'VAR_IN', 'VAR_OUT', 'INV_DIFF', 'RET_VAR')),
  product_id bigint not null constraint valuation_post_lines_product_fk references ledger.products,
  warehouse_id bigint not null constraint valuation_post_lines_warehouse_fk references ledger.warehouses,
  cause text not null constraint valuation_post_lines_cause_given check (btrim(cause) <> ''),
  amount ledger.amount not null constraint valuation_post_lines_amount_not_zero check (amount <> 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint valuation_post_lines_once unique (post_id, role, product_id, warehouse_id, cause)
);
create index valuation_post_lines_by_key
  on ledger.valuation_post_lines (valued_on, product_id, role, warehouse_id, cause) include (amount);
comment on table ledger.valuation_post_lines is
  'One row per role, product, warehouse and cause that a post changed: the difference (ligne de valorisation)';

call ledger.make_append_only('valuation_posts', 'valuation_post_lines');

insert into ledger.journals (code, name_fr, name_en)
values ('VAL', 'Valorisation des stocks', 'Stock valuation');

insert into ledger.command_groups (code, name_fr, name_en)
values ('valuation', 'Valorisation', 'Valuation');

insert into ledger.role_groups (role, command_group)
values ('controller', 'valuation'), ('admin', 'valuation');

insert into ledger.accounts (code, name_fr, name_en)
values ('38', 'Stocks en voie d''acheminement', 'Goods on the way')
on conflict (code) do nothing;

insert into ledger.chart_accounts (profile, code, name_fr, name_en)
values
  ('pcg', '38', 'Stocks en voie d''acheminement', 'Goods on the way'),
  ('anglo_saxon', '1310', 'Stock en voie d''acheminement', 'Inventory in transit');

insert into ledger.chart_roles (profile, role, account_code)
values ('pcg', 'TRANSIT', '38'), ('anglo_saxon', 'TRANSIT', '1310');
