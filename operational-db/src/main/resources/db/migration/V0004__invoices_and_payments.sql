-- Customer invoices, credit notes, payments and how payments settle invoices. Append-only.
-- Lock impact: none (new tables). Verified by: verify/receivables_match_account_411.verify.sql.
create table ledger.customer_invoices (
  id bigint generated always as identity constraint customer_invoices_pk primary key,
  number text not null constraint customer_invoices_number_unique unique,
  order_id bigint not null constraint customer_invoices_order_fk references ledger.sales_orders,
  customer_id bigint not null constraint customer_invoices_customer_fk references ledger.customers,
  invoiced_on date not null,
  due_on date not null,
  net_amount ledger.amount not null constraint customer_invoices_net_amount_range check (net_amount >= 0),
  tax_amount ledger.amount not null constraint customer_invoices_tax_amount_range check (tax_amount >= 0),
  gross_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint customer_invoices_due_not_before_invoice check (due_on >= invoiced_on),
  constraint customer_invoices_gross_is_net_plus_tax check (gross_amount = net_amount + tax_amount)
);
create index customer_invoices_by_customer on ledger.customer_invoices (customer_id, invoiced_on, id);
comment on table ledger.customer_invoices is 'One row per customer invoice (facture client)';

create table ledger.customer_invoice_lines (
  id bigint generated always as identity constraint customer_invoice_lines_pk primary key,
  invoice_id bigint not null constraint customer_invoice_lines_invoice_fk references ledger.customer_invoices,
  number text not null,
  line_no integer not null constraint customer_invoice_lines_line_no_positive check (line_no > 0),
  order_line_id bigint not null constraint customer_invoice_lines_order_line_fk references ledger.sales_order_lines,
  product_id bigint not null constraint customer_invoice_lines_product_fk references ledger.products,
  customer_id bigint not null constraint customer_invoice_lines_customer_fk references ledger.customers,
  quantity ledger.quantity not null constraint customer_invoice_lines_quantity_positive check (quantity > 0),
  net_amount ledger.amount not null constraint customer_invoice_lines_net_amount_range check (net_amount >= 0),
  tax_amount ledger.amount not null constraint customer_invoice_lines_tax_amount_range check (tax_amount >= 0),
  invoiced_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint customer_invoice_lines_line_unique unique (invoice_id, line_no)
);
create index customer_invoice_lines_by_order_line on ledger.customer_invoice_lines (order_line_id);
comment on table ledger.customer_invoice_lines is 'One row per line of a customer invoice (ligne de facture client)';

create table ledger.credit_notes (
  id bigint generated always as identity constraint credit_notes_pk primary key,
  number text not null constraint credit_notes_number_unique unique,
  invoice_id bigint not null constraint credit_notes_invoice_fk references ledger.customer_invoices,
  customer_id bigint not null constraint credit_notes_customer_fk references ledger.customers,
  credited_on date not null,
  net_amount ledger.amount not null constraint credit_notes_net_amount_range check (net_amount >= 0),
  tax_amount ledger.amount not null constraint credit_notes_tax_amount_range check (tax_amount >= 0),
  gross_amount ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint credit_notes_gross_is_net_plus_tax check (gross_amount = net_amount + tax_amount)
);
create index credit_notes_by_invoice on ledger.credit_notes (invoice_id);
comment on table ledger.credit_notes is 'One row per credit note; amounts are positive and reduce the invoice (avoir)';

create table ledger.credit_note_lines (
  id bigint generated always as identity constraint credit_note_lines_pk primary key,
  credit_note_id bigint not null constraint credit_note_lines_note_fk references ledger.credit_notes,
  number text not null,
  line_no integer not null constraint credit_note_lines_line_no_positive check (line_no > 0),
  kind text not null constraint credit_note_lines_kind_known check (kind in ('RETURN', 'PRICE')),
  invoice_line_id bigint not null
    constraint credit_note_lines_invoice_line_fk references ledger.customer_invoice_lines,
  order_line_id bigint not null constraint credit_note_lines_order_line_fk references ledger.sales_order_lines,
  product_id bigint not null constraint credit_note_lines_product_fk references ledger.products,
  customer_id bigint not null constraint credit_note_lines_customer_fk references ledger.customers,
  quantity ledger.quantity not null,
  net_amount ledger.amount not null constraint credit_note_lines_net_amount_range check (net_amount >= 0),
  tax_amount ledger.amount not null constraint credit_note_lines_tax_amount_range check (tax_amount >= 0),
  credited_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint credit_note_lines_line_unique unique (credit_note_id, line_no),
  constraint credit_note_lines_quantity_fits_kind
    check (case kind when 'RETURN' then quantity > 0 else quantity = 0 end)
);
create index credit_note_lines_by_invoice_line on ledger.credit_note_lines (invoice_line_id);
comment on table ledger.credit_note_lines is
  'One row per line of a credit note: RETURN takes back a sale, PRICE lowers its price (ligne d''avoir)';

create table ledger.payments (
  id bigint generated always as identity constraint payments_pk primary key,
  number text not null constraint payments_number_unique unique,
  customer_id bigint not null constraint payments_customer_fk references ledger.customers,
  method text not null,
  paid_on date not null,
  amount ledger.amount not null constraint payments_amount_positive check (amount > 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index payments_by_customer on ledger.payments (customer_id, paid_on, id);
comment on table ledger.payments is
  'One row per payment received from a customer; what is not allocated is held on account (règlement client)';

create table ledger.payment_allocations (
  id bigint generated always as identity constraint payment_allocations_pk primary key,
  payment_id bigint not null constraint payment_allocations_payment_fk references ledger.payments,
  payment_number text not null,
  invoice_id bigint not null constraint payment_allocations_invoice_fk references ledger.customer_invoices,
  invoice_number text not null,
  customer_id bigint not null constraint payment_allocations_customer_fk references ledger.customers,
  amount ledger.amount not null constraint payment_allocations_amount_positive check (amount > 0),
  allocated_on date not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index payment_allocations_by_payment on ledger.payment_allocations (payment_id);
create index payment_allocations_by_invoice on ledger.payment_allocations (invoice_id);
comment on table ledger.payment_allocations is
  'One row per part of a payment that settles an invoice (lettrage, affectation de règlement)';
