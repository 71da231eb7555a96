-- Command invoice: what is delivered and not yet invoiced, or the lines named; then the customer's money on account.

-- What is still owed on an invoice, and what is left of a payment.
create or replace function ledger.open_amount(of_invoice_id bigint) returns numeric
language sql stable
return (select i.gross_amount from ledger.customer_invoices as i where i.id = of_invoice_id)
  - coalesce((select sum(c.gross_amount) from ledger.credit_notes as c where c.invoice_id = of_invoice_id), 0)
  - coalesce((select sum(a.amount) from ledger.payment_allocations as a where a.invoice_id = of_invoice_id), 0);

create or replace function ledger.rest_of_payment(of_payment_id bigint) returns numeric
language sql stable
return (select p.amount from ledger.payments as p where p.id = of_payment_id)
  - coalesce((select sum(a.amount) from ledger.payment_allocations as a where a.payment_id = of_payment_id), 0);

create or replace function ledger.allocate(
  payment ledger.payments,
  invoice ledger.customer_invoices,
  allocated numeric,
  allocated_day date
) returns void
language sql as $$
  insert into ledger.payment_allocations
    (payment_id, payment_number, invoice_id, invoice_number, customer_id, amount, allocated_on)
  values (
    payment.id, payment.number, invoice.id, invoice.number, invoice.customer_id, allocated, allocated_day
  )
$$;

-- Money that was on account settles an invoice: account 4191 to account 411.
create or replace function ledger.allocate_from_account(
  payment ledger.payments,
  invoice ledger.customer_invoices,
  allocated numeric,
  allocated_day date
) returns void
language plpgsql as $$
begin
  perform ledger.allocate(payment, invoice, allocated, allocated_day);
  perform ledger.post(
    'OD', allocated_day, 'PAYMENT', payment.id, payment.number,
    'Affectation ' || payment.number || ' sur ' || invoice.number,
    array[
      ledger.leg_of('CUST_ADVANCE', allocated, customer_id => invoice.customer_id),
      ledger.leg_of('CUST', -allocated, customer_id => invoice.customer_id)
    ]
  );
end
$$;

-- Oldest payment first; the customer is held. Returns what was allocated: [{"payment": ..., "amount": ...}].
create or replace function ledger.apply_on_account(invoice ledger.customer_invoices) returns jsonb
language plpgsql as $$
declare
  payment ledger.payments;
  allocated numeric;
  open_value numeric := ledger.open_amount(invoice.id);
  allocations jsonb := '[]';
begin
  for payment in
    select p.*
    from ledger.open_items as o
    join ledger.payments as p on p.id = o.document_id
    where o.kind = 'PAYMENT'
      and o.customer_id = invoice.customer_id
      and o.open_amount > 0
    order by p.paid_on, p.id
  loop
    exit when open_value <= 0;
    allocated := least(open_value, ledger.rest_of_payment(payment.id));
    perform ledger.allocate_from_account(payment, invoice, allocated, invoice.invoiced_on);
    open_value := open_value - allocated;
    allocations := allocations || jsonb_build_object('payment', payment.number, 'amount', allocated::text);
  end loop;
  return allocations;
end
$$;

create or replace function api.invoice(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('invoice', idempotency_key, body);
  sales_order ledger.sales_orders;
  invoice ledger.customer_invoices;
  line record;
  line_net numeric;
  order_line_ids bigint[] := '{}';
  product_ids bigint[] := '{}';
  quantities numeric[] := '{}';
  nets numeric[] := '{}';
  taxes numeric[] := '{}';
  legs ledger.leg[] := '{}';
  net numeric := 0;
  tax numeric := 0;
  is_cancelled boolean;
  entry_number text;
  allocations jsonb := '[]';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{order text, invoiced_on date, lines lines?, apply_on_account boolean?}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity}');
  sales_order := ledger.locked_order(body ->> 'order');
  is_cancelled := ledger.cancelled(sales_order.id);
  perform from ledger.customers as c where c.id = sales_order.customer_id for no key update;
  for line in
    select w.line_no as wanted_line_no, w.quantity as wanted, p.*
    from ledger.wanted_lines(
      body -> 'lines',
      array(
        select row(g.line_no, g.delivered_quantity - g.invoiced_quantity)::ledger.line_quantity
        from ledger.order_progress(sales_order.id) as g
      )
    ) as w
    left join ledger.order_progress(sales_order.id) as p on p.line_no = w.line_no
    order by w.line_no
  loop
    perform ledger.require_line(sales_order.number, line.wanted_line_no, line.order_line_id);
    perform ledger.require_open(
      'OVER_INVOICE', 'order', sales_order.number, line.line_no, line.wanted,
      (case when is_cancelled then line.delivered_quantity else line.quantity end) - line.invoiced_quantity
    );
    line_net := ledger.take(line.wanted, line.quantity - line.invoiced_quantity, line.net_amount - line.invoiced_net);
    order_line_ids := order_line_ids || line.order_line_id;
    product_ids := product_ids || line.product_id;
    quantities := quantities || line.wanted;
    nets := nets || line_net;
    taxes := taxes || ledger.half_up(line_net * line.tax_rate_percent / 100)::numeric;
    net := net + line_net;
    tax := tax + ledger.half_up(line_net * line.tax_rate_percent / 100);
    legs := legs || ledger.leg_of(
      'SALES', -line_net, sales_order.customer_id, product_id => line.product_id, order_line_id => line.order_line_id
    );
  end loop;
  if order_line_ids = '{}' then
    perform ledger.refuse('NOTHING_TO_INVOICE', jsonb_build_object('order', sales_order.number));
  end if;
  perform ledger.ensure_period((body ->> 'invoiced_on')::date);
  insert into ledger.customer_invoices
    (number, order_id, customer_id, invoiced_on, due_on, net_amount, tax_amount, gross_amount)
  select
    ledger.next_number('FC-', 'ledger.customer_invoice_numbers'),
    sales_order.id,
    c.id,
    (body ->> 'invoiced_on')::date,
    (body ->> 'invoiced_on')::date + t.net_days,
    net,
    tax,
    net + tax
  from ledger.customers as c
  join ledger.payment_terms as t on t.id = c.payment_terms_id
  where c.id = sales_order.customer_id
  returning * into invoice;
  insert into ledger.customer_invoice_lines (
    invoice_id, number, line_no, order_line_id, product_id, customer_id, quantity, net_amount, tax_amount, invoiced_on
  )
  select
    invoice.id, invoice.number, l.ordinality, l.order_line_id, l.product_id, invoice.customer_id, l.quantity, l.net,
    l.tax, invoice.invoiced_on
  from unnest(order_line_ids, product_ids, quantities, nets, taxes) with ordinality
    as l (order_line_id, product_id, quantity, net, tax, ordinality)
  order by l.ordinality;
  perform ledger.write_terms(invoice);
  perform ledger.write_sales_vat(invoice);
  entry_number := ledger.post(
    'VEN', invoice.invoiced_on, 'CUSTOMER_INVOICE', invoice.id, invoice.number, 'Facture ' || invoice.number,
    ledger.leg_of('CUST', net + tax, invoice.customer_id) || legs
      || ledger.leg_of('VAT_OUT', -tax, invoice.customer_id)
  );
  if coalesce((body ->> 'apply_on_account')::boolean, true) then
    allocations := ledger.apply_on_account(invoice);
  end if;
  return ledger.remember('invoice', idempotency_key, body, jsonb_build_object(
    'id', invoice.id,
    'number', invoice.number,
    'due_on', invoice.due_on,
    'net_amount', invoice.net_amount::text,
    'tax_amount', invoice.tax_amount::text,
    'gross_amount', invoice.gross_amount::text,
    'open_amount', ledger.open_amount(invoice.id)::text,
    'allocations', allocations,
    'entry_number', entry_number
  ) || ledger.regime_answer(invoice.id));
end
$$;
