-- Commands of payment: record one and settle invoices with it, settle an invoice later with money on account.

-- What any payment keeps to, of a customer or to a supplier: an invoice takes no more than is open, an allocation is no
-- more than what is left of the payment, and what is left goes on account only where the command says so.
create or replace function ledger.require_open_covers(settled numeric, open_value numeric) returns void
language plpgsql as $$
begin
  if settled > open_value then
    perform ledger.refuse(
      'PAYMENT_ABOVE_OPEN', jsonb_build_object('amount', settled::text, 'open', open_value::text)
    );
  end if;
end
$$;

create or replace function ledger.require_payment_covers(allocated numeric, rest numeric) returns void
language plpgsql as $$
begin
  if allocated > rest then
    perform ledger.refuse(
      'ALLOCATION_ABOVE_PAYMENT', jsonb_build_object('amount', allocated::text, 'rest', rest::text)
    );
  end if;
end
$$;

create or replace function ledger.excess_is_kept(body jsonb) returns boolean
language plpgsql as $$
begin
  if coalesce(body ->> 'excess', 'refuse') not in ('refuse', 'on-account') then
    perform ledger.refuse_field('excess', 'mistyped', 'refuse | on-account');
  end if;
  return coalesce(body ->> 'excess' = 'on-account', false);
end
$$;

create or replace function api.record_payment(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('record_payment', idempotency_key, body);
  customer ledger.customers;
  payment ledger.payments;
  invoice ledger.customer_invoices;
  wanted record;
  method ledger.payment_methods;
  rest numeric;
  excess_kept boolean;
  allocations jsonb := '[]';
  discounts jsonb := '[]';
  legs ledger.leg[];
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{customer text, paid_on date, method text, amount amount, allocations lines?, excess text?}'
  );
  perform ledger.check_lines(
    body -> 'allocations', 'allocations', '{invoice text, amount amount, cash_discount amount?}'
  );
  excess_kept := ledger.excess_is_kept(body);
  method := ledger.payment_method(body ->> 'method');
  customer := ledger.locked_customer(body ->> 'customer');
  rest := (body ->> 'amount')::numeric(18, 2);
  legs := array[ledger.leg_of(method.role, rest, customer.id)];
  perform ledger.ensure_period((body ->> 'paid_on')::date);
  insert into ledger.payments (number, customer_id, method, paid_on, amount)
  values (
    ledger.numbered('RG-', nextval('ledger.payment_numbers')),
    customer.id,
    method.code,
    (body ->> 'paid_on')::date,
    rest
  )
  returning * into payment;
  for wanted in select * from ledger.wanted_allocations(customer.id, body -> 'allocations', rest) loop
    invoice := ledger.find_invoice(wanted.invoice_number);
    perform ledger.require_settleable(invoice, customer.id, wanted.amount + coalesce(wanted.cash_discount, 0));
    perform ledger.require_payment_covers(wanted.amount, rest);
    if wanted.cash_discount is not null then
      discounts := discounts || ledger.take_cash_discount(payment, invoice, wanted.amount, wanted.cash_discount);
    end if;
    perform ledger.allocate(payment, invoice, wanted.amount, payment.paid_on);
    rest := rest - wanted.amount;
    allocations := allocations || jsonb_build_object('invoice', invoice.number, 'amount', wanted.amount::text);
    legs := legs || ledger.leg_of('CUST', -wanted.amount, customer.id, label => 'Règlement de ' || invoice.number);
  end loop;
  if not excess_kept then
    perform ledger.require_open_covers(payment.amount, payment.amount - rest);
  end if;
  legs := legs || ledger.leg_of('CUST_ADVANCE', -rest, customer.id, label => 'Acompte ' || payment.number);
  return ledger.remember('record_payment', idempotency_key, body, jsonb_build_object(
    'id', payment.id,
    'number', payment.number,
    'amount', payment.amount::text,
    'allocations', allocations,
    'cash_discounts', discounts,
    'on_account_amount', rest::text,
    'entry_number', ledger.post(
      'BNQ', payment.paid_on, 'PAYMENT', payment.id, payment.number,
      'Règlement ' || payment.number || ' de ' || customer.code, legs
    )
  ));
end
$$;

-- The allocations a payment names, or its amount over the open invoices of the customer, oldest first.
drop function if exists ledger.wanted_allocations(bigint, jsonb, numeric);
create or replace function ledger.wanted_allocations(of_customer_id bigint, allocations jsonb, total numeric)
returns table (invoice_number text, amount numeric, cash_discount numeric)
language plpgsql stable as $$
begin
  if coalesce(allocations, 'null') <> 'null' then
    return query
      select
        a.value ->> 'invoice',
        (a.value ->> 'amount')::numeric(18, 2),
        (a.value ->> 'cash_discount')::numeric(18, 2)
      from jsonb_array_elements(allocations) with ordinality as a
      order by a.ordinality;
    return;
  end if;
  return query
    select d.number, least(d.open_value, total - d.older)::numeric, null::numeric
    from (
      select
        i.number,
        i.invoiced_on,
        i.id,
        o.open_amount as open_value,
        sum(o.open_amount) over (order by i.invoiced_on, i.id) - o.open_amount as older
      from ledger.open_items as o
      join ledger.customer_invoices as i on i.id = o.document_id
      where o.kind = 'INVOICE'
        and o.customer_id = of_customer_id
        and o.open_amount > 0
    ) as d
    where d.older < total
    order by d.invoiced_on, d.id;
end
$$;

create or replace function ledger.require_settleable(
  invoice ledger.customer_invoices,
  of_customer_id bigint,
  amount numeric
) returns void
language plpgsql as $$
begin
  if invoice.customer_id <> of_customer_id then
    perform ledger.refuse('OTHER_CUSTOMER', jsonb_build_object('invoice', invoice.number));
  end if;
  perform ledger.require_open_covers(amount, ledger.open_amount(invoice.id));
end
$$;

create or replace function api.allocate_payment(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('allocate_payment', idempotency_key, body);
  payment ledger.payments;
  invoice ledger.customer_invoices;
  allocated numeric;
  rest numeric;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{payment text, invoice text, amount amount, allocated_on date}');
  select * into payment from ledger.payments as p where p.number = body ->> 'payment';
  if not found then
    perform ledger.refuse('UNKNOWN_PAYMENT', jsonb_build_object('code', body ->> 'payment'));
  end if;
  perform from ledger.customers as c where c.id = payment.customer_id for no key update;
  invoice := ledger.find_invoice(body ->> 'invoice');
  allocated := (body ->> 'amount')::numeric(18, 2);
  rest := ledger.rest_of_payment(payment.id);
  perform ledger.require_settleable(invoice, payment.customer_id, allocated);
  perform ledger.require_payment_covers(allocated, rest);
  perform ledger.ensure_period((body ->> 'allocated_on')::date);
  perform ledger.allocate_from_account(payment, invoice, allocated, (body ->> 'allocated_on')::date);
  return ledger.remember('allocate_payment', idempotency_key, body, jsonb_build_object(
    'payment', payment.number,
    'invoice', invoice.number,
    'amount', allocated::text,
    'open_amount', ledger.open_amount(invoice.id)::text,
    'on_account_amount', (rest - allocated)::text
  ));
end
$$;
