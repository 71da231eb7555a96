-- Supplier invoices due in parts under the terms of their supplier, and purchase orders whose rest will not come.
-- Lock impact: none but short locks for foreign keys. Verified by: ScenarioTest, ApprovalTest, RefusalTest.
create table ledger.supplier_invoice_instalments (
  id bigint generated always as identity constraint supplier_invoice_instalments_pk primary key,
  invoice_id bigint not null constraint supplier_invoice_instalments_invoice_fk references ledger.supplier_invoices,
  line_no integer not null constraint supplier_invoice_instalments_line_no_positive check (line_no > 0),
  due_on date not null,
  amount ledger.amount not null constraint supplier_invoice_instalments_amount_range check (amount >= 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint supplier_invoice_instalments_line_unique unique (invoice_id, line_no),
  constraint supplier_invoice_instalments_due_unique unique (invoice_id, due_on)
);
comment on table ledger.supplier_invoice_instalments is
  'One row per due date of a supplier invoice that has several; else it is due as a whole (échéance fournisseur)';

create table ledger.purchase_order_cancellations (
  id bigint generated always as identity constraint purchase_order_cancellations_pk primary key,
  purchase_order_id bigint not null
    constraint purchase_order_cancellations_order_fk references ledger.purchase_orders
    constraint purchase_order_cancellations_once unique,
  cancelled_on date not null,
  reason text not null constraint purchase_order_cancellations_reason_given check (btrim(reason) <> ''),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.purchase_order_cancellations is
  'One row per purchase order whose rest will not come (annulation de commande fournisseur)';

create trigger purchase_order_cancellations_period_is_open before insert on ledger.purchase_order_cancellations
for each row execute function ledger.check_document_date('cancelled_on');

call ledger.make_append_only('supplier_invoice_instalments', 'purchase_order_cancellations');
