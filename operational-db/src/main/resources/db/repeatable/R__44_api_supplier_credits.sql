-- Commands of what a supplier gives back without goods: a lower price or charge on an invoice, a rebate on a period.

-- Writes the credit note of an invoice; its tax is the share of the invoice's tax, the last one takes the rest.
create or replace function ledger.write_supplier_credit_note(
  invoice ledger.supplier_invoices,
  body jsonb,
  net numeric,
  tax numeric
) returns ledger.supplier_credit_notes
language plpgsql as $$
declare
  note ledger.supplier_credit_notes;
begin
  perform ledger.require_not_before((body ->> 'credited_on')::date, invoice.number, invoice.invoiced_on);
  if exists (
    select
    from ledger.supplier_credit_notes as n
    where n.supplier_id = invoice.supplier_id and n.number = body ->> 'number'
  ) then
    perform ledger.refuse('DUPLICATE_NUMBER', jsonb_build_object('number', body ->> 'number'));
  end if;
  perform ledger.ensure_period((body ->> 'credited_on')::date);
  insert into ledger.supplier_credit_notes
    (number, supplier_id, invoice_id, credited_on, net_amount, tax_amount, gross_amount)
  values (
    coalesce(body ->> 'number', ledger.numbered('AF-', nextval('ledger.supplier_credit_note_numbers'))),
    invoice.supplier_id, invoice.id, (body ->> 'credited_on')::date, net, tax, net + tax
  )
  returning * into note;
  return note;
end
$$;

-- Answers a credit note and posts it: what we no longer owe, its tax, and the roles of the costs it lowers. What is
-- credited of goods that are still to come waits with what is invoiced and not received; what is credited of goods that
-- went back settles its claim, and the difference to the claim is ours.
create or replace function ledger.post_supplier_credit_note(note ledger.supplier_credit_notes, entry_label text)
returns jsonb
language plpgsql as $$
declare
  lowered ledger.leg[];
  self_assessed ledger.leg[] := ledger.lower_vat(
    'SUPPLIER_INVOICE', note.invoice_id, note.net_amount, note.tax_amount, note.credited_on, 'SUPPLIER_CREDIT_NOTE',
    note.id, note.number, note.supplier_id
  );
begin
  lowered := array(
    select ledger.leg_of(g.role, g.amount, supplier_id => note.supplier_id, product_id => g.product_id)
    from ledger.supplier_credit_note_lines as l
    cross join lateral (
      select e.product_id, sum(e.amount) as amount, min(e.id) as rank
      from ledger.cost_events as e
      where e.document_type = 'SUPPLIER_CREDIT_NOTE' and e.line_id = l.id
      group by e.product_id
      union all
      select null, null, 0
    ) as laid
    cross join lateral (
      select coalesce(sum(e.amount), 0) as amount
      from ledger.cost_events as e
      where e.document_type = 'SUPPLIER_CREDIT_NOTE' and e.line_id = l.id
    ) as whole
    cross join lateral (
      select
        case
          when laid.rank = 0 then 'GRNI'
          when l.kind = 'CHARGE' then 'FREIGHT_IN'
          else 'RRR_PURCH'
        end as role,
        case laid.rank when 0 then -l.net_amount - whole.amount else laid.amount end as amount,
        laid.product_id
    ) as g
    where l.credit_note_id = note.id
      and l.kind <> 'RETURN'
    order by l.line_no, laid.rank = 0, laid.rank
  ) || array(
    select ledger.leg_of(g.role, g.amount, supplier_id => note.supplier_id, product_id => r.product_id)
    from ledger.supplier_credit_note_lines as l
    join ledger.supplier_return_claims as c on c.id = l.claim_id
    join ledger.supplier_return_lines as r on r.id = c.return_line_id
    cross join lateral (
      values (1, 'RET_CLAIM', -l.claim_amount), (2, 'RET_VAR', l.claim_amount - l.net_amount)
    ) as g (rank, role, amount)
    where l.credit_note_id = note.id
    order by l.line_no, g.rank
  );
  return jsonb_build_object(
    'id', note.id,
    'number', note.number,
    'net_amount', note.net_amount::text,
    'tax_amount', note.tax_amount::text,
    'gross_amount', note.gross_amount::text,
    'open_amount', ledger.supplier_open_amount(note.invoice_id)::text,
    'entry_number', ledger.post(
      'ACH', note.credited_on, 'SUPPLIER_CREDIT_NOTE', note.id, note.number, entry_label || ' ' || note.number,
      ledger.leg_of('SUP', note.gross_amount, supplier_id => note.supplier_id) || lowered
        || ledger.leg_of('VAT_IN', -note.tax_amount, supplier_id => note.supplier_id) || self_assessed
    )
  );
end
$$;

-- What is left to credit on each line of an invoice, of goods or of charges; what went back is claimed as such.
create or replace function ledger.supplier_creditable(of_invoice_id bigint)
returns table (line_no integer, invoice_line_id bigint, landed_cost_id bigint, order_line_id bigint, left_net numeric)
language sql stable as $$
  select
    l.line_no,
    l.id,
    null::bigint,
    l.purchase_order_line_id,
    l.net_amount - coalesce((
      select sum(c.net_amount) from ledger.supplier_credit_note_lines as c where c.invoice_line_id = l.id
    ), 0) - coalesce((
      select sum(c.claim_amount) from ledger.supplier_return_claims as c where c.invoice_line_id = l.id
    ), 0)
  from ledger.supplier_invoice_lines as l
  where l.invoice_id = of_invoice_id
  union all
  select
    l.line_no,
    null,
    l.id,
    null,
    l.net_amount - coalesce((
      select sum(c.net_amount) from ledger.supplier_credit_note_lines as c where c.landed_cost_id = l.id
    ), 0)
  from ledger.landed_costs as l
  where l.invoice_id = of_invoice_id
$$;

-- The lines a credit names, in the currency of the invoice, and what they come to in the books: at the rate of the
-- invoice they lower, so that a credit makes no exchange difference. No foreign amount in the company currency.
create or replace function ledger.wanted_credits(of_invoice_id bigint, lines jsonb)
returns table (
  rank bigint,
  wanted_line_no integer,
  wanted numeric,
  line_no integer,
  invoice_line_id bigint,
  landed_cost_id bigint,
  order_line_id bigint,
  left_net numeric,
  left_foreign numeric,
  net numeric
)
language sql stable as $$
  select
    w.rank,
    w.line_no,
    w.amount,
    c.*,
    f.amount,
    case when f.amount is null then w.amount else ledger.take(least(w.amount, f.amount), f.amount, c.left_net) end
  from (
    select
      l.ordinality as rank,
      (l.value ->> 'line_no')::integer as line_no,
      (l.value ->> 'net_amount')::numeric(18, 2) as amount
    from jsonb_array_elements(lines) with ordinality as l
  ) as w
  left join ledger.supplier_creditable(of_invoice_id) as c on c.line_no = w.line_no
  left join lateral (
    select
      y.foreign_amount - coalesce((
        select sum(x.foreign_amount)
        from ledger.supplier_credit_note_lines as n
        join ledger.supplier_credit_note_line_currencies as x on x.credit_note_line_id = n.id
        where n.invoice_line_id = y.invoice_line_id
      ), 0) - coalesce((
        select sum(r.foreign_amount)
        from ledger.supplier_return_claims as r
        where r.invoice_line_id = y.invoice_line_id
      ), 0) as amount
    from ledger.supplier_invoice_line_currencies as y
    where y.invoice_line_id = c.invoice_line_id
  ) as f on true
$$;

-- A charge is taken back from the receipt lines that bear it, in proportion.
create or replace function ledger.take_back_charge(
  note ledger.supplier_credit_notes,
  line ledger.supplier_credit_note_lines
) returns void
language plpgsql as $$
declare
  targets ledger.cost_target[];
  weights numeric[];
begin
  select
    array_agg(
      row(e.receipt_line_id, e.receipt_move_id, e.product_id, null, e.effective_on, null, null, null, null)
        ::ledger.cost_target
      order by e.id
    ),
    array_agg(e.amount::numeric order by e.id)
  into targets, weights
  from ledger.cost_events as e
  where e.document_type = 'SUPPLIER_INVOICE'
    and e.cause = 'LANDED'
    and e.line_id = line.landed_cost_id;
  perform ledger.lay_cost(
    'LANDED', -line.net_amount, targets, weights, note.supplier_id, note.credited_on, 'SUPPLIER_CREDIT_NOTE', note.id,
    note.number, line.id
  );
end
$$;

create or replace function api.credit_purchase(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('credit_purchase', idempotency_key, body);
  invoice ledger.supplier_invoices;
  note ledger.supplier_credit_notes;
  credited ledger.supplier_credit_note_lines;
  line record;
  order_line_ids bigint[] := '{}';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{supplier text, invoice text, number text?, credited_on date, lines lines}'
  );
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, net_amount amount}');
  invoice := ledger.find_supplier_invoice(ledger.locked_supplier(body ->> 'supplier'), body ->> 'invoice');
  perform ledger.wanted_lines(body -> 'lines', '{}');
  note := ledger.write_supplier_credit_note(invoice, body, c.net, ledger.credit_tax(invoice, c.net))
  from (select sum(w.net) as net from ledger.wanted_credits(invoice.id, body -> 'lines') as w) as c;
  for line in
    select c.*
    from ledger.wanted_credits(invoice.id, body -> 'lines') as c
    order by c.rank
  loop
    perform ledger.require_line(
      invoice.number, line.wanted_line_no, coalesce(line.invoice_line_id, line.landed_cost_id)
    );
    perform ledger.require_open(
      'OVER_CREDIT', 'invoice', invoice.number, line.line_no, line.wanted,
      coalesce(line.left_foreign, line.left_net)
    );
    insert into ledger.supplier_credit_note_lines
      (credit_note_id, line_no, kind, invoice_line_id, landed_cost_id, net_amount)
    values (
      note.id, line.rank, case when line.landed_cost_id is null then 'PRICE' else 'CHARGE' end,
      line.invoice_line_id, line.landed_cost_id, line.net
    )
    returning * into credited;
    insert into ledger.supplier_credit_note_line_currencies (credit_note_line_id, foreign_amount)
    select credited.id, line.wanted where line.left_foreign is not null;
    if line.landed_cost_id is not null then
      perform ledger.take_back_charge(note, credited);
    else
      order_line_ids := order_line_ids || line.order_line_id;
    end if;
  end loop;
  perform ledger.keep_credit_currency(note);
  perform ledger.lay_price_changes(order_line_ids);
  return ledger.remember(
    'credit_purchase', idempotency_key, body, ledger.post_supplier_credit_note(note, 'Avoir fournisseur')
  );
end
$$;

create or replace function ledger.credit_tax(invoice ledger.supplier_invoices, net numeric) returns numeric
language plpgsql stable as $$
declare
  credited record;
begin
  select coalesce(sum(n.net_amount), 0) as net, coalesce(sum(n.tax_amount), 0) as tax
  into credited
  from ledger.supplier_credit_notes as n
  where n.invoice_id = invoice.id;
  if net > invoice.net_amount - credited.net then
    perform ledger.refuse(
      'CREDIT_ABOVE_INVOICE',
      jsonb_build_object(
        'invoice', invoice.number, 'amount', net::text, 'open', (invoice.net_amount - credited.net)::text
      )
    );
  end if;
  return ledger.take(net, invoice.net_amount - credited.net, invoice.tax_amount - credited.tax);
end
$$;

-- The year-end rebate: laid by value over all that the supplier delivered in the period.
create or replace function api.record_supplier_rebate(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('record_supplier_rebate', idempotency_key, body);
  supplier ledger.suppliers;
  invoice ledger.supplier_invoices;
  note ledger.supplier_credit_notes;
  targets ledger.cost_target[];
  net numeric;
  bought numeric;
  line_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body,
    '',
    '{supplier text, invoice text, number text?, credited_on date, net_amount amount, from date, until date}'
  );
  net := (body ->> 'net_amount')::numeric(18, 2);
  supplier := ledger.locked_supplier(body ->> 'supplier');
  invoice := ledger.find_supplier_invoice(supplier, body ->> 'invoice');
  select array_agg(t.target order by t.id), coalesce(sum(t.net_amount), 0)
  into targets, bought
  from (
    select
      l.id,
      l.net_amount,
      row(l.id, m.move_id, l.product_id, null, l.received_on, l.quantity, l.net_amount, null, null)::ledger.cost_target
        as target
    from ledger.goods_receipt_lines as l
    join ledger.receipt_moves as m on m.receipt_line_id = l.id
    where l.supplier_id = supplier.id
      and l.received_on between (body ->> 'from')::date and (body ->> 'until')::date
  ) as t;
  if net > bought then
    perform ledger.refuse(
      'REBATE_ABOVE_PURCHASES',
      jsonb_build_object('supplier', supplier.code, 'amount', net::text, 'bought', bought::text)
    );
  end if;
  perform ledger.require_currency(invoice, null);
  note := ledger.write_supplier_credit_note(invoice, body, net, ledger.credit_tax(invoice, net));
  insert into ledger.supplier_credit_note_lines (credit_note_id, line_no, kind, net_amount)
  values (note.id, 1, 'REBATE', net)
  returning id into line_id;
  perform ledger.lay_cost(
    'REBATE', -net, targets, ledger.cost_weights(targets, 'VALUE'), supplier.id, note.credited_on,
    'SUPPLIER_CREDIT_NOTE', note.id, note.number, line_id
  );
  return ledger.remember(
    'record_supplier_rebate', idempotency_key, body, ledger.post_supplier_credit_note(note, 'Ristourne fournisseur')
  );
end
$$;
