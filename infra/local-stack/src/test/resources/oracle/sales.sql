-- The oracle of sales and receivables; runs after moves.sql, in the same connection.

-- Net revenue on the delivered basis, per order line: the revenue of the goods the customer has. What is delivered and
-- not invoiced counts at the order's price; what is invoiced and not delivered, or back and not credited, waits.
create temporary table oracle_revenue (
  order_line_id bigint primary key,
  invoiced numeric not null default 0,
  credited numeric not null default 0,
  estimated_quantity numeric not null default 0,
  estimated numeric not null default 0,
  waiting_quantity numeric not null default 0,
  waiting numeric not null default 0,
  earned_quantity numeric not null default 0,
  earned numeric not null default 0
);

create or replace function pg_temp.replay_sales() returns void language plpgsql as $$
declare
  e record;
  r oracle_revenue;
  matched numeric;
  matched_amount numeric;
  billed numeric;
  billed_amount numeric;
begin
  for e in
    select visible.position, 'delivered' as event, order_line_id, quantity, net_amount as amount
    from ledger.delivery_note_lines join visible using (xid)
    union all
    select visible.position, 'invoiced', order_line_id, quantity, net_amount
    from ledger.customer_invoice_lines join visible using (xid)
    union all
    select visible.position, 'returned', order_line_id, quantity, 0
    from ledger.customer_return_lines join visible using (xid)
    union all
    select visible.position, case kind when 'RETURN' then 'credited' else 'price-only' end, order_line_id, quantity,
      net_amount
    from ledger.credit_note_lines join visible using (xid)
    order by 1
  loop
    insert into oracle_revenue (order_line_id) values (e.order_line_id) on conflict do nothing;
    select * into strict r from oracle_revenue where order_line_id = e.order_line_id;
    case e.event
      when 'delivered' then
        matched := least(e.quantity, r.waiting_quantity);
        matched_amount := pg_temp.part(matched, r.waiting_quantity, r.waiting);
        r.waiting_quantity := r.waiting_quantity - matched;
        r.waiting := r.waiting - matched_amount;
        r.earned_quantity := r.earned_quantity + matched;
        r.earned := r.earned + matched_amount;
        r.estimated_quantity := r.estimated_quantity + e.quantity - matched;
        r.estimated := r.estimated + e.amount - pg_temp.part(matched, e.quantity, e.amount);
      when 'invoiced' then
        r.invoiced := r.invoiced + e.amount;
        matched := least(e.quantity, r.estimated_quantity);
        r.estimated := r.estimated - pg_temp.part(matched, r.estimated_quantity, r.estimated);
        r.estimated_quantity := r.estimated_quantity - matched;
        matched_amount := pg_temp.part(matched, e.quantity, e.amount);
        r.earned_quantity := r.earned_quantity + matched;
        r.earned := r.earned + matched_amount;
        r.waiting_quantity := r.waiting_quantity + e.quantity - matched;
        r.waiting := r.waiting + e.amount - matched_amount;
      when 'returned' then
        matched := least(e.quantity, r.estimated_quantity);
        r.estimated := r.estimated - pg_temp.part(matched, r.estimated_quantity, r.estimated);
        r.estimated_quantity := r.estimated_quantity - matched;
        billed := e.quantity - matched;
        billed_amount := pg_temp.part(billed, r.earned_quantity, r.earned);
        r.earned_quantity := r.earned_quantity - billed;
        r.earned := r.earned - billed_amount;
        r.waiting_quantity := r.waiting_quantity + billed;
        r.waiting := r.waiting + billed_amount;
      when 'credited' then
        r.credited := r.credited + e.amount;
        matched := least(e.quantity, r.waiting_quantity);
        r.waiting := r.waiting - pg_temp.part(matched, r.waiting_quantity, r.waiting);
        r.waiting_quantity := r.waiting_quantity - matched;
        r.earned := r.earned - pg_temp.part(e.quantity - matched, r.earned_quantity, r.earned);
        r.earned_quantity := r.earned_quantity - (e.quantity - matched);
        r.estimated_quantity := r.estimated_quantity + e.quantity - matched;
        r.estimated := r.estimated + e.amount - pg_temp.part(matched, e.quantity, e.amount);
      when 'price-only' then
        r.credited := r.credited + e.amount;
    end case;
    update oracle_revenue set
      invoiced = r.invoiced, credited = r.credited,
      estimated_quantity = r.estimated_quantity, estimated = r.estimated,
      waiting_quantity = r.waiting_quantity, waiting = r.waiting,
      earned_quantity = r.earned_quantity, earned = r.earned
    where order_line_id = e.order_line_id;
  end loop;
end $$;

select pg_temp.replay_sales();

create temporary table oracle_receivables as
with
items as (
  select customer_id, gross_amount as open, 0::numeric as on_account
  from ledger.customer_invoices join visible using (xid)
  union all
  select customer_id, -gross_amount, 0 from ledger.credit_notes join visible using (xid)
  union all
  select customer_id, 0, amount from ledger.payments join visible using (xid)
  union all
  select customer_id, -amount, -amount from ledger.payment_allocations join visible using (xid)
)
select customer_id, sum(open) as open, sum(on_account) as on_account from items group by customer_id;
