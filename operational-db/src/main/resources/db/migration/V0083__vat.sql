-- Value added tax: rates by category of product, dated; the regime of each customer and supplier; and what each
-- document bears, by rate, so that the return of a period is read and not computed again.
-- Why lines of their own: a document has several rates, a purchase from abroad owes and deducts the same tax, and the
-- report agrees with the accounts document by document.
-- Lock impact: none (new tables, new rows). Verified by: ScenarioTest, verify/vat_matches_postings.verify.sql,
-- verify/chart_roles.verify.sql.
create table ledger.vat_regimes (
  code text constraint vat_regimes_pk primary key,
  taxed boolean not null,
  due_role text,
  deductible_role text,
  number_required boolean not null,
  mention_fr text,
  mention_en text,
  name_fr text not null,
  name_en text not null,
  constraint vat_regimes_self_assessment_is_whole check ((due_role is null) = (deductible_role is null))
);
comment on table ledger.vat_regimes is
  'One row per regime of value added tax: who taxes, what a sale says, where a buyer owes and deducts (régime de TVA)';

insert into ledger.vat_regimes
  (code, taxed, due_role, deductible_role, number_required, mention_fr, mention_en, name_fr, name_en)
values
  ('DOMESTIC', true, null, null, false, null, null, 'France', 'Domestic'),
  (
    'INTRA_EU', false, 'VAT_DUE_EU', 'VAT_IN_EU', true,
    'Exonération de TVA, article 262 ter I du CGI ; TVA due par le preneur',
    'VAT exempt intra-Community supply, article 138 of Directive 2006/112/EC; VAT due by the customer',
    'Union européenne', 'European Union'
  ),
  (
    'OUTSIDE_EU', false, 'VAT_DUE_IMPORT', 'VAT_IN_IMPORT', false,
    'Exonération de TVA, article 262 I du CGI',
    'VAT exempt export, article 146 of Directive 2006/112/EC',
    'Export et importation', 'Export and import'
  ),
  (
    'EXEMPT', false, null, null, false, 'Exonération de TVA', 'VAT exempt', 'Exonéré', 'Exempt'
  );

create table ledger.vat_rates (
  id bigint generated always as identity constraint vat_rates_pk primary key,
  category text not null,
  valid_from date not null,
  tax_rate_percent numeric(9, 4) not null
    constraint vat_rates_percent_range check (tax_rate_percent between 0 and 100),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint vat_rates_once unique (category, valid_from)
);
comment on table ledger.vat_rates is
  'One row per category and day a rate begins; STANDARD is for products without a category (taux de TVA)';

create table ledger.product_vat_categories (
  id bigint generated always as identity constraint product_vat_categories_pk primary key,
  product_id bigint not null constraint product_vat_categories_product_fk references ledger.products
    constraint product_vat_categories_once unique,
  category text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.product_vat_categories is
  'One row per product whose rate is not the standard one (catégorie de TVA)';

create table ledger.vat_registrations (
  id bigint generated always as identity constraint vat_registrations_pk primary key,
  customer_id bigint constraint vat_registrations_customer_fk references ledger.customers
    constraint vat_registrations_customer_once unique,
  supplier_id bigint constraint vat_registrations_supplier_fk references ledger.suppliers
    constraint vat_registrations_supplier_once unique,
  regime text not null constraint vat_registrations_regime_fk references ledger.vat_regimes,
  vat_number text,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint vat_registrations_one_party check (num_nonnulls(customer_id, supplier_id) = 1)
);
comment on table ledger.vat_registrations is
  'One row per customer or supplier whose regime is known; the others are domestic (immatriculation à la TVA)';

create table ledger.customer_invoice_regimes (
  invoice_id bigint not null constraint customer_invoice_regimes_pk primary key
    constraint customer_invoice_regimes_invoice_fk references ledger.customer_invoices,
  regime text not null constraint customer_invoice_regimes_regime_fk references ledger.vat_regimes,
  vat_number text,
  mention_fr text,
  mention_en text,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.customer_invoice_regimes is
  'One row per invoice of a customer whose regime was known that day, with what it says of it (mention de TVA)';

create table ledger.vat_lines (
  id bigint generated always as identity constraint vat_lines_pk primary key,
  side text not null constraint vat_lines_side_known check (side in ('SALE', 'PURCHASE')),
  regime text not null constraint vat_lines_regime_fk references ledger.vat_regimes,
  tax_rate_percent numeric(9, 4) not null constraint vat_lines_percent_range check (tax_rate_percent between 0 and 100),
  base_amount ledger.amount not null,
  tax_amount ledger.amount not null,
  effective_on date not null,
  document_type text not null
    constraint vat_lines_document_type_known check (ledger.document_type_known(document_type)),
  document_id bigint not null,
  document_number text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index vat_lines_by_document on ledger.vat_lines (document_type, document_id);
create index vat_lines_by_day on ledger.vat_lines (effective_on);
comment on table ledger.vat_lines is
  'One row per document and rate: base and tax; credits and discounts below zero (ligne de TVA)';

call ledger.make_reference_data('vat_rates', 'product_vat_categories', 'vat_registrations');
call ledger.make_append_only('customer_invoice_regimes', 'vat_lines');

insert into ledger.accounts (code, name_fr, name_en)
values
  ('4452', 'TVA due intracommunautaire', 'VAT due on intra-Community acquisitions'),
  ('4453', 'TVA due à l''importation', 'VAT due on imports'),
  ('445662', 'TVA déductible intracommunautaire', 'Input VAT on intra-Community acquisitions'),
  ('445663', 'TVA déductible sur importations', 'Input VAT on imports')
on conflict (code) do nothing;

insert into ledger.chart_accounts (profile, code, name_fr, name_en)
values
  ('pcg', '4452', 'TVA due intracommunautaire', 'VAT due on intra-Community acquisitions'),
  ('pcg', '4453', 'TVA due à l''importation', 'VAT due on imports'),
  ('pcg', '445662', 'TVA déductible intracommunautaire', 'Input VAT on intra-Community acquisitions'),
  ('pcg', '445663', 'TVA déductible sur importations', 'Input VAT on imports'),
  ('anglo_saxon', '1420', 'TVA déductible autoliquidée', 'Input VAT, reverse charge'),
  ('anglo_saxon', '2220', 'TVA due autoliquidée', 'Output VAT, reverse charge');

insert into ledger.chart_roles (profile, role, account_code)
values
  ('pcg', 'VAT_DUE_EU', '4452'),
  ('pcg', 'VAT_IN_EU', '445662'),
  ('pcg', 'VAT_DUE_IMPORT', '4453'),
  ('pcg', 'VAT_IN_IMPORT', '445663'),
  ('anglo_saxon', 'VAT_DUE_EU', '2220'),
  ('anglo_saxon', 'VAT_IN_EU', '1420'),
  ('anglo_saxon', 'VAT_DUE_IMPORT', '2220'),
  ('anglo_saxon', 'VAT_IN_IMPORT', '1420');
