-- What the terms of a customer make of an invoice, and what a payment makes of a cash discount.

-- The parts an amount is due in under terms that have several due dates; none under others.
create or replace function ledger.instalments_of(of_terms_id bigint, invoiced_on date, gross numeric)
returns table (line_no integer, due_on date, amount ledger.amount)
language sql stable as $$
  select p.rank::integer, invoiced_on + s.net_days[p.rank], p.amount
  from ledger.payment_schedules as s
  cross join lateral unnest(ledger.spread(gross, s.share_percent)) with ordinality as p (amount, rank)
  where s.payment_terms_id = of_terms_id
    and cardinality(s.net_days) > 1
$$;

-- Writes the due dates of an invoice when its terms have several, and the cash discount they offer.
create or replace function ledger.write_terms(invoice ledger.customer_invoices) returns void
language plpgsql as $$
declare
  schedule ledger.payment_schedules;
begin
  select s.*
  into schedule
  from ledger.customers as c
  join ledger.payment_schedules as s on s.payment_terms_id = c.payment_terms_id
  where c.id = invoice.customer_id;
  insert into ledger.invoice_instalments (invoice_id, line_no, due_on, amount)
  select invoice.id, p.line_no, p.due_on, p.amount
  from ledger.instalments_of(schedule.payment_terms_id, invoice.invoiced_on, invoice.gross_amount) as p
  order by p.line_no;
  if schedule.cash_discount_percent > 0 then
    insert into ledger.invoice_cash_discounts (invoice_id, cash_discount_percent, valid_until)
    values (invoice.id, schedule.cash_discount_percent, invoice.invoiced_on + schedule.cash_discount_days);
  end if;
end
$$;

-- What is open of each of these parts when so much is open of the whole: what is settled covers the earliest first.
create or replace function ledger.open_of_parts(due_days date[], amounts numeric[], open_value numeric)
returns table (line_no integer, due_on date, open_amount numeric)
language sql immutable as $$
  select p.line_no::integer, p.due_on, p.open_amount
  from (
    select
      n.line_no,
      n.due_on,
      least(
        n.amount,
        open_value - coalesce(sum(n.amount) over (
          order by n.line_no desc rows between unbounded preceding and 1 preceding
        ), 0)
      ) as open_amount
    from unnest(due_days, amounts) with ordinality as n (due_on, amount, line_no)
  ) as p
  where p.open_amount > 0
$$;

-- The parts of a customer's invoice; one that is due as a whole is its only part.
create or replace function ledger.open_parts(of_invoice_id bigint, open_of_invoice numeric)
returns table (line_no integer, due_on date, open_amount numeric)
language sql stable as $$
  select p.line_no, p.due_on, p.open_amount
  from ledger.customer_invoices as i
  cross join lateral (
    select
      coalesce(array_agg(n.due_on order by n.line_no), array[i.due_on]) as due_days,
      coalesce(array_agg(n.amount::numeric order by n.line_no), array[i.gross_amount::numeric]) as amounts
    from ledger.invoice_instalments as n
    where n.invoice_id = i.id
  ) as a
  cross join lateral ledger.open_of_parts(a.due_days, a.amounts, open_of_invoice) as p
  where i.id = of_invoice_id
$$;

-- The parts of a supplier's invoice.
create or replace function ledger.supplier_open_parts(of_invoice_id bigint, open_of_invoice numeric)
returns table (line_no integer, due_on date, open_amount numeric)
language sql stable as $$
  select p.line_no, p.due_on, p.open_amount
  from ledger.supplier_invoices as i
  cross join lateral (
    select
      coalesce(array_agg(n.due_on order by n.line_no), array[i.due_on]) as due_days,
      coalesce(array_agg(n.amount::numeric order by n.line_no), array[i.gross_amount::numeric]) as amounts
    from ledger.supplier_invoice_instalments as n
    where n.invoice_id = i.id
  ) as a
  cross join lateral ledger.open_of_parts(a.due_days, a.amounts, open_of_invoice) as p
  where i.id = of_invoice_id
$$;

-- The collation is named so that capitals with accents are lowered whatever the locale of the database.
create or replace function ledger.payment_method(sought text) returns ledger.payment_methods
language plpgsql stable as $$
declare
  method ledger.payment_methods;
begin
  select m.*
  into method
  from ledger.payment_method_words as w
  join ledger.payment_methods as m on m.code = w.method_code
  where w.word = lower(btrim(sought) collate pg_catalog.pg_c_utf8);
  if not found then
    perform ledger.refuse('UNKNOWN_PAYMENT_METHOD', jsonb_build_object('code', sought));
  end if;
  return method;
end
$$;

-- Refuses a discount the invoice does not offer that day, or above its percentage of what is settled.
create or replace function ledger.require_cash_discount(
  invoice ledger.customer_invoices,
  paid_day date,
  paid numeric,
  discount numeric
) returns ledger.invoice_cash_discounts
language plpgsql stable as $$
declare
  offer ledger.invoice_cash_discounts;
  allowed numeric;
begin
  select * into offer from ledger.invoice_cash_discounts as d where d.invoice_id = invoice.id;
  if not found then
    perform ledger.refuse('CASH_DISCOUNT_NOT_OFFERED', jsonb_build_object('invoice', invoice.number));
  elsif paid_day > offer.valid_until then
    perform ledger.refuse(
      'CASH_DISCOUNT_TOO_LATE', jsonb_build_object('invoice', invoice.number, 'valid_until', offer.valid_until)
    );
  end if;
  allowed := ledger.half_up((paid + discount) * offer.cash_discount_percent / 100);
  if discount > allowed then
    perform ledger.refuse(
      'CASH_DISCOUNT_TOO_LARGE', jsonb_build_object('amount', discount::text, 'allowed', allowed::text)
    );
  end if;
  return offer;
end
$$;

-- Books the discount a payment takes as a credit note without lines: it lowers what is owed and the tax, no sale.
create or replace function ledger.take_cash_discount(
  payment ledger.payments,
  invoice ledger.customer_invoices,
  paid numeric,
  discount numeric
) returns jsonb
language plpgsql as $$
declare
  offer ledger.invoice_cash_discounts := ledger.require_cash_discount(invoice, payment.paid_on, paid, discount);
  tax numeric := ledger.take(discount, invoice.gross_amount, invoice.tax_amount);
  note ledger.credit_notes;
begin
  perform ledger.require_not_before(payment.paid_on, invoice.number, invoice.invoiced_on);
  insert into ledger.credit_notes
    (number, invoice_id, customer_id, credited_on, net_amount, tax_amount, gross_amount)
  values (
    ledger.next_number('AV-', 'ledger.credit_note_numbers'),
    invoice.id, invoice.customer_id, payment.paid_on, discount - tax, tax, discount
  )
  returning * into note;
  insert into ledger.cash_discounts_taken (offer_id, invoice_id, payment_id, credit_note_id)
  values (offer.id, invoice.id, payment.id, note.id);
  perform ledger.lower_vat(
    'CUSTOMER_INVOICE', invoice.id, discount - tax, tax, note.credited_on, 'CREDIT_NOTE', note.id, note.number
  );
  perform ledger.post(
    'VEN', note.credited_on, 'CREDIT_NOTE', note.id, note.number,
    'Escompte ' || payment.number || ' sur ' || invoice.number,
    array[
      ledger.leg_of('DISC_GIVEN', discount - tax, invoice.customer_id),
      ledger.leg_of('VAT_OUT', tax, invoice.customer_id),
      ledger.leg_of('CUST', -discount, invoice.customer_id)
    ]
  );
  return jsonb_build_object('invoice', invoice.number, 'credit_note', note.number, 'amount', discount::text);
end
$$;
