-- What is open of each invoice and each payment of a customer, kept up to date.
-- Why: an invoice looks for money on account and a payment for open invoices; summing up the whole past of the customer
-- made both slower with every document. Like stock_levels it is a sum of posted rows, not published, and verified.
-- Lock impact: the triggers take a short lock on four tables.
-- Verified by: verify/open_items_match_documents.verify.sql.
create table ledger.open_items (
  kind text not null constraint open_items_kind_known check (kind in ('INVOICE', 'PAYMENT')),
  document_id bigint not null,
  customer_id bigint not null constraint open_items_customer_fk references ledger.customers,
  open_amount ledger.amount not null,
  constraint open_items_pk primary key (kind, document_id)
) with (fillfactor = 70);
create index open_items_by_customer on ledger.open_items (customer_id, kind);
comment on table ledger.open_items is
  'One row per customer invoice or payment that is not settled to the cent (poste ouvert)';

create function ledger.change_open_item(of_kind text, of_document_id bigint, of_customer_id bigint, delta numeric)
returns void
language plpgsql as $$
begin
  insert into ledger.open_items as o (kind, document_id, customer_id, open_amount)
  values (of_kind, of_document_id, of_customer_id, delta)
  on conflict (kind, document_id) do update set open_amount = o.open_amount + excluded.open_amount;
  delete from ledger.open_items as o
  where o.kind = of_kind
    and o.document_id = of_document_id
    and o.open_amount = 0;
end
$$;

create function ledger.follow_open_items() returns trigger
language plpgsql as $$
begin
  case tg_table_name
    when 'customer_invoices' then
      perform ledger.change_open_item('INVOICE', new.id, new.customer_id, new.gross_amount);
    when 'credit_notes' then
      perform ledger.change_open_item('INVOICE', new.invoice_id, new.customer_id, -new.gross_amount);
    when 'payments' then
      perform ledger.change_open_item('PAYMENT', new.id, new.customer_id, new.amount);
    when 'payment_allocations' then
      perform ledger.change_open_item('INVOICE', new.invoice_id, new.customer_id, -new.amount);
      perform ledger.change_open_item('PAYMENT', new.payment_id, new.customer_id, -new.amount);
  end case;
  return null;
end
$$;

create trigger customer_invoices_open_items after insert on ledger.customer_invoices
for each row execute function ledger.follow_open_items();
create trigger credit_notes_open_items after insert on ledger.credit_notes
for each row execute function ledger.follow_open_items();
create trigger payments_open_items after insert on ledger.payments
for each row execute function ledger.follow_open_items();
create trigger payment_allocations_open_items after insert on ledger.payment_allocations
for each row execute function ledger.follow_open_items();

insert into ledger.open_items (kind, document_id, customer_id, open_amount)
select c.kind, c.document_id, c.customer_id, sum(c.amount)
from (
  select 'INVOICE' as kind, i.id as document_id, i.customer_id, i.gross_amount as amount
  from ledger.customer_invoices as i
  union all
  select 'INVOICE', n.invoice_id, n.customer_id, -n.gross_amount from ledger.credit_notes as n
  union all
  select 'PAYMENT', p.id, p.customer_id, p.amount from ledger.payments as p
  union all
  select 'INVOICE', a.invoice_id, a.customer_id, -a.amount from ledger.payment_allocations as a
  union all
  select 'PAYMENT', a.payment_id, a.customer_id, -a.amount from ledger.payment_allocations as a
) as c
group by c.kind, c.document_id, c.customer_id
having sum(c.amount) <> 0;
