-- What reading the books by account needs: indexes, when a supplier invoice is due, which document a posting settles.
-- Due dates are a table of their own, not published: streaming does not read them.
-- Lock impact: creating the indexes keeps writers out of postings and journal_entries while they are built.
-- Verified by: BooksTest, verify/settling_postings_match_documents.verify.sql.
create index postings_by_account on ledger.postings (account_code, effective_on, id);
create index journal_entries_by_document on ledger.journal_entries (document_type, document_id)
where document_id is not null;

alter table ledger.supplier_invoices
  add constraint supplier_invoices_dated_once unique (id, invoiced_on);

create table ledger.supplier_invoice_due_dates (
  invoice_id bigint not null constraint supplier_invoice_due_dates_pk primary key,
  invoiced_on date not null,
  due_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_invoice_due_dates_invoice_fk
    foreign key (invoice_id, invoiced_on) references ledger.supplier_invoices (id, invoiced_on),
  constraint supplier_invoice_due_dates_not_before_invoice check (due_on >= invoiced_on)
);
comment on table ledger.supplier_invoice_due_dates is
  'One row per supplier invoice that says when it is due; the others are due after 30 days (échéance fournisseur)';

call ledger.make_append_only('supplier_invoice_due_dates');

-- A payment posts one line per allocation, in the order of the allocations; that order is the link between the two.
create view ledger.invoice_postings as
select p.id as posting_id, e.document_id as invoice_id
from ledger.journal_entries as e
join ledger.postings as p on p.entry_id = e.id and p.role = 'CUST'
where e.document_type = 'CUSTOMER_INVOICE'
union all
select p.id, n.invoice_id
from ledger.credit_notes as n
join ledger.journal_entries as e on e.document_type = 'CREDIT_NOTE' and e.document_id = n.id
join ledger.postings as p on p.entry_id = e.id and p.role = 'CUST'
union all
select s.posting_id, a.invoice_id
from ledger.payment_allocations as a
cross join lateral (
  select p.id as posting_id
  from ledger.journal_entries as e
  join ledger.postings as p on p.entry_id = e.id and p.role = 'CUST'
  where e.document_type = 'PAYMENT'
    and e.document_id = a.payment_id
  order by p.id
  offset (select count(*) from ledger.payment_allocations as b where b.payment_id = a.payment_id and b.id < a.id)
  limit 1
) as s;

comment on view ledger.invoice_postings is
  'One row per posting that makes or settles a customer invoice on the account of the customers, with that invoice';

create view ledger.supplier_invoice_postings as
select p.id as posting_id, e.document_id as invoice_id
from ledger.journal_entries as e
join ledger.postings as p on p.entry_id = e.id and p.role = 'SUP'
where e.document_type = 'SUPPLIER_INVOICE';

comment on view ledger.supplier_invoice_postings is
  'One row per posting that makes a supplier invoice on the account of the suppliers, with that invoice';
