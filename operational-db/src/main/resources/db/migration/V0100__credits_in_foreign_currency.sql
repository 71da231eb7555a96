-- Credits of invoices in a foreign currency, at the rate of the invoice they lower, and the accounts that show open
-- foreign items at the rate of the last day of a period. Why accounts of their own: what is open of an invoice stays
-- what its documents say, and the reversal of the next day leaves nothing behind.
-- Lock impact: none (new tables, new rows). Verified by: ScenarioTest, verify/payables_match_account_401.verify.sql,
-- verify/chart_roles.verify.sql.
create table ledger.supplier_credit_note_currencies (
  credit_note_id bigint not null constraint supplier_credit_note_currencies_pk primary key
    constraint supplier_credit_note_currencies_note_fk references ledger.supplier_credit_notes,
  foreign_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.supplier_credit_note_currencies is
  'One row per supplier credit note in a foreign currency, tax included (avoir fournisseur en devise)';

create table ledger.supplier_credit_note_line_currencies (
  credit_note_line_id bigint not null constraint supplier_credit_note_line_currencies_pk primary key
    constraint supplier_credit_note_line_currencies_line_fk references ledger.supplier_credit_note_lines,
  foreign_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.supplier_credit_note_line_currencies is
  'One row per line of a supplier credit note in a foreign currency (ligne d''avoir fournisseur en devise)';

call ledger.make_append_only('supplier_credit_note_currencies', 'supplier_credit_note_line_currencies');

insert into ledger.accounts (code, name_fr, name_en)
values
  ('4018', 'Fournisseurs, réévaluation des dettes en devises', 'Payables, revaluation of foreign items'),
  ('476', 'Différences de conversion, actif', 'Unrealized exchange losses'),
  ('477', 'Différences de conversion, passif', 'Unrealized exchange gains')
on conflict (code) do nothing;

insert into ledger.chart_accounts (profile, code, name_fr, name_en)
values
  ('pcg', '4018', 'Fournisseurs, réévaluation des dettes en devises', 'Payables, revaluation of foreign items'),
  ('pcg', '476', 'Différences de conversion, actif', 'Unrealized exchange losses'),
  ('pcg', '477', 'Différences de conversion, passif', 'Unrealized exchange gains'),
  ('anglo_saxon', '2110', 'Fournisseurs, réévaluation des dettes en devises', 'Payables, revaluation of foreign items');

insert into ledger.chart_roles (profile, role, account_code)
values
  ('pcg', 'SUP_FX', '4018'),
  ('pcg', 'FX_OPEN_LOSS', '476'),
  ('pcg', 'FX_OPEN_GAIN', '477'),
  ('anglo_saxon', 'SUP_FX', '2110'),
  ('anglo_saxon', 'FX_OPEN_LOSS', '5400'),
  ('anglo_saxon', 'FX_OPEN_GAIN', '4400');
