-- Foreign currencies: rates by day, what orders, receipts and invoices come to in their own currency, and paying them.

create or replace function api.put_exchange_rate(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_exchange_rate', idempotency_key, body, true);
  rate_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{currency text, valid_from date, rate quantity}');
  if body ->> 'currency' !~ '^[A-Z]{3}$' then
    perform ledger.refuse_field('currency', 'mistyped', 'ISO 4217');
  end if;
  insert into ledger.exchange_rates as t (currency_code, valid_from, exchange_rate)
  values (body ->> 'currency', (body ->> 'valid_from')::date, (body ->> 'rate')::numeric)
  on conflict (currency_code, valid_from) do update set exchange_rate = excluded.exchange_rate
  where t.exchange_rate <> excluded.exchange_rate;
  select r.id
  into rate_id
  from ledger.exchange_rates as r
  where r.currency_code = body ->> 'currency' and r.valid_from = (body ->> 'valid_from')::date;
  return ledger.remember('put_exchange_rate', idempotency_key, body, jsonb_build_object('id', rate_id));
end
$$;

-- Company currency for one unit, as given or as the rates say that day; null for a document in the company currency.
create or replace function ledger.rate_of(sought_currency text, on_day date, given numeric) returns numeric
language plpgsql stable as $$
declare
  rate numeric := given;
begin
  if coalesce(sought_currency, 'none') in ('none', coalesce((select c.currency_code from ledger.companies as c), 'EUR'))
  then
    if given is not null then
      perform ledger.refuse_field('rate', 'unknown', 'currency');
    end if;
    return null;
  elsif rate is null then
    select r.exchange_rate
    into rate
    from ledger.exchange_rates as r
    where r.currency_code = sought_currency and r.valid_from <= on_day
    order by r.valid_from desc
    limit 1;
    if not found then
      perform ledger.refuse('UNKNOWN_RATE', jsonb_build_object('currency', sought_currency, 'date', on_day));
    end if;
  end if;
  return rate;
end
$$;

create or replace function ledger.currency_of_order(of_order_id bigint) returns text
language sql stable
return (select c.currency_code from ledger.purchase_order_currencies as c where c.purchase_order_id = of_order_id);

-- How far each line of an order in a foreign currency has come, in that currency.
create or replace function ledger.foreign_progress(of_order_id bigint)
returns table (
  foreign_line_id bigint,
  ordered_foreign numeric,
  received_foreign numeric,
  sent_back_foreign numeric,
  matched_foreign numeric
)
language sql stable as $$
  select
    l.id,
    c.foreign_amount,
    coalesce((
      select sum(f.foreign_amount)
      from ledger.goods_receipt_lines as r
      join ledger.goods_receipt_line_currencies as f on f.receipt_line_id = r.id
      where r.purchase_order_line_id = l.id
    ), 0),
    coalesce((
      select sum(b.uninvoiced_foreign_amount)
      from ledger.supplier_return_lines as b
      where b.purchase_order_line_id = l.id
    ), 0),
    coalesce((
      select sum(f.matched_foreign_amount)
      from ledger.supplier_invoice_lines as n
      join ledger.supplier_invoice_line_currencies as f on f.invoice_line_id = n.id
      where n.purchase_order_line_id = l.id
    ), 0)
  from ledger.purchase_order_lines as l
  join ledger.purchase_order_line_currencies as c on c.purchase_order_line_id = l.id
  where l.purchase_order_id = of_order_id
$$;

-- An invoice line in a foreign currency: what it says, what is matched, and the part of the difference that is not the
-- price but the rate, which moved since the goods came. All null in the company currency.
create or replace function ledger.foreign_line(
  matched_foreign numeric,
  given_foreign numeric,
  rate numeric,
  matched numeric
) returns ledger.supplier_invoice_line_currencies
language plpgsql immutable as $$
declare
  line ledger.supplier_invoice_line_currencies;
  price_difference numeric;
begin
  if rate is null then
    return line;
  end if;
  line.matched_foreign_amount := matched_foreign;
  line.foreign_amount := coalesce(given_foreign, matched_foreign);
  price_difference := ledger.half_up(
    (line.foreign_amount - matched_foreign) * coalesce(matched / nullif(matched_foreign, 0), rate)
  );
  line.exchange_difference_amount := ledger.half_up(line.foreign_amount * rate) - matched - price_difference;
  return line;
end
$$;

create or replace function ledger.write_invoice_currency(
  invoice ledger.supplier_invoices,
  currency text,
  rate numeric,
  lines ledger.supplier_invoice_line_currencies[],
  tax_rate_percent numeric
) returns void
language sql as $$
  insert into ledger.supplier_invoice_currencies (invoice_id, currency_code, exchange_rate, foreign_amount)
  select
    invoice.id,
    currency,
    rate,
    sum(c.foreign_amount) + ledger.half_up(sum(c.foreign_amount) * coalesce(tax_rate_percent, 0) / 100)
  from unnest(lines) as c;
  insert into ledger.supplier_invoice_line_currencies
    (invoice_line_id, foreign_amount, matched_foreign_amount, exchange_difference_amount)
  select l.id, c.foreign_amount, c.matched_foreign_amount, c.exchange_difference_amount
  from unnest(lines) with ordinality as c
  join ledger.supplier_invoice_lines as l on l.invoice_id = invoice.id and l.line_no = c.ordinality
  order by l.line_no
$$;

-- What is open of a foreign invoice at the end of a day, in its currency and in the books.
create or replace function ledger.open_foreign_item(
  of_invoice_id bigint,
  on_day date,
  out foreign_open numeric,
  out open numeric
)
language sql stable
return (
  select row(
    c.foreign_amount - coalesce(n.foreign_amount, 0) - coalesce(a.foreign_amount, 0),
    i.gross_amount - coalesce(n.amount, 0) - coalesce(a.amount, 0)
  )
  from ledger.supplier_invoices as i
  join ledger.supplier_invoice_currencies as c on c.invoice_id = i.id
  cross join lateral (
    select sum(x.foreign_amount) as foreign_amount, sum(n.gross_amount) as amount
    from ledger.supplier_credit_notes as n
    join ledger.supplier_credit_note_currencies as x on x.credit_note_id = n.id
    where n.invoice_id = i.id and n.credited_on <= on_day
  ) as n
  cross join lateral (
    select sum(f.foreign_amount) as foreign_amount, sum(a.amount) as amount
    from ledger.supplier_payment_allocations as a
    join ledger.supplier_allocation_currencies as f on f.allocation_id = a.id
    where a.invoice_id = i.id and a.allocated_on <= on_day
  ) as a
  where i.id = of_invoice_id
);

-- What a credit note is in the currency of its invoice, tax included; the last one takes the rest of the tax.
create or replace function ledger.keep_credit_currency(note ledger.supplier_credit_notes) returns void
language sql as $$
  insert into ledger.supplier_credit_note_currencies (credit_note_id, foreign_amount)
  select note.id, w.net + ledger.half_up(w.net * (c.foreign_amount - v.net) / v.net)
  from ledger.supplier_invoice_currencies as c
  cross join lateral (
    select sum(x.foreign_amount)::numeric as net
    from ledger.supplier_credit_note_lines as l
    join ledger.supplier_credit_note_line_currencies as x on x.credit_note_line_id = l.id
    where l.credit_note_id = note.id
  ) as w
  cross join lateral (
    select nullif(sum(y.foreign_amount), 0)::numeric as net
    from ledger.supplier_invoice_lines as l
    join ledger.supplier_invoice_line_currencies as y on y.invoice_line_id = l.id
    where l.invoice_id = note.invoice_id
  ) as v
  where c.invoice_id = note.invoice_id
    and w.net is not null
$$;

-- Documents in another currency have commands of their own.
create or replace function ledger.require_currency(invoice ledger.supplier_invoices, currency text) returns void
language plpgsql stable as $$
declare
  own text := (select c.currency_code from ledger.supplier_invoice_currencies as c where c.invoice_id = invoice.id);
begin
  if own is distinct from currency then
    perform ledger.refuse(
      'OTHER_CURRENCY',
      jsonb_build_object(
        'invoice', invoice.number,
        'currency', coalesce(own, (select c.currency_code from ledger.companies as c), 'EUR')
      )
    );
  end if;
end
$$;

-- Settles a part of a foreign invoice: what we owed leaves at the rate of the invoice, the money at the rate of the
-- payment, and the difference is a gain or a loss. Answers both legs.
create or replace function ledger.settle_foreign_invoice(
  payment ledger.supplier_payments,
  invoice ledger.supplier_invoices,
  foreign_settled numeric,
  paid numeric,
  rate numeric
) returns ledger.leg[]
language plpgsql as $$
declare
  foreign_open numeric := (ledger.open_foreign_item(invoice.id, 'infinity')).foreign_open;
  cleared numeric;
  allocation_id bigint;
begin
  perform ledger.require_open_covers(foreign_settled, foreign_open);
  cleared := ledger.take(foreign_settled, foreign_open, ledger.supplier_open_amount(invoice.id));
  insert into ledger.supplier_payment_allocations
    (payment_id, payment_number, invoice_id, supplier_id, amount, cash_discount_amount, allocated_on)
  values (payment.id, payment.number, invoice.id, invoice.supplier_id, cleared, 0, payment.paid_on)
  returning id into allocation_id;
  insert into ledger.supplier_allocation_currencies
    (allocation_id, exchange_rate, foreign_amount, exchange_difference_amount)
  values (allocation_id, rate, foreign_settled, paid - cleared);
  return array[
    ledger.leg_of('SUP', cleared, supplier_id => invoice.supplier_id, label => 'Règlement de ' || invoice.number),
    ledger.leg_of(
      ledger.exchange_role(paid - cleared),
      paid - cleared,
      supplier_id => invoice.supplier_id,
      label => 'Différence de change sur ' || invoice.number
    )
  ];
end
$$;

create or replace function api.pay_supplier_in_currency(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('pay_supplier_in_currency', idempotency_key, body);
  supplier ledger.suppliers;
  payment ledger.supplier_payments;
  invoice ledger.supplier_invoices;
  method ledger.payment_methods;
  wanted record;
  rate numeric;
  legs ledger.leg[] := '{}';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{supplier text, paid_on date, method text, currency text, rate quantity?, allocations lines}'
  );
  perform ledger.check_lines(body -> 'allocations', 'allocations', '{invoice text, amount amount}');
  method := ledger.payment_method(body ->> 'method');
  supplier := ledger.locked_supplier(body ->> 'supplier');
  rate := ledger.rate_of(body ->> 'currency', (body ->> 'paid_on')::date, (body ->> 'rate')::numeric);
  if rate is null then
    perform ledger.refuse_field('currency', 'mistyped', 'pay_supplier');
  end if;
  payment := ledger.new_supplier_payment(
    supplier.id,
    method.code,
    (body ->> 'paid_on')::date,
    (
      select greatest(ledger.half_up(sum((a.value ->> 'amount')::numeric) * rate), 0.01)
      from jsonb_array_elements(body -> 'allocations') as a
    )
  );
  for wanted in
    select a.value ->> 'invoice' as invoice_number, (a.value ->> 'amount')::numeric(18, 2) as amount, s.share
    from jsonb_array_elements(body -> 'allocations') with ordinality as a
    join unnest(ledger.spread(
      payment.amount,
      array(
        select (w.value ->> 'amount')::numeric
        from jsonb_array_elements(body -> 'allocations') with ordinality as w
        order by w.ordinality
      )
    )) with ordinality as s (share, ordinality) on s.ordinality = a.ordinality
    order by a.ordinality
  loop
    invoice := ledger.find_supplier_invoice(supplier, wanted.invoice_number);
    perform ledger.require_currency(invoice, body ->> 'currency');
    legs := legs || ledger.settle_foreign_invoice(payment, invoice, wanted.amount, wanted.share, rate);
  end loop;
  return ledger.remember('pay_supplier_in_currency', idempotency_key, body, jsonb_build_object(
    'id', payment.id,
    'number', payment.number,
    'amount', payment.amount::text,
    'rate', rate::text,
    'entry_number', ledger.post(
      'BNQ', payment.paid_on, 'SUPPLIER_PAYMENT', payment.id, payment.number,
      'Règlement ' || payment.number || ' à ' || supplier.code || ' en ' || (body ->> 'currency'),
      legs || ledger.leg_of(method.role, -payment.amount, supplier_id => supplier.id)
    )
  ));
end
$$;
