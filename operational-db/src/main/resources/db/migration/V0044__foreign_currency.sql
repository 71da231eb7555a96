-- Purchases in a foreign currency, at the rate of each document: the order's, the receipt's, the invoice's, the day of
-- the payment. What the ledger posts stays in the company currency, to the cent; what was agreed in the other one is
-- kept beside it. Why tables beside: the documents are published, and most have one currency.
-- Lock impact: none but short locks for foreign keys. Verified by: ScenarioTest,
-- verify/payables_match_account_401.verify.sql, verify/chart_roles.verify.sql.
create table ledger.exchange_rates (
  id bigint generated always as identity constraint exchange_rates_pk primary key,
  currency_code text not null constraint exchange_rates_currency_is_iso check (currency_code ~ '^[A-Z]{3}$'),
  valid_from date not null,
  exchange_rate numeric(18, 6) not null constraint exchange_rates_rate_positive check (exchange_rate > 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint exchange_rates_once unique (currency_code, valid_from)
);
comment on table ledger.exchange_rates is
  'One row per currency and day a rate begins: company currency for one unit of it (cours de change)';

create table ledger.purchase_order_currencies (
  purchase_order_id bigint not null constraint purchase_order_currencies_pk primary key
    constraint purchase_order_currencies_order_fk references ledger.purchase_orders,
  currency_code text not null,
  exchange_rate numeric(18, 6) not null constraint purchase_order_currencies_rate_positive check (exchange_rate > 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.purchase_order_currencies is
  'One row per purchase order in a foreign currency (commande en devise)';

create table ledger.purchase_order_line_currencies (
  purchase_order_line_id bigint not null constraint purchase_order_line_currencies_pk primary key
    constraint purchase_order_line_currencies_line_fk references ledger.purchase_order_lines,
  unit_price numeric(19, 6) not null,
  foreign_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.purchase_order_line_currencies is
  'One row per purchase order line in a foreign currency (ligne de commande en devise)';

create table ledger.goods_receipt_line_currencies (
  receipt_line_id bigint not null constraint goods_receipt_line_currencies_pk primary key
    constraint goods_receipt_line_currencies_line_fk references ledger.goods_receipt_lines,
  exchange_rate numeric(18, 6) not null
    constraint goods_receipt_line_currencies_rate_positive check (exchange_rate > 0),
  foreign_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.goods_receipt_line_currencies is
  'One row per line received on an order in a foreign currency (ligne de réception en devise)';

create table ledger.supplier_invoice_currencies (
  invoice_id bigint not null constraint supplier_invoice_currencies_pk primary key
    constraint supplier_invoice_currencies_invoice_fk references ledger.supplier_invoices,
  currency_code text not null,
  exchange_rate numeric(18, 6) not null constraint supplier_invoice_currencies_rate_positive check (exchange_rate > 0),
  foreign_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.supplier_invoice_currencies is
  'One row per supplier invoice in a foreign currency, tax included (facture fournisseur en devise)';

create table ledger.supplier_invoice_line_currencies (
  invoice_line_id bigint not null constraint supplier_invoice_line_currencies_pk primary key
    constraint supplier_invoice_line_currencies_line_fk references ledger.supplier_invoice_lines,
  foreign_amount ledger.amount not null,
  matched_foreign_amount ledger.amount not null,
  exchange_difference_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.supplier_invoice_line_currencies is
  'One row per line of a supplier invoice in a foreign currency (ligne de facture fournisseur en devise)';

create table ledger.supplier_allocation_currencies (
  allocation_id bigint not null constraint supplier_allocation_currencies_pk primary key
    constraint supplier_allocation_currencies_allocation_fk references ledger.supplier_payment_allocations,
  exchange_rate numeric(18, 6) not null
    constraint supplier_allocation_currencies_rate_positive check (exchange_rate > 0),
  foreign_amount ledger.amount not null,
  exchange_difference_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.supplier_allocation_currencies is
  'One row per part of a payment that settles an invoice in a foreign currency (affectation en devise)';

call ledger.make_append_only(
  'purchase_order_currencies', 'purchase_order_line_currencies', 'goods_receipt_line_currencies',
  'supplier_invoice_currencies', 'supplier_invoice_line_currencies', 'supplier_allocation_currencies'
);
call ledger.make_reference_data('exchange_rates');

insert into ledger.accounts (code, name_fr, name_en)
values
  ('656', 'Pertes de change sur créances et dettes commerciales', 'Exchange losses on trade items'),
  ('756', 'Gains de change sur créances et dettes commerciales', 'Exchange gains on trade items')
on conflict (code) do nothing;

insert into ledger.chart_accounts (profile, code, name_fr, name_en)
values
  ('pcg', '656', 'Pertes de change sur créances et dettes commerciales', 'Exchange losses on trade items'),
  ('pcg', '756', 'Gains de change sur créances et dettes commerciales', 'Exchange gains on trade items'),
  ('anglo_saxon', '5400', 'Pertes de change', 'Exchange losses'),
  ('anglo_saxon', '4400', 'Gains de change', 'Exchange gains');

insert into ledger.chart_roles (profile, role, account_code)
values
  ('pcg', 'FX_LOSS', '656'),
  ('pcg', 'FX_GAIN', '756'),
  ('anglo_saxon', 'FX_LOSS', '5400'),
  ('anglo_saxon', 'FX_GAIN', '4400');
