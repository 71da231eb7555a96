-- Stock written down to what it can still be sold for, product by product and warehouse by warehouse.
-- Why: IAS 2.9 and PCG 214-22 ask for the lower of cost and net realisable value. The allowance is an account beside
-- stock, so layers, costs and margins stay what they are. A line says how much the allowance is from its day on, the
-- ledger posts the difference; writing back is a lower one.
-- Lock impact: none (new tables, new rows). Verified by: ScenarioTest, verify/allowances_match_account.verify.sql,
-- verify/chart_roles.verify.sql.
create table ledger.stock_write_downs (
  id bigint generated always as identity constraint stock_write_downs_pk primary key,
  number text not null constraint stock_write_downs_number_unique unique,
  warehouse_id bigint not null constraint stock_write_downs_warehouse_fk references ledger.warehouses,
  written_on date not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.stock_write_downs is
  'One row per time stock of a warehouse was written down or back (dépréciation du stock)';

create table ledger.stock_write_down_lines (
  id bigint generated always as identity constraint stock_write_down_lines_pk primary key,
  write_down_id bigint not null constraint stock_write_down_lines_document_fk references ledger.stock_write_downs,
  line_no integer not null constraint stock_write_down_lines_line_no_positive check (line_no > 0),
  product_id bigint not null constraint stock_write_down_lines_product_fk references ledger.products,
  warehouse_id bigint not null constraint stock_write_down_lines_warehouse_fk references ledger.warehouses,
  allowance_amount ledger.amount not null constraint stock_write_down_lines_not_negative check (allowance_amount >= 0),
  change_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint stock_write_down_lines_line_unique unique (write_down_id, line_no),
  constraint stock_write_down_lines_product_once unique (write_down_id, product_id)
);
create index stock_write_down_lines_by_product on ledger.stock_write_down_lines (product_id, warehouse_id, id);
comment on table ledger.stock_write_down_lines is
  'One row per product: its allowance from that day on, and what that changes (ligne de dépréciation)';

create sequence ledger.stock_write_down_numbers;

call ledger.make_append_only('stock_write_downs', 'stock_write_down_lines');

create trigger stock_write_downs_period_is_open before insert on ledger.stock_write_downs
for each row execute function ledger.check_document_date('written_on');

insert into ledger.accounts (code, name_fr, name_en)
values
  ('397', 'Dépréciations des stocks de marchandises', 'Allowance for stock of goods'),
  ('6817', 'Dotations aux dépréciations des actifs circulants', 'Charges to allowances on current assets'),
  ('7817', 'Reprises sur dépréciations des actifs circulants', 'Reversals of allowances on current assets')
on conflict (code) do nothing;

insert into ledger.chart_accounts (profile, code, name_fr, name_en)
values
  ('pcg', '397', 'Dépréciations des stocks de marchandises', 'Allowance for stock of goods'),
  ('pcg', '6817', 'Dotations aux dépréciations des actifs circulants', 'Charges to allowances on current assets'),
  ('pcg', '7817', 'Reprises sur dépréciations des actifs circulants', 'Reversals of allowances on current assets'),
  ('anglo_saxon', '1390', 'Dépréciations des stocks', 'Inventory allowance'),
  ('anglo_saxon', '5500', 'Dépréciation des stocks', 'Inventory write-downs');

insert into ledger.chart_roles (profile, role, account_code)
values
  ('pcg', 'DEPR_STOCK', '397'),
  ('pcg', 'DEPR_CHARGE', '6817'),
  ('pcg', 'DEPR_REVERSAL', '7817'),
  ('anglo_saxon', 'DEPR_STOCK', '1390'),
  ('anglo_saxon', 'DEPR_CHARGE', '5500'),
  ('anglo_saxon', 'DEPR_REVERSAL', '5500');
