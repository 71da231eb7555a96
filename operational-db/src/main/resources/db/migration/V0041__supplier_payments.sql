-- Paying suppliers: payments and what they settle, terms of a supplier that give its invoices a due date, cash
-- discounts taken. Not published: streaming reads the entries they lead to.
-- Lock impact: short exclusive locks on supplier_invoice_due_dates (new columns) and suppliers (a foreign key).
-- Verified by: ScenarioTest, verify/payables_match_account_401.verify.sql, verify/chart_roles.verify.sql.
create table ledger.supplier_terms (
  id bigint generated always as identity constraint supplier_terms_pk primary key,
  supplier_id bigint not null constraint supplier_terms_supplier_fk references ledger.suppliers
    constraint supplier_terms_once unique,
  payment_terms_id bigint not null constraint supplier_terms_terms_fk references ledger.payment_terms,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.supplier_terms is
  'One row per supplier whose payment terms are known (conditions de règlement d''un fournisseur)';

alter table ledger.supplier_invoice_due_dates
  add column cash_discount_percent numeric(9, 4)
    constraint supplier_invoice_due_dates_discount_range check (cash_discount_percent between 0 and 100),
  add column cash_discount_until date,
  add constraint supplier_invoice_due_dates_discount_has_end
    check ((cash_discount_percent is null) = (cash_discount_until is null));

create table ledger.supplier_payments (
  id bigint generated always as identity constraint supplier_payments_pk primary key,
  number text not null constraint supplier_payments_number_unique unique,
  supplier_id bigint not null constraint supplier_payments_supplier_fk references ledger.suppliers,
  method text not null constraint supplier_payments_method_fk references ledger.payment_methods,
  paid_on date not null,
  amount ledger.amount not null constraint supplier_payments_amount_positive check (amount > 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_payments_of_supplier_unique unique (id, supplier_id)
);
create index supplier_payments_by_supplier on ledger.supplier_payments (supplier_id);
comment on table ledger.supplier_payments is 'One row per payment to a supplier (règlement fournisseur)';

alter table ledger.supplier_invoices
  add constraint supplier_invoices_of_supplier_unique unique (id, supplier_id);

create table ledger.supplier_payment_allocations (
  id bigint generated always as identity constraint supplier_payment_allocations_pk primary key,
  payment_id bigint not null,
  invoice_id bigint not null,
  supplier_id bigint not null,
  amount ledger.amount not null constraint supplier_payment_allocations_amount_positive check (amount > 0),
  cash_discount_amount ledger.amount not null
    constraint supplier_payment_allocations_discount_range check (cash_discount_amount >= 0),
  allocated_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_payment_allocations_payment_fk foreign key (payment_id, supplier_id)
    references ledger.supplier_payments (id, supplier_id),
  constraint supplier_payment_allocations_invoice_fk foreign key (invoice_id, supplier_id)
    references ledger.supplier_invoices (id, supplier_id)
);
create index supplier_payment_allocations_by_invoice on ledger.supplier_payment_allocations (invoice_id);
create index supplier_payment_allocations_by_payment on ledger.supplier_payment_allocations (payment_id);
comment on table ledger.supplier_payment_allocations is
  'One row per part of a payment that settles an invoice of a supplier (affectation d''un règlement fournisseur)';

create trigger supplier_payments_period_is_open before insert on ledger.supplier_payments
for each row execute function ledger.check_document_date('paid_on');

create trigger supplier_payment_allocations_period_is_open before insert on ledger.supplier_payment_allocations
for each row execute function ledger.check_document_date('allocated_on');

call ledger.make_append_only('supplier_payments', 'supplier_payment_allocations');
call ledger.make_reference_data('supplier_terms');

create sequence ledger.supplier_payment_numbers;

create function ledger.letter_supplier_invoice() returns trigger
language plpgsql as $$
begin
  perform ledger.letter_if_settled(
    array(select i.posting_id from ledger.supplier_invoice_postings as i where i.invoice_id = new.invoice_id)
  );
  return null;
end
$$;

create constraint trigger supplier_payment_allocations_letter
after insert on ledger.supplier_payment_allocations
deferrable initially deferred
for each row execute function ledger.letter_supplier_invoice();

insert into ledger.accounts (code, name_fr, name_en)
values
  ('4091', 'Fournisseurs, avances et acomptes versés', 'Money paid to suppliers on account'),
  ('765', 'Escomptes obtenus', 'Cash discounts received')
on conflict (code) do nothing;

insert into ledger.chart_accounts (profile, code, name_fr, name_en)
values
  ('pcg', '4091', 'Fournisseurs, avances et acomptes versés', 'Money paid to suppliers on account'),
  ('pcg', '765', 'Escomptes obtenus', 'Cash discounts received'),
  ('anglo_saxon', '1350', 'Acomptes aux fournisseurs', 'Supplier deposits'),
  ('anglo_saxon', '4300', 'Escomptes obtenus', 'Purchase discounts');

insert into ledger.chart_roles (profile, role, account_code)
values
  ('pcg', 'SUP_ADVANCE', '4091'),
  ('pcg', 'DISC_GOT', '765'),
  ('anglo_saxon', 'SUP_ADVANCE', '1350'),
  ('anglo_saxon', 'DISC_GOT', '4300');
