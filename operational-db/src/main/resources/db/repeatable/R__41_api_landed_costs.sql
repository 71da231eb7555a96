-- Command record_landed_costs: the invoice of a carrier, customs or an insurer, laid over the goods it brought here.

-- A word of a command among those it may be, as it is stored.
create or replace function ledger.chosen_word(field text, word text, words text[]) returns text
language plpgsql immutable as $$
begin
  if not lower(word) = any (words) then
    perform ledger.refuse_field(field, 'mistyped', array_to_string(words, ' | '));
  end if;
  return upper(word);
end
$$;

-- The charges of the invoice: kind, basis (value when none is given), net and tax.
create or replace function ledger.wanted_charges(charges jsonb) returns setof ledger.landed_costs
language plpgsql as $$
declare
  charge record;
  wanted ledger.landed_costs;
begin
  for charge in select c.value, c.ordinality from jsonb_array_elements(charges) with ordinality as c loop
    wanted.line_no := charge.ordinality;
    wanted.kind := ledger.chosen_word(
      'charges[' || charge.ordinality - 1 || '].kind', charge.value ->> 'kind', '{freight,duty,insurance,other}'
    );
    wanted.basis := ledger.chosen_word(
      'charges[' || charge.ordinality - 1 || '].basis',
      coalesce(charge.value ->> 'basis', 'value'),
      '{value,weight,quantity,volume}'
    );
    wanted.net_amount := charge.value ->> 'net_amount';
    wanted.tax_amount := ledger.half_up(
      wanted.net_amount * coalesce((charge.value ->> 'tax_rate_percent')::numeric, 0) / 100
    );
    return next wanted;
  end loop;
end
$$;

-- Lays each charge over the targets; answers what went on each line.
create or replace function ledger.lay_charges(invoice ledger.supplier_invoices, targets ledger.cost_target[])
returns jsonb
language sql as $$
  with laid as (
    select c.kind, e.*
    from (select l.* from ledger.landed_costs as l where l.invoice_id = invoice.id order by l.line_no) as c
    cross join lateral ledger.lay_cost(
      'LANDED', c.net_amount, targets, ledger.cost_weights(targets, c.basis), invoice.supplier_id, invoice.invoiced_on,
      'SUPPLIER_INVOICE', invoice.id, invoice.number, c.id
    ) as e
  )
  select jsonb_agg(
    jsonb_build_object(
      'receipt', l.number, 'line_no', l.line_no, 'kind', lower(d.kind), 'amount', d.amount::text
    ) order by d.id
  )
  from laid as d
  join ledger.goods_receipt_lines as l on l.id = d.receipt_line_id
$$;

-- The core books the purchase; stock is revalued by whoever values it, from the cost events.
create or replace function api.record_landed_costs(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('record_landed_costs', idempotency_key, body);
  targets ledger.cost_target[];
  charges ledger.landed_costs[];
  invoice ledger.supplier_invoices;
  laid jsonb;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{supplier text, number text?, invoiced_on date, due_on date?, charges lines, receipts lines}'
  );
  perform ledger.check_lines(
    body -> 'charges', 'charges', '{kind text, basis text?, net_amount amount, tax_rate_percent percent?}'
  );
  perform ledger.check_lines(body -> 'receipts', 'receipts', '{receipt text, line_no integer?}');
  charges := array(select c from ledger.wanted_charges(body -> 'charges') as c);
  targets := ledger.cost_targets(body -> 'receipts');
  invoice := ledger.write_supplier_invoice(
    ledger.reference_id('SUPPLIER', body ->> 'supplier'),
    null,
    body,
    (select sum(c.net_amount) from unnest(charges) as c),
    (select sum(c.tax_amount) from unnest(charges) as c)
  );
  insert into ledger.landed_costs (invoice_id, line_no, kind, basis, net_amount, tax_amount)
  select invoice.id, c.line_no, c.kind, c.basis, c.net_amount, c.tax_amount
  from unnest(charges) as c
  order by c.line_no;
  insert into ledger.vat_lines (
    side, regime, tax_rate_percent, base_amount, tax_amount, effective_on, document_type, document_id, document_number
  )
  select
    'PURCHASE', 'DOMESTIC', t.rate, sum(c.net_amount), sum(c.tax_amount), invoice.invoiced_on, 'SUPPLIER_INVOICE',
    invoice.id, invoice.number
  from unnest(charges) as c
  cross join lateral (
    select coalesce((body -> 'charges' -> (c.line_no - 1) ->> 'tax_rate_percent')::numeric, 0) as rate
  ) as t
  group by t.rate
  order by t.rate;
  laid := ledger.lay_charges(invoice, targets);
  return ledger.remember('record_landed_costs', idempotency_key, body, jsonb_build_object(
    'id', invoice.id,
    'number', invoice.number,
    'net_amount', invoice.net_amount::text,
    'tax_amount', invoice.tax_amount::text,
    'gross_amount', invoice.gross_amount::text,
    'shares', laid,
    'entry_number', ledger.post(
      'ACH', invoice.invoiced_on, 'SUPPLIER_INVOICE', invoice.id, invoice.number,
      'Frais d''approche ' || invoice.number,
      array(
        select ledger.leg_of(
          'FREIGHT_IN', sum(e.amount), supplier_id => e.supplier_id, product_id => e.product_id
        )
        from ledger.cost_events as e
        where e.document_type = 'SUPPLIER_INVOICE' and e.document_id = invoice.id
        group by e.supplier_id, e.product_id
        order by min(e.id)
      )
      || ledger.leg_of('VAT_IN', invoice.tax_amount, supplier_id => invoice.supplier_id)
      || ledger.leg_of('SUP', -invoice.gross_amount, supplier_id => invoice.supplier_id)
    )
  ));
end
$$;
