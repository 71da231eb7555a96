-- What the commands that enter a supplier's invoice share: the document with its due date, and costs laid on receipts.

-- When an invoice is due: as it says itself, else by the terms of the supplier, else after 30 days.
create or replace function ledger.due_day(of_supplier_id bigint, number text, invoiced_day date, given_due_on date)
returns date
language plpgsql stable as $$
begin
  perform ledger.require_not_before(given_due_on, number, invoiced_day);
  return coalesce(given_due_on, invoiced_day + coalesce((
    select t.net_days
    from ledger.supplier_terms as s
    join ledger.payment_terms as t on t.id = s.payment_terms_id
    where s.supplier_id = of_supplier_id
  ), 30));
end
$$;

-- What the terms of the supplier say of its invoice: the cash discount they offer, and the parts it is due in where
-- they have several due dates and it names none.
create or replace function ledger.write_supplier_terms(invoice ledger.supplier_invoices, given_due_on date)
returns void
language plpgsql as $$
begin
  insert into ledger.supplier_invoice_discounts (invoice_id, cash_discount_percent, cash_discount_until)
  select invoice.id, d.cash_discount_percent, invoice.invoiced_on + d.cash_discount_days
  from ledger.supplier_terms as s
  join ledger.payment_schedules as d on d.payment_terms_id = s.payment_terms_id
  where s.supplier_id = invoice.supplier_id
    and d.cash_discount_percent > 0;
  insert into ledger.supplier_invoice_instalments (invoice_id, line_no, due_on, amount)
  select invoice.id, p.line_no, p.due_on, p.amount
  from ledger.supplier_terms as s
  cross join lateral ledger.instalments_of(s.payment_terms_id, invoice.invoiced_on, invoice.gross_amount) as p
  where s.supplier_id = invoice.supplier_id
    and given_due_on is null
  order by p.line_no;
end
$$;

-- Writes the invoice with its due date; its number is unique per supplier.
create or replace function ledger.write_supplier_invoice(
  of_supplier_id bigint,
  of_purchase_order_id bigint,
  body jsonb,
  net numeric,
  tax numeric
) returns ledger.supplier_invoices
language plpgsql as $$
declare
  invoice ledger.supplier_invoices;
  number text := coalesce(body ->> 'number', ledger.numbered('FF-', nextval('ledger.supplier_invoice_numbers')));
begin
  if exists (
    select
    from ledger.supplier_invoices as i
    where i.supplier_id = of_supplier_id and i.number = body ->> 'number'
  ) then
    perform ledger.refuse('DUPLICATE_NUMBER', jsonb_build_object('number', body ->> 'number'));
  end if;
  perform ledger.ensure_period((body ->> 'invoiced_on')::date);
  insert into ledger.supplier_invoices
    (number, supplier_id, purchase_order_id, invoiced_on, due_on, net_amount, tax_amount, gross_amount)
  values (
    number, of_supplier_id, of_purchase_order_id, (body ->> 'invoiced_on')::date,
    ledger.due_day(of_supplier_id, number, (body ->> 'invoiced_on')::date, (body ->> 'due_on')::date),
    net, tax, net + tax
  )
  returning * into invoice;
  perform ledger.write_supplier_terms(invoice, (body ->> 'due_on')::date);
  return invoice;
end
$$;

-- The receipt lines a command names: a line of a receipt, or every line of it; none twice.
create or replace function ledger.cost_targets(receipts jsonb) returns ledger.cost_target[]
language plpgsql stable as $$
declare
  wanted record;
  targets ledger.cost_target[] := '{}';
  found_targets ledger.cost_target[];
  twice text;
begin
  for wanted in
    select r.value ->> 'receipt' as number, (r.value ->> 'line_no')::integer as line_no
    from jsonb_array_elements(receipts) with ordinality as r
    order by r.ordinality
  loop
    if not exists (select from ledger.goods_receipts as g where g.number = wanted.number) then
      perform ledger.refuse('UNKNOWN_RECEIPT', jsonb_build_object('code', wanted.number));
    end if;
    select array_agg(
      row(
        l.id, m.move_id, l.product_id, p.sku, l.received_on, l.quantity, l.net_amount, s.weight_kg, s.volume_m3
      )::ledger.cost_target
      order by l.line_no
    )
    into found_targets
    from ledger.goods_receipts as g
    join ledger.goods_receipt_lines as l on l.receipt_id = g.id
    join ledger.receipt_moves as m on m.receipt_line_id = l.id
    join ledger.products as p on p.id = l.product_id
    left join ledger.product_measures as s on s.product_id = l.product_id
    where g.number = wanted.number
      and l.line_no = coalesce(wanted.line_no, l.line_no);
    perform ledger.require_line(wanted.number, wanted.line_no, (found_targets[1]).receipt_line_id);
    targets := targets || found_targets;
  end loop;
  select l.number || '/' || l.line_no
  into twice
  from unnest(targets) as t
  join ledger.goods_receipt_lines as l on l.id = t.receipt_line_id
  group by l.number, l.line_no
  having count(*) > 1
  limit 1;
  if found then
    perform ledger.refuse('DUPLICATE_LINE', jsonb_build_object('line', twice));
  end if;
  return targets;
end
$$;

-- Weights of the targets by a basis; where all of them are nothing each line bears the same.
create or replace function ledger.cost_weights(targets ledger.cost_target[], basis text) returns numeric[]
language plpgsql stable as $$
declare
  weights numeric[];
  unmeasured text;
begin
  select
    array_agg(t.quantity * w.of_unit order by t.ordinality),
    min(t.sku) filter (where w.of_unit is null)
  into weights, unmeasured
  from unnest(targets) with ordinality as t
  cross join lateral (
    select case basis
      when 'VALUE' then t.net_amount / t.quantity
      when 'QUANTITY' then 1
      when 'WEIGHT' then t.weight_kg
      else t.volume_m3
    end as of_unit
  ) as w;
  if unmeasured is not null then
    perform ledger.refuse(
      'MEASURE_MISSING',
      jsonb_build_object(
        'sku', unmeasured,
        'measure', lower(basis),
        'mesure', case basis when 'WEIGHT' then 'poids' else 'volume' end
      )
    );
  elsif basis = 'VALUE' then
    weights := array(select t.net_amount from unnest(targets) with ordinality as t order by t.ordinality);
  end if;
  if (select sum(w.weight) from unnest(weights) as w (weight)) = 0 then
    return array_fill(1::numeric, array[cardinality(targets)]);
  end if;
  return weights;
end
$$;

-- Lays an amount of either sign over receipt lines by weight, and keeps each share that is not zero as a cost event.
create or replace function ledger.lay_cost(
  why text,
  total numeric,
  targets ledger.cost_target[],
  weights numeric[],
  of_supplier_id bigint,
  dated_on date,
  kind_of_document text,
  id_of_document bigint,
  number_of_document text,
  id_of_line bigint
) returns setof ledger.cost_events
language sql as $$
  insert into ledger.cost_events (
    cause, product_id, supplier_id, receipt_line_id, receipt_move_id, amount, effective_on, document_type, document_id,
    document_number, line_id
  )
  select
    why,
    t.product_id,
    of_supplier_id,
    t.receipt_line_id,
    t.receipt_move_id,
    sign(total) * s.amount,
    greatest(dated_on, t.received_on),
    kind_of_document,
    id_of_document,
    number_of_document,
    id_of_line
  from unnest(targets) with ordinality as t
  join unnest(ledger.spread(abs(total), weights)) with ordinality as s (amount, ordinality)
    on s.ordinality = t.ordinality
  where s.amount <> 0
  order by t.ordinality
  returning *
$$;
