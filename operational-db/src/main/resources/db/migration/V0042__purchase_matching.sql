-- Three-way matching: how far an invoice may differ from the order, who accepted more, invoices that come before the
-- goods, and what a supplier credits without goods: a price, a charge, a rebate of the year.
-- Why: a difference is never smoothed. It is kept on the invoice line, laid on the receipt lines it belongs to as cost
-- events (when the goods come, if they come later), and read in one report.
-- Lock impact: none but short locks for foreign keys. Verified by: ScenarioTest,
-- verify/cost_events_match_documents.verify.sql, verify/payables_match_account_401.verify.sql.
create table ledger.purchase_tolerances (
  id bigint generated always as identity constraint purchase_tolerances_pk primary key,
  supplier_id bigint constraint purchase_tolerances_supplier_fk references ledger.suppliers,
  tolerance_percent numeric(9, 4) not null
    constraint purchase_tolerances_percent_range check (tolerance_percent between 0 and 100),
  tolerance_amount ledger.amount not null constraint purchase_tolerances_amount_range check (tolerance_amount >= 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint purchase_tolerances_once unique nulls not distinct (supplier_id)
);
comment on table ledger.purchase_tolerances is
  'One row per supplier, and one for all others, whose invoices may differ so much by line (tolérance d''écart)';

create table ledger.accepted_differences (
  id bigint generated always as identity constraint accepted_differences_pk primary key,
  invoice_id bigint not null constraint accepted_differences_invoice_fk references ledger.supplier_invoices
    constraint accepted_differences_once unique,
  reason text not null constraint accepted_differences_reason_given check (btrim(reason) <> ''),
  accepted_by text not null default session_user,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.accepted_differences is
  'One row per supplier invoice entered although it differs by more than the tolerance (écart accepté)';

create table ledger.supplier_credit_notes (
  id bigint generated always as identity constraint supplier_credit_notes_pk primary key,
  number text not null,
  supplier_id bigint not null,
  invoice_id bigint not null,
  credited_on date not null,
  net_amount ledger.amount not null constraint supplier_credit_notes_net_amount_range check (net_amount >= 0),
  tax_amount ledger.amount not null constraint supplier_credit_notes_tax_amount_range check (tax_amount >= 0),
  gross_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_credit_notes_number_unique unique (supplier_id, number),
  constraint supplier_credit_notes_invoice_fk foreign key (invoice_id, supplier_id)
    references ledger.supplier_invoices (id, supplier_id),
  constraint supplier_credit_notes_gross_is_net_plus_tax check (gross_amount = net_amount + tax_amount)
);
create index supplier_credit_notes_by_invoice on ledger.supplier_credit_notes (invoice_id);
comment on table ledger.supplier_credit_notes is
  'One row per credit note of a supplier, with the invoice it lowers (avoir fournisseur)';

create table ledger.supplier_credit_note_lines (
  id bigint generated always as identity constraint supplier_credit_note_lines_pk primary key,
  credit_note_id bigint not null
    constraint supplier_credit_note_lines_note_fk references ledger.supplier_credit_notes,
  line_no integer not null constraint supplier_credit_note_lines_line_no_positive check (line_no > 0),
  kind text not null
    constraint supplier_credit_note_lines_kind_known check (kind in ('PRICE', 'CHARGE', 'REBATE')),
  invoice_line_id bigint
    constraint supplier_credit_note_lines_invoice_line_fk references ledger.supplier_invoice_lines,
  landed_cost_id bigint constraint supplier_credit_note_lines_charge_fk references ledger.landed_costs,
  net_amount ledger.amount not null constraint supplier_credit_note_lines_net_positive check (net_amount > 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_credit_note_lines_line_unique unique (credit_note_id, line_no),
  constraint supplier_credit_note_lines_origin_fits_kind check (
    (invoice_line_id is not null) = (kind = 'PRICE') and (landed_cost_id is not null) = (kind = 'CHARGE')
  )
);
create index supplier_credit_note_lines_by_invoice_line on ledger.supplier_credit_note_lines (invoice_line_id);
create index supplier_credit_note_lines_by_charge on ledger.supplier_credit_note_lines (landed_cost_id);
comment on table ledger.supplier_credit_note_lines is
  'One row per price lowered, charge taken back, or rebate, of a supplier''s credit note (ligne d''avoir fournisseur)';

create trigger supplier_credit_notes_period_is_open before insert on ledger.supplier_credit_notes
for each row execute function ledger.check_document_date('credited_on');

call ledger.make_append_only('accepted_differences', 'supplier_credit_notes', 'supplier_credit_note_lines');
call ledger.make_reference_data('purchase_tolerances');

create sequence ledger.supplier_credit_note_numbers;

-- A payment posts one line per allocation, in the order of the allocations; that order is the link between the two.
create or replace view ledger.supplier_invoice_postings as
select p.id as posting_id, e.document_id as invoice_id
from ledger.journal_entries as e
join ledger.postings as p on p.entry_id = e.id and p.role = 'SUP'
where e.document_type = 'SUPPLIER_INVOICE'
union all
select p.id, n.invoice_id
from ledger.supplier_credit_notes as n
join ledger.journal_entries as e on e.document_type = 'SUPPLIER_CREDIT_NOTE' and e.document_id = n.id
join ledger.postings as p on p.entry_id = e.id and p.role = 'SUP'
union all
select s.posting_id, a.invoice_id
from ledger.supplier_payment_allocations as a
cross join lateral (
  select p.id as posting_id
  from ledger.journal_entries as e
  join ledger.postings as p on p.entry_id = e.id and p.role = 'SUP'
  where e.document_type = 'SUPPLIER_PAYMENT'
    and e.document_id = a.payment_id
  order by p.id
  offset (
    select count(*)
    from ledger.supplier_payment_allocations as b
    where b.payment_id = a.payment_id and b.id < a.id
  )
  limit 1
) as s;

comment on view ledger.supplier_invoice_postings is
  'One row per posting that makes or settles a supplier invoice on the account of the suppliers, with that invoice';

create constraint trigger supplier_credit_notes_letter
after insert on ledger.supplier_credit_notes
deferrable initially deferred
for each row execute function ledger.letter_supplier_invoice();

insert into ledger.accounts (code, name_fr, name_en)
values ('6097', 'Rabais, remises et ristournes obtenus sur achats', 'Price reductions received')
on conflict (code) do nothing;

insert into ledger.chart_accounts (profile, code, name_fr, name_en)
values ('pcg', '6097', 'Rabais, remises et ristournes obtenus sur achats', 'Price reductions received');

insert into ledger.chart_roles (profile, role, account_code)
values ('pcg', 'RRR_PURCH', '6097'), ('anglo_saxon', 'RRR_PURCH', '5200');
