-- Tables of what customers owe us and what we owe suppliers; the rules of tables.sql hold.

create table receivables (
    position bigint not null,
    fact_index integer not null,
    customer_id bigint not null,
    invoice_id bigint,
    invoice_number varchar,
    document_type varchar not null,
    document_number varchar not null,
    kind varchar not null,
    open decimal(18, 2) not null,
    on_account decimal(18, 2) not null,
    due_on date,
    effective_on date not null
);
comment on table receivables is 'One row per change of what a customer owes.';
comment on column receivables.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column receivables.fact_index is 'Order of the row inside the position, from 0.';
comment on column receivables.customer_id is 'Customer (fr: client).';
comment on column receivables.invoice_id is 'Invoice concerned, none for money on account.';
comment on column receivables.invoice_number is 'Number of that invoice (fr: facture).';
comment on column receivables.document_type is 'Type of the document that made this row.';
comment on column receivables.document_number is 'Number of that document (fr: pièce).';
comment on column receivables.kind is 'What changed it.';
comment on column receivables.open is 'Change of open items, euro including tax; sum = account 411 (fr: créance).';
comment on column receivables.on_account is
    'Change of the customer''s money held on account, euro; sum = account 4191 (fr: acompte).';
comment on column receivables.due_on is 'Due date of the invoice (fr: échéance).';
comment on column receivables.effective_on is 'Business date (fr: date d''effet).';

create table payables (
    position bigint not null,
    fact_index integer not null,
    supplier_id bigint not null,
    invoice_id bigint not null,
    document_type varchar not null,
    document_number varchar not null,
    kind varchar not null,
    open decimal(18, 2) not null,
    due_on date,
    effective_on date not null
);
comment on table payables is 'One row per change of what we owe a supplier on an invoice.';
comment on column payables.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column payables.fact_index is 'Order of the row inside the position, from 0.';
comment on column payables.supplier_id is 'Supplier (fr: fournisseur).';
comment on column payables.invoice_id is 'Invoice concerned.';
comment on column payables.document_type is 'Type of the document that made this row.';
comment on column payables.document_number is 'Number of that document (fr: pièce).';
comment on column payables.kind is 'What changed it.';
comment on column payables.open is
    'Change of open items, euro including tax; sum = account 401 (fr: dette fournisseur).';
comment on column payables.due_on is 'Due date, of an invoice only (fr: échéance).';
comment on column payables.effective_on is 'Business date (fr: date d''effet).';
