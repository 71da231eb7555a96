-- What we owe suppliers leaves the ledger: each invoice says when it is due, and the credit notes and payments that
-- settle it are published. Why on the invoice: whoever ages payables needs one day per invoice, whoever gave it. The
-- days known before are carried over by rewriting the table, which sends no row to the capture.
-- Lock impact: exclusive locks while supplier_invoices and supplier_payment_allocations are rewritten.
-- Verified by: BooksTest, ScenarioTest, verify/payables_match_account_401.verify.sql,
-- verify/published_tables.verify.sql.
create function ledger.due_day_known(of_invoice_id bigint, of_day date) returns date
language sql stable
return coalesce(
  (select d.due_on from ledger.supplier_invoice_due_dates as d where d.invoice_id = of_invoice_id), of_day + 30
);

alter table ledger.supplier_invoices add column due_on date;
alter table ledger.supplier_invoices
  alter column due_on type date using ledger.due_day_known(id, invoiced_on),
  alter column due_on set not null,
  add constraint supplier_invoices_due_not_before_invoice check (due_on >= invoiced_on);
drop function ledger.due_day_known(bigint, date);

create table ledger.supplier_invoice_discounts (
  invoice_id bigint not null constraint supplier_invoice_discounts_pk primary key
    constraint supplier_invoice_discounts_invoice_fk references ledger.supplier_invoices,
  cash_discount_percent numeric(9, 4) not null
    constraint supplier_invoice_discounts_range check (cash_discount_percent between 0 and 100),
  cash_discount_until date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.supplier_invoice_discounts is
  'One row per supplier invoice that offers a discount for paying early (escompte proposé par un fournisseur)';

insert into ledger.supplier_invoice_discounts (invoice_id, cash_discount_percent, cash_discount_until, recorded_at, xid)
select d.invoice_id, d.cash_discount_percent, d.cash_discount_until, d.recorded_at, d.xid
from ledger.supplier_invoice_due_dates as d
where d.cash_discount_percent is not null;

drop table ledger.supplier_invoice_due_dates;
alter table ledger.supplier_invoices drop constraint supplier_invoices_dated_once;
call ledger.make_append_only('supplier_invoice_discounts');

create function ledger.number_of_payment(of_payment_id bigint) returns text
language sql stable
return (select p.number from ledger.supplier_payments as p where p.id = of_payment_id);

alter table ledger.supplier_payment_allocations add column payment_number text;
alter table ledger.supplier_payment_allocations
  alter column payment_number type text using ledger.number_of_payment(payment_id),
  alter column payment_number set not null;
drop function ledger.number_of_payment(bigint);

call ledger.count_in_manifest('supplier_credit_notes', 'count_rows', array['insert']);
call ledger.count_in_manifest('supplier_payment_allocations', 'count_rows', array['insert']);
alter publication vigie_ledger add table ledger.supplier_credit_notes, ledger.supplier_payment_allocations;
grant select on ledger.supplier_credit_notes, ledger.supplier_payment_allocations to vigie_capture;
