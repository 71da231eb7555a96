-- From the codes and numbers people use to rows; what is not found is refused. Locked rows order the commands that
-- meet.

create or replace function ledger.reference_id(kind text, sought text) returns bigint
language plpgsql stable as $$
declare
  found_id bigint;
begin
  -- One statement per kind: a single one over all nine tables would open them all at each call.
  if kind = 'PRODUCT' then
    select t.id into found_id from ledger.products as t where t.sku = sought;
  elsif kind = 'FAMILY' then
    select t.id into found_id from ledger.product_families as t where t.code = sought;
  elsif kind = 'SEGMENT' then
    select t.id into found_id from ledger.customer_segments as t where t.code = sought;
  elsif kind = 'CUSTOMER' then
    select t.id into found_id from ledger.customers as t where t.code = sought;
  elsif kind = 'PAYMENT_TERMS' then
    select t.id into found_id from ledger.payment_terms as t where t.code = sought;
  elsif kind = 'SALESPERSON' then
    select t.id into found_id from ledger.salespeople as t where t.code = sought;
  elsif kind = 'CHANNEL' then
    select t.id into found_id from ledger.channels as t where t.code = sought;
  elsif kind = 'SUPPLIER' then
    select t.id into found_id from ledger.suppliers as t where t.code = sought;
  elsif kind = 'WAREHOUSE' then
    select t.id into found_id from ledger.warehouses as t where t.code = sought;
  end if;
  if found_id is null and sought is not null then
    perform ledger.refuse('UNKNOWN_' || kind, jsonb_build_object('code', sought));
  end if;
  return found_id;
end
$$;

comment on function ledger.reference_id(text, text) is 'Identity of a reference row by its code; null for null';

create or replace function ledger.kind_of_warehouse(of_warehouse_id bigint) returns text
language sql stable
return coalesce((select r.kind from ledger.warehouse_rules as r where r.warehouse_id = of_warehouse_id), 'STORAGE');

-- A warehouse people buy into and sell from; goods pass a transit by shipments, a direct one by direct deliveries only.
create or replace function ledger.storage_id(sought text) returns bigint
language plpgsql stable as $$
declare
  found_id bigint := ledger.reference_id('WAREHOUSE', sought);
  kind text := ledger.kind_of_warehouse(found_id);
begin
  if kind <> 'STORAGE' then
    perform ledger.refuse(kind || '_WAREHOUSE', jsonb_build_object('warehouse', sought));
  end if;
  return found_id;
end
$$;

create or replace function ledger.find_customer(sought text) returns ledger.customers
language plpgsql stable as $$
declare
  customer ledger.customers;
begin
  select * into customer from ledger.customers as c where c.code = sought;
  if not found then
    perform ledger.refuse('UNKNOWN_CUSTOMER', jsonb_build_object('code', sought));
  end if;
  return customer;
end
$$;

-- Whoever changes what a customer owes or has on account holds the customer.
create or replace function ledger.locked_customer(sought text) returns ledger.customers
language plpgsql as $$
declare
  customer ledger.customers;
begin
  select * into customer from ledger.customers as c where c.code = sought for no key update;
  if not found then
    perform ledger.refuse('UNKNOWN_CUSTOMER', jsonb_build_object('code', sought));
  end if;
  return customer;
end
$$;

-- Whoever delivers, invoices, cancels or takes back an order holds the order.
create or replace function ledger.locked_order(sought text) returns ledger.sales_orders
language plpgsql as $$
declare
  sales_order ledger.sales_orders;
begin
  select * into sales_order from ledger.sales_orders as o where o.number = sought for no key update;
  if not found then
    perform ledger.refuse('UNKNOWN_ORDER', jsonb_build_object('code', sought));
  end if;
  return sales_order;
end
$$;

create or replace function ledger.locked_purchase_order(sought text) returns ledger.purchase_orders
language plpgsql as $$
declare
  purchase_order ledger.purchase_orders;
begin
  select * into purchase_order from ledger.purchase_orders as o where o.number = sought for no key update;
  if not found then
    perform ledger.refuse('UNKNOWN_PURCHASE_ORDER', jsonb_build_object('code', sought));
  end if;
  return purchase_order;
end
$$;

create or replace function ledger.purchase_cancelled(of_order_id bigint) returns boolean
language sql stable
return exists (select from ledger.purchase_order_cancellations as c where c.purchase_order_id = of_order_id);

create or replace function ledger.require_purchase_goes_on(purchase_order ledger.purchase_orders) returns void
language plpgsql stable as $$
begin
  if ledger.purchase_cancelled(purchase_order.id) then
    perform ledger.refuse('ORDER_CANCELLED', jsonb_build_object('order', purchase_order.number));
  end if;
end
$$;

create or replace function ledger.locked_period(first_day date) returns ledger.periods
language plpgsql as $$
declare
  period ledger.periods;
begin
  select * into period from ledger.periods as p where p.starts_on = first_day for update;
  if not found then
    perform ledger.refuse('UNKNOWN_PERIOD', jsonb_build_object('date', first_day));
  end if;
  return period;
end
$$;

create or replace function ledger.find_invoice(sought text) returns ledger.customer_invoices
language plpgsql stable as $$
declare
  invoice ledger.customer_invoices;
begin
  select * into invoice from ledger.customer_invoices as i where i.number = sought;
  if not found then
    perform ledger.refuse('UNKNOWN_INVOICE', jsonb_build_object('code', sought));
  end if;
  return invoice;
end
$$;

-- The calendar month of a day becomes a period when the first document is dated in it.
create or replace function ledger.ensure_period(dated_on date) returns void
language plpgsql as $$
begin
  if not exists (
    select from ledger.periods as p where p.starts_on <= dated_on and p.ends_on >= dated_on
  ) then
    insert into ledger.periods (starts_on, ends_on, closed)
    select
      m.starts_on,
      (m.starts_on + interval '1 month' - interval '1 day')::date,
      false
    from (select date_trunc('month', dated_on::timestamp)::date as starts_on) as m
    on conflict do nothing;
  end if;
end
$$;

-- Lines a command names, or every line with something open when it names none; a line named twice is refused.
create or replace function ledger.wanted_lines(lines jsonb, open_lines ledger.line_quantity[])
returns setof ledger.line_quantity
language plpgsql stable as $$
declare
  twice integer;
begin
  if coalesce(lines, 'null') = 'null' then
    return query select o.line_no, o.quantity from unnest(open_lines) as o where o.quantity > 0;
    return;
  end if;
  select (l.value ->> 'line_no')::integer
  into twice
  from jsonb_array_elements(lines) as l
  group by (l.value ->> 'line_no')::integer
  having count(*) > 1
  limit 1;
  if found then
    perform ledger.refuse('DUPLICATE_LINE', jsonb_build_object('line', twice));
  end if;
  return query
    select (l.value ->> 'line_no')::integer, (l.value ->> 'quantity')::numeric
    from jsonb_array_elements(lines) as l;
end
$$;

create or replace function ledger.require_line(document text, wanted_line_no integer, line_id bigint) returns void
language plpgsql as $$
begin
  if line_id is null then
    perform ledger.refuse('UNKNOWN_LINE', jsonb_build_object('document', document, 'line_no', wanted_line_no));
  end if;
end
$$;

-- Refuses a quantity or an amount above what is open on a line.
create or replace function ledger.require_open(
  refusal_code text,
  document_kind text,
  document text,
  line_no integer,
  wanted numeric,
  open_value numeric
) returns void
language plpgsql as $$
begin
  if wanted > open_value then
    perform ledger.refuse(
      refusal_code,
      jsonb_build_object(
        document_kind, document,
        'line_no', line_no,
        'quantity', trim_scale(wanted),
        'open', trim_scale(open_value)
      )
    );
  end if;
end
$$;

-- Net amount of an order line: given, or quantity at unit price less the discount, rounded once. A line in another unit
-- is worth the quantity and the price it was given in.
create or replace function ledger.line_amount(line jsonb, line_no bigint, discounted boolean default true)
returns numeric
language plpgsql stable as $$
declare
  exact numeric := coalesce(line ->> 'priced_quantity', line ->> 'quantity')::numeric
    * coalesce(line ->> 'price_of_unit', line ->> 'unit_price')::numeric
    * case when discounted then 1 - coalesce((line ->> 'discount_percent')::numeric, 0) / 100 else 1 end;
begin
  if exact >= 1e13 then
    perform ledger.refuse(
      'VALUE_TOO_LARGE',
      jsonb_build_object('field', 'lines[' || line_no - 1 || '].quantity', 'value', line ->> 'quantity')
    );
  end if;
  return ledger.half_up(exact);
end
$$;

-- How far each line of an order has come.
create or replace function ledger.order_progress(of_order_id bigint)
returns table (
  order_line_id bigint,
  line_no integer,
  product_id bigint,
  sku text,
  quantity numeric,
  net_amount numeric,
  tax_rate_percent numeric,
  delivered_quantity numeric,
  delivered_net numeric,
  invoiced_quantity numeric,
  invoiced_net numeric
)
language sql stable as $$
  select
    l.id,
    l.line_no,
    l.product_id,
    (select p.sku from ledger.products as p where p.id = l.product_id),
    l.quantity,
    l.net_amount,
    l.tax_rate_percent,
    coalesce(d.quantity, 0),
    coalesce(d.net_amount, 0),
    coalesce(i.quantity, 0),
    coalesce(i.net_amount, 0)
  from ledger.sales_order_lines as l
  left join lateral (
    select sum(n.quantity) as quantity, sum(n.net_amount) as net_amount
    from ledger.delivery_note_lines as n
    where n.order_line_id = l.id
  ) as d on true
  left join lateral (
    select sum(n.quantity) as quantity, sum(n.net_amount) as net_amount
    from ledger.customer_invoice_lines as n
    where n.order_line_id = l.id
  ) as i on true
  where l.order_id = of_order_id
  order by l.line_no
$$;

create or replace function ledger.find_actor(sought text) returns ledger.actors
language plpgsql stable as $$
declare
  actor ledger.actors;
begin
  select * into actor from ledger.actors as a where a.code = sought and not a.withdrawn;
  if not found then
    perform ledger.refuse('UNKNOWN_ACTOR', jsonb_build_object('code', sought));
  end if;
  return actor;
end
$$;

-- How far each line of a purchase order has come.
create or replace function ledger.purchase_progress(of_order_id bigint)
returns table (
  order_line_id bigint,
  line_no integer,
  product_id bigint,
  supplier_id bigint,
  quantity numeric,
  net_amount numeric,
  received_quantity numeric,
  received_net numeric,
  invoiced_quantity numeric,
  matched_net numeric
)
language sql stable as $$
  select
    l.id,
    l.line_no,
    l.product_id,
    l.supplier_id,
    l.quantity,
    l.net_amount,
    coalesce(r.quantity, 0),
    coalesce(r.net_amount, 0),
    coalesce(i.quantity, 0),
    coalesce(i.net_amount, 0)
  from ledger.purchase_order_lines as l
  left join lateral (
    select sum(n.quantity) as quantity, sum(n.net_amount) as net_amount
    from ledger.goods_receipt_lines as n
    where n.purchase_order_line_id = l.id
  ) as r on true
  left join lateral (
    select
      sum(n.quantity) as quantity,
      sum(n.net_amount - n.price_difference_amount - coalesce(c.exchange_difference_amount, 0)) as net_amount
    from ledger.supplier_invoice_lines as n
    left join ledger.supplier_invoice_line_currencies as c on c.invoice_line_id = n.id
    where n.purchase_order_line_id = l.id
  ) as i on true
  where l.purchase_order_id = of_order_id
  order by l.line_no
$$;
