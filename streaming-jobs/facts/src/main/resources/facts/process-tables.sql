-- Tables of the warehouse for what the house does beside selling: counts, quotations, closes. Rules: tables.sql.

create table stock_counts (
    position bigint not null,
    fact_index integer not null,
    product_id bigint not null,
    warehouse_id bigint not null,
    document_number varchar not null,
    line_number integer not null,
    counted_quantity decimal(18, 6) not null,
    book_quantity decimal(18, 6) not null,
    effective_on date not null
);
comment on table stock_counts is 'One row per product counted, whether it differed or not.';
comment on column stock_counts.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column stock_counts.fact_index is 'Order of the row inside the position, from 0.';
comment on column stock_counts.product_id is 'Product (fr: article).';
comment on column stock_counts.warehouse_id is 'Warehouse (fr: entrepôt).';
comment on column stock_counts.document_number is 'Count (fr: inventaire).';
comment on column stock_counts.line_number is 'Line in the count.';
comment on column stock_counts.counted_quantity is 'Quantity found, stock unit (fr: quantité comptée).';
comment on column stock_counts.book_quantity is
    'Quantity in the ledger at the end of the day, as it was known then (fr: quantité théorique).';
comment on column stock_counts.effective_on is 'Business day of the count (fr: date d''inventaire).';

create table quotations (
    position bigint not null,
    fact_index integer not null,
    version_id bigint not null,
    number varchar not null,
    event varchar not null,
    version integer,
    customer_id bigint not null,
    segment_id bigint,
    salesperson_id bigint,
    channel_id bigint,
    warehouse_id bigint,
    product_id bigint,
    family_id bigint,
    quantity decimal(18, 6) not null,
    amount decimal(18, 2) not null,
    valid_until date,
    reason varchar,
    effective_on date not null
);
comment on table quotations is 'One row per version of a quotation, line of a version, and outcome.';
comment on column quotations.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column quotations.fact_index is 'Order of the row inside the position, from 0.';
comment on column quotations.version_id is 'Version of the quotation; the outcome names the one that was decided.';
comment on column quotations.number is 'Quotation (fr: devis).';
comment on column quotations.event is 'What happened.';
comment on column quotations.version is 'Version of the number, of QUOTED only.';
comment on column quotations.customer_id is 'Customer (fr: client).';
comment on column quotations.segment_id is 'Customer segment, of LINE only (fr: segment).';
comment on column quotations.salesperson_id is 'Salesperson, of QUOTED only (fr: commercial).';
comment on column quotations.channel_id is 'Sales channel, of QUOTED only (fr: canal).';
comment on column quotations.warehouse_id is 'Warehouse, of QUOTED only (fr: entrepôt).';
comment on column quotations.product_id is 'Product, of LINE only (fr: article).';
comment on column quotations.family_id is 'Product family, of LINE only (fr: famille).';
comment on column quotations.quantity is 'Quantity quoted, stock unit, of LINE only (fr: quantité).';
comment on column quotations.amount is 'Net amount quoted, euro without tax, of LINE only (fr: montant HT).';
comment on column quotations.valid_until is 'Last day the offer holds, of QUOTED only (fr: fin de validité).';
comment on column quotations.reason is 'Why it was lost, of LOST only (fr: motif).';
comment on column quotations.effective_on is 'Business date (fr: date d''effet).';

create table periods (
    position bigint not null,
    fact_index integer not null,
    period_id bigint not null,
    starts_on date not null,
    ends_on date not null,
    closed boolean not null,
    recorded_at timestamptz not null
);
comment on table periods is 'One row per accounting period and version; the last one at a position holds.';
comment on column periods.position is 'Transaction of the ledger that made the row (fr: numéro d''écriture).';
comment on column periods.fact_index is 'Order of the row inside the position, from 0.';
comment on column periods.period_id is 'Accounting period (fr: période comptable).';
comment on column periods.starts_on is 'First day (fr: début).';
comment on column periods.ends_on is 'Last day (fr: fin).';
comment on column periods.closed is 'True once it is locked, false again once it is reopened (fr: close).';
comment on column periods.recorded_at is 'Instant the version was recorded, UTC.';
