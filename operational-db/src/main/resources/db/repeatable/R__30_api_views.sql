-- Views for readers: what accountants and store keepers ask first.

create or replace view api.trial_balance as
select
  a.code as account_code,
  a.name_fr,
  a.name_en,
  coalesce(sum(p.debit), 0) as debit,
  coalesce(sum(p.credit), 0) as credit,
  coalesce(sum(p.debit), 0) - coalesce(sum(p.credit), 0) as balance
from ledger.accounts as a
left join ledger.postings as p on p.account_code = a.code
group by a.code, a.name_fr, a.name_en;

comment on view api.trial_balance is
  'One row per account: debits, credits, and balance (debit minus credit) of what is posted (balance générale)';

create or replace view api.stock_on_hand as
select
  p.sku,
  p.name as product_name,
  w.code as warehouse_code,
  p.unit_code,
  l.on_hand
from ledger.stock_levels as l
join ledger.products as p on p.id = l.product_id
join ledger.warehouses as w on w.id = l.warehouse_id;

comment on view api.stock_on_hand is
  'One row per product and warehouse that ever moved: quantity on hand in the stock unit (stock disponible)';

create or replace view api.open_receivables as
select
  c.code as customer_code,
  c.name as customer_name,
  i.number as invoice_number,
  i.invoiced_on,
  i.due_on,
  i.gross_amount,
  i.gross_amount - o.open_amount as settled_amount,
  o.open_amount
from ledger.customer_invoices as i
join ledger.customers as c on c.id = i.customer_id
cross join lateral (
  select
    i.gross_amount
    - coalesce((select sum(n.gross_amount) from ledger.credit_notes as n where n.invoice_id = i.id), 0)
    - coalesce((select sum(a.amount) from ledger.payment_allocations as a where a.invoice_id = i.id), 0)
    as open_amount
) as o
where o.open_amount <> 0;

comment on view api.open_receivables is
  'One row per unsettled customer invoice, tax included; negative when credited after payment (en-cours client)';

create or replace view api.order_status as
select
  o.number as order_number,
  l.line_no,
  c.code as customer_code,
  p.sku,
  l.quantity as ordered_quantity,
  coalesce(d.quantity, 0) as delivered_quantity,
  coalesce(r.quantity, 0) as returned_quantity,
  coalesce(i.quantity, 0) as invoiced_quantity,
  case when x.id is null then 0 else l.quantity - coalesce(d.quantity, 0) end as cancelled_quantity,
  case when x.id is null then l.quantity - coalesce(d.quantity, 0) else 0 end as open_quantity
from ledger.sales_order_lines as l
join ledger.sales_orders as o on o.id = l.order_id
join ledger.customers as c on c.id = o.customer_id
join ledger.products as p on p.id = l.product_id
left join ledger.sales_order_cancellations as x on x.order_id = o.id
left join lateral (
  select sum(n.quantity) as quantity from ledger.delivery_note_lines as n where n.order_line_id = l.id
) as d on true
left join lateral (
  select sum(n.quantity) as quantity from ledger.customer_invoice_lines as n where n.order_line_id = l.id
) as i on true
left join lateral (
  select sum(rl.quantity) as quantity
  from ledger.customer_return_lines as rl
  join ledger.delivery_note_lines as n on n.id = rl.delivery_note_line_id
  where n.order_line_id = l.id
) as r on true;

comment on view api.order_status is
  'One row per order line: ordered, delivered, returned, invoiced, cancelled, still to deliver (suivi des commandes)';
