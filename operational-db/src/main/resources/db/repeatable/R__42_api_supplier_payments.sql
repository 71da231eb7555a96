-- Commands of payment to suppliers: pay and settle invoices, settle one later with money paid on account.

-- What we still owe on an invoice, and what is left of a payment.
create or replace function ledger.supplier_open_amount(of_invoice_id bigint) returns numeric
language sql stable
return (select i.gross_amount from ledger.supplier_invoices as i where i.id = of_invoice_id)
  - coalesce((
    select sum(n.gross_amount) from ledger.supplier_credit_notes as n where n.invoice_id = of_invoice_id
  ), 0)
  - coalesce((
    select sum(a.amount + a.cash_discount_amount)
    from ledger.supplier_payment_allocations as a
    where a.invoice_id = of_invoice_id
  ), 0);

create or replace function ledger.rest_of_supplier_payment(of_payment_id bigint) returns numeric
language sql stable
return (select p.amount from ledger.supplier_payments as p where p.id = of_payment_id)
  - coalesce((
    select sum(a.amount + coalesce(c.exchange_difference_amount, 0))
    from ledger.supplier_payment_allocations as a
    left join ledger.supplier_allocation_currencies as c on c.allocation_id = a.id
    where a.payment_id = of_payment_id
  ), 0);

-- Whoever changes what we owe a supplier holds the supplier.
create or replace function ledger.locked_supplier(sought text) returns ledger.suppliers
language plpgsql as $$
declare
  supplier ledger.suppliers;
begin
  select * into supplier from ledger.suppliers as s where s.code = sought for no key update;
  if not found then
    perform ledger.refuse('UNKNOWN_SUPPLIER', jsonb_build_object('code', sought));
  end if;
  return supplier;
end
$$;

create or replace function ledger.find_supplier_invoice(of_supplier ledger.suppliers, sought text)
returns ledger.supplier_invoices
language plpgsql stable as $$
declare
  invoice ledger.supplier_invoices;
begin
  select * into invoice from ledger.supplier_invoices as i where i.supplier_id = of_supplier.id and i.number = sought;
  if not found then
    perform ledger.refuse(
      'UNKNOWN_SUPPLIER_INVOICE', jsonb_build_object('code', sought, 'supplier', of_supplier.code)
    );
  end if;
  return invoice;
end
$$;

-- The allocations a payment names, or its amount over what we owe the supplier, what is due first before the rest: of
-- an invoice that is due in parts, part by part.
create or replace function ledger.wanted_supplier_allocations(of_supplier_id bigint, allocations jsonb, total numeric)
returns table (invoice_number text, amount numeric, cash_discount numeric)
language plpgsql stable as $$
begin
  if coalesce(allocations, 'null') <> 'null' then
    return query
      select
        a.value ->> 'invoice',
        (a.value ->> 'amount')::numeric(18, 2),
        coalesce((a.value ->> 'cash_discount')::numeric(18, 2), 0)
      from jsonb_array_elements(allocations) with ordinality as a
      order by a.ordinality;
    return;
  end if;
  return query
    select d.number, sum(least(d.open_amount, total - d.older))::numeric, 0::numeric
    from (
      select
        i.number,
        i.id,
        p.due_on,
        p.open_amount,
        sum(p.open_amount) over (order by p.due_on, i.id) - p.open_amount as older
      from ledger.supplier_invoices as i
      cross join lateral ledger.supplier_open_parts(i.id, ledger.supplier_open_amount(i.id)) as p
      where i.supplier_id = of_supplier_id
        and not exists (select from ledger.supplier_invoice_currencies as c where c.invoice_id = i.id)
    ) as d
    where d.older < total
    group by d.id, d.number
    order by min(d.due_on), d.id;
end
$$;

-- Refuses a discount the supplier does not offer that day, or above its percentage of what is settled.
create or replace function ledger.require_supplier_discount(
  invoice ledger.supplier_invoices,
  paid_day date,
  paid numeric,
  discount numeric
) returns void
language plpgsql stable as $$
declare
  offer ledger.supplier_invoice_discounts;
  allowed numeric;
begin
  select * into offer from ledger.supplier_invoice_discounts as d where d.invoice_id = invoice.id;
  allowed := ledger.half_up((paid + discount) * offer.cash_discount_percent / 100);
  if discount = 0 then
    return;
  elsif offer.cash_discount_percent is null then
    perform ledger.refuse('CASH_DISCOUNT_NOT_OFFERED', jsonb_build_object('invoice', invoice.number));
  elsif paid_day > offer.cash_discount_until then
    perform ledger.refuse(
      'CASH_DISCOUNT_TOO_LATE', jsonb_build_object('invoice', invoice.number, 'valid_until', offer.cash_discount_until)
    );
  elsif discount > allowed then
    perform ledger.refuse(
      'CASH_DISCOUNT_TOO_LARGE', jsonb_build_object('amount', discount::text, 'allowed', allowed::text)
    );
  end if;
end
$$;

-- Settles an invoice with a part of a payment; answers the legs: what we no longer owe, and the discount with its tax.
create or replace function ledger.settle_supplier_invoice(
  payment ledger.supplier_payments,
  invoice ledger.supplier_invoices,
  settled numeric,
  discount numeric,
  allocated_day date
) returns ledger.leg[]
language plpgsql as $$
declare
  tax numeric := case when discount = 0 then 0
    else ledger.take(discount, invoice.gross_amount, invoice.tax_amount) end;
begin
  perform ledger.require_currency(invoice, null);
  perform ledger.require_open_covers(settled + discount, ledger.supplier_open_amount(invoice.id));
  perform ledger.require_payment_covers(settled, ledger.rest_of_supplier_payment(payment.id));
  insert into ledger.supplier_payment_allocations
    (payment_id, payment_number, invoice_id, supplier_id, amount, cash_discount_amount, allocated_on)
  values (payment.id, payment.number, invoice.id, invoice.supplier_id, settled, discount, allocated_day);
  return array[
    ledger.leg_of(
      'SUP', settled + discount, supplier_id => invoice.supplier_id, label => 'Règlement de ' || invoice.number
    ),
    ledger.leg_of(
      'DISC_GOT', tax - discount, supplier_id => invoice.supplier_id, label => 'Escompte ' || invoice.number
    ),
    ledger.leg_of('VAT_IN', -tax, supplier_id => invoice.supplier_id, label => 'Escompte ' || invoice.number)
  ] || ledger.lower_vat(
    'SUPPLIER_INVOICE', invoice.id, discount - tax, tax, allocated_day, 'SUPPLIER_PAYMENT', payment.id, payment.number,
    invoice.supplier_id
  );
end
$$;

create or replace function ledger.new_supplier_payment(
  of_supplier_id bigint,
  method_code text,
  paid_day date,
  paid numeric
) returns ledger.supplier_payments
language plpgsql as $$
declare
  payment ledger.supplier_payments;
begin
  perform ledger.ensure_period(paid_day);
  insert into ledger.supplier_payments (number, supplier_id, method, paid_on, amount)
  values (
    ledger.numbered('RF-', nextval('ledger.supplier_payment_numbers')), of_supplier_id, method_code, paid_day, paid
  )
  returning * into payment;
  return payment;
end
$$;

create or replace function api.pay_supplier(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('pay_supplier', idempotency_key, body);
  supplier ledger.suppliers;
  payment ledger.supplier_payments;
  invoice ledger.supplier_invoices;
  wanted record;
  method ledger.payment_methods;
  rest numeric;
  excess_kept boolean;
  allocations jsonb := '[]';
  legs ledger.leg[] := '{}';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{supplier text, paid_on date, method text, amount amount, allocations lines?, excess text?}'
  );
  perform ledger.check_lines(
    body -> 'allocations', 'allocations', '{invoice text, amount amount, cash_discount amount?}'
  );
  excess_kept := ledger.excess_is_kept(body);
  method := ledger.payment_method(body ->> 'method');
  supplier := ledger.locked_supplier(body ->> 'supplier');
  payment := ledger.new_supplier_payment(
    supplier.id, method.code, (body ->> 'paid_on')::date, (body ->> 'amount')::numeric(18, 2)
  );
  for wanted in
    select * from ledger.wanted_supplier_allocations(supplier.id, body -> 'allocations', payment.amount)
  loop
    invoice := ledger.find_supplier_invoice(supplier, wanted.invoice_number);
    perform ledger.require_supplier_discount(invoice, payment.paid_on, wanted.amount, wanted.cash_discount);
    legs := legs
      || ledger.settle_supplier_invoice(payment, invoice, wanted.amount, wanted.cash_discount, payment.paid_on);
    allocations := allocations || jsonb_build_object(
      'invoice', invoice.number, 'amount', wanted.amount::text, 'cash_discount', wanted.cash_discount::text
    );
  end loop;
  rest := ledger.rest_of_supplier_payment(payment.id);
  if not excess_kept then
    perform ledger.require_open_covers(payment.amount, payment.amount - rest);
  end if;
  legs := legs
    || ledger.leg_of('SUP_ADVANCE', rest, supplier_id => supplier.id, label => 'Acompte ' || payment.number)
    || ledger.leg_of(method.role, -payment.amount, supplier_id => supplier.id);
  return ledger.remember('pay_supplier', idempotency_key, body, jsonb_build_object(
    'id', payment.id,
    'number', payment.number,
    'amount', payment.amount::text,
    'allocations', allocations,
    'on_account_amount', rest::text,
    'entry_number', ledger.post(
      'BNQ', payment.paid_on, 'SUPPLIER_PAYMENT', payment.id, payment.number,
      'Règlement ' || payment.number || ' à ' || supplier.code, legs
    )
  ));
end
$$;

create or replace function api.allocate_supplier_payment(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('allocate_supplier_payment', idempotency_key, body);
  payment ledger.supplier_payments;
  supplier ledger.suppliers;
  invoice ledger.supplier_invoices;
  allocated numeric;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{payment text, invoice text, amount amount, allocated_on date}');
  select * into payment from ledger.supplier_payments as p where p.number = body ->> 'payment';
  if not found then
    perform ledger.refuse('UNKNOWN_SUPPLIER_PAYMENT', jsonb_build_object('code', body ->> 'payment'));
  end if;
  select * into supplier from ledger.suppliers as s where s.id = payment.supplier_id for no key update;
  invoice := ledger.find_supplier_invoice(supplier, body ->> 'invoice');
  allocated := (body ->> 'amount')::numeric(18, 2);
  perform ledger.require_not_before((body ->> 'allocated_on')::date, payment.number, payment.paid_on);
  perform ledger.ensure_period((body ->> 'allocated_on')::date);
  perform ledger.post(
    'OD', (body ->> 'allocated_on')::date, 'SUPPLIER_PAYMENT', payment.id, payment.number,
    'Affectation ' || payment.number || ' sur ' || invoice.number,
    ledger.settle_supplier_invoice(payment, invoice, allocated, 0, (body ->> 'allocated_on')::date)
      || ledger.leg_of('SUP_ADVANCE', -allocated, supplier_id => supplier.id)
  );
  return ledger.remember('allocate_supplier_payment', idempotency_key, body, jsonb_build_object(
    'payment', payment.number,
    'invoice', invoice.number,
    'amount', allocated::text,
    'open_amount', ledger.supplier_open_amount(invoice.id)::text,
    'on_account_amount', ledger.rest_of_supplier_payment(payment.id)::text
  ));
end
$$;
