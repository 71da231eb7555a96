-- Commands that undo a sale: goods come back (take_back), the invoice is credited (credit). Neither waits for the
-- other.

create or replace function api.take_back(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('take_back', idempotency_key, body);
  note ledger.delivery_notes;
  lines jsonb;
  goods_return ledger.customer_returns;
  returned ledger.customer_return_lines;
  line record;
  next_line_no integer := 0;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{delivery text, returned_on date, warehouse text?, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity, unit text?, lots lines?}');
  select * into note from ledger.delivery_notes as n where n.number = body ->> 'delivery';
  if not found then
    perform ledger.refuse('UNKNOWN_DELIVERY', jsonb_build_object('code', body ->> 'delivery'));
  end if;
  lines := ledger.in_stock_units(body -> 'lines', 'DELIVERY_NOTE', note.id);
  perform from ledger.sales_orders as o where o.id = note.order_id for no key update;
  perform ledger.require_not_before((body ->> 'returned_on')::date, note.number, note.delivered_on);
  perform ledger.ensure_period((body ->> 'returned_on')::date);
  insert into ledger.customer_returns (number, delivery_note_id, customer_id, warehouse_id, returned_on)
  values (
    ledger.numbered('RT-', nextval('ledger.customer_return_numbers')),
    note.id,
    note.customer_id,
    coalesce(
      ledger.storage_id(body ->> 'warehouse'),
      ledger.storage_id((select w.code from ledger.warehouses as w where w.id = note.warehouse_id))
    ),
    (body ->> 'returned_on')::date
  )
  returning * into goods_return;
  perform ledger.hold_stock_levels(
    array(select l.product_id from ledger.delivery_note_lines as l where l.delivery_note_id = note.id),
    array[goods_return.warehouse_id]
  );
  for line in
    select
      w.line_no as wanted_line_no,
      w.quantity as wanted,
      l.id as note_line_id,
      l.order_line_id,
      l.product_id,
      l.quantity - coalesce((
        select sum(r.quantity) from ledger.customer_return_lines as r where r.delivery_note_line_id = l.id
      ), 0) as left_to_return,
      m.id as move_id
    from ledger.wanted_lines(lines, '{}') as w
    left join ledger.delivery_note_lines as l on l.delivery_note_id = note.id and l.line_no = w.line_no
    left join ledger.stock_moves as m
      on m.document_type = 'DELIVERY_NOTE' and m.document_id = note.id and m.line_id = l.id
    order by w.line_no
  loop
    perform ledger.require_line(note.number, line.wanted_line_no, line.note_line_id);
    perform ledger.require_open(
      'OVER_RETURN', 'delivery', note.number, line.wanted_line_no, line.wanted, line.left_to_return
    );
    next_line_no := next_line_no + 1;
    insert into ledger.customer_return_lines
      (return_id, number, line_no, delivery_note_line_id, order_line_id, product_id, quantity, returned_on)
    values (
      goods_return.id, goods_return.number, next_line_no, line.note_line_id, line.order_line_id, line.product_id,
      line.wanted, goods_return.returned_on
    )
    returning * into returned;
    insert into ledger.stock_moves (
      kind, product_id, to_warehouse_id, quantity, effective_on, document_type, document_id, document_number,
      line_id, order_line_id, origin_move_id
    )
    values (
      'CUSTOMER_RETURN', line.product_id, goods_return.warehouse_id, line.wanted, goods_return.returned_on,
      'CUSTOMER_RETURN', goods_return.id, goods_return.number, returned.id, line.order_line_id, line.move_id
    );
  end loop;
  perform ledger.carry_lots('CUSTOMER_RETURN', goods_return.id, lines);
  return ledger.remember('take_back', idempotency_key, body, jsonb_build_object(
    'id', goods_return.id, 'number', goods_return.number
  ));
end
$$;

create or replace function ledger.require_not_before(dated_on date, document text, origin_on date) returns void
language plpgsql as $$
begin
  if dated_on < origin_on then
    perform ledger.refuse(
      'DATE_BEFORE_ORIGIN',
      jsonb_build_object('date', dated_on, 'document', document, 'origin_date', origin_on)
    );
  end if;
end
$$;

-- What is left to credit on each line of an invoice: quantity by RETURN, amounts by both kinds.
create or replace function ledger.creditable(of_invoice_id bigint)
returns table (
  invoice_line_id bigint,
  line_no integer,
  order_line_id bigint,
  product_id bigint,
  quantity numeric,
  net_amount numeric,
  tax_amount numeric
)
language sql stable as $$
  select
    l.id,
    l.line_no,
    l.order_line_id,
    l.product_id,
    l.quantity - coalesce(sum(c.quantity), 0),
    l.net_amount - coalesce(sum(c.net_amount), 0),
    l.tax_amount - coalesce(sum(c.tax_amount), 0)
  from ledger.customer_invoice_lines as l
  left join ledger.credit_note_lines as c on c.invoice_line_id = l.id
  where l.invoice_id = of_invoice_id
  group by l.id
$$;

create or replace function api.credit(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('credit', idempotency_key, body);
  invoice ledger.customer_invoices;
  note ledger.credit_notes;
  line record;
  wanted ledger.credit_note_lines[] := '{}';
  wanted_line ledger.credit_note_lines;
  legs ledger.leg[] := '{}';
  net numeric := 0;
  tax numeric := 0;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{invoice text, credited_on date, lines lines}');
  perform ledger.check_lines(
    body -> 'lines', 'lines', '{line_no integer, kind text, quantity quantity?, net_amount amount?}'
  );
  invoice := ledger.find_invoice(body ->> 'invoice');
  perform from ledger.customers as c where c.id = invoice.customer_id for no key update;
  perform ledger.require_not_before((body ->> 'credited_on')::date, invoice.number, invoice.invoiced_on);
  perform ledger.wanted_lines(body -> 'lines', '{}');
  for line in
    select (l.value ->> 'line_no')::integer as wanted_line_no, l.value, l.ordinality, c.*
    from jsonb_array_elements(body -> 'lines') with ordinality as l
    left join ledger.creditable(invoice.id) as c on c.line_no = (l.value ->> 'line_no')::integer
    order by l.ordinality
  loop
    perform ledger.require_line(invoice.number, line.wanted_line_no, line.invoice_line_id);
    wanted_line := ledger.credited_line(
      invoice.number,
      line.value,
      'lines[' || line.ordinality - 1 || '].',
      row(line.line_no, line.quantity)::ledger.line_quantity,
      line.net_amount,
      line.tax_amount
    );
    wanted_line.line_no := line.ordinality;
    wanted_line.invoice_line_id := line.invoice_line_id;
    wanted_line.order_line_id := line.order_line_id;
    wanted_line.product_id := line.product_id;
    wanted := wanted || wanted_line;
    net := net + wanted_line.net_amount;
    tax := tax + wanted_line.tax_amount;
    legs := legs || ledger.leg_of(
      case wanted_line.kind when 'RETURN' then 'SALES' else 'RRR_SALES' end,
      wanted_line.net_amount,
      invoice.customer_id,
      product_id => line.product_id,
      order_line_id => line.order_line_id
    );
  end loop;
  perform ledger.ensure_period((body ->> 'credited_on')::date);
  insert into ledger.credit_notes
    (number, invoice_id, customer_id, credited_on, net_amount, tax_amount, gross_amount)
  values (
    ledger.next_number('AV-', 'ledger.credit_note_numbers'),
    invoice.id, invoice.customer_id, (body ->> 'credited_on')::date, net, tax, net + tax
  )
  returning * into note;
  insert into ledger.credit_note_lines (
    credit_note_id, number, line_no, kind, invoice_line_id, order_line_id, product_id, customer_id, quantity,
    net_amount, tax_amount, credited_on
  )
  select
    note.id, note.number, w.line_no, w.kind, w.invoice_line_id, w.order_line_id, w.product_id, note.customer_id,
    w.quantity, w.net_amount, w.tax_amount, note.credited_on
  from unnest(wanted) as w
  order by w.line_no;
  perform ledger.write_credit_vat(note);
  legs := legs || ledger.leg_of('VAT_OUT', tax, invoice.customer_id)
    || ledger.leg_of('CUST', -(net + tax), invoice.customer_id);
  return ledger.remember('credit', idempotency_key, body, jsonb_build_object(
    'id', note.id,
    'number', note.number,
    'net_amount', note.net_amount::text,
    'tax_amount', note.tax_amount::text,
    'gross_amount', note.gross_amount::text,
    'open_amount', ledger.open_amount(invoice.id)::text,
    'entry_number', ledger.post(
      'VEN', note.credited_on, 'CREDIT_NOTE', note.id, note.number,
      'Avoir ' || note.number || ' sur ' || invoice.number, legs
    )
  ));
end
$$;

-- One line of a credit note: kind, quantity and amounts, never more than what is left on the invoice line.
create or replace function ledger.credited_line(
  invoice_number text,
  line jsonb,
  place text,
  left_quantity ledger.line_quantity,
  left_net numeric,
  left_tax numeric
) returns ledger.credit_note_lines
language plpgsql as $$
declare
  credited ledger.credit_note_lines;
begin
  if lower(line ->> 'kind') not in ('return', 'price') then
    perform ledger.refuse_field(place || 'kind', 'mistyped', 'return | price');
  end if;
  credited.kind := upper(line ->> 'kind');
  if credited.kind = 'RETURN' then
    if line ->> 'quantity' is null then
      perform ledger.refuse_field(place || 'quantity', 'missing', 'quantity');
    end if;
    credited.quantity := (line ->> 'quantity')::numeric;
    perform ledger.require_open(
      'OVER_CREDIT', 'invoice', invoice_number, left_quantity.line_no, credited.quantity, left_quantity.quantity
    );
    credited.net_amount := coalesce(
      (line ->> 'net_amount')::numeric, ledger.take(credited.quantity, left_quantity.quantity, left_net)
    );
  else
    if line ->> 'net_amount' is null then
      perform ledger.refuse_field(place || 'net_amount', 'missing', 'amount');
    elsif line ->> 'quantity' is not null then
      perform ledger.refuse_field(place || 'quantity', 'unknown', 'line_no, kind, net_amount');
    end if;
    credited.quantity := 0;
    credited.net_amount := (line ->> 'net_amount')::numeric;
  end if;
  perform ledger.require_open(
    'OVER_CREDIT', 'invoice', invoice_number, left_quantity.line_no, credited.net_amount, left_net
  );
  credited.tax_amount := case
    when left_net = 0 then left_tax
    else ledger.take(credited.net_amount, left_net, left_tax)
  end;
  return credited;
end
$$;
