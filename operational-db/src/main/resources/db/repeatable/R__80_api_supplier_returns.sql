-- Goods that entered stock go back to their supplier, and the credit note that answers what was invoiced of them.

-- What of each line of a receipt may still go back, and how much of that nobody invoiced.
create or replace function ledger.returnable(of_receipt_id bigint)
returns table (
  receipt_line_id bigint,
  line_no integer,
  order_line_id bigint,
  product_id bigint,
  move_id bigint,
  left_quantity numeric,
  uninvoiced_quantity numeric
)
language sql stable as $$
  select
    l.id,
    l.line_no,
    l.purchase_order_line_id,
    l.product_id,
    m.move_id,
    l.quantity - b.quantity,
    l.quantity - b.uninvoiced_quantity - i.quantity
  from ledger.goods_receipt_lines as l
  join ledger.receipt_moves as m on m.receipt_line_id = l.id
  cross join lateral (
    select
      coalesce(sum(r.quantity), 0) as quantity,
      coalesce(sum(r.uninvoiced_quantity), 0) as uninvoiced_quantity
    from ledger.supplier_return_lines as r
    where r.receipt_line_id = l.id
  ) as b
  cross join lateral (
    select coalesce(sum(n.until_quantity - n.from_quantity), 0) as quantity
    from ledger.invoices_of_receipts(array[l.purchase_order_line_id]) as n
    where n.receipt_line_id = l.id
  ) as i
  where l.receipt_id = of_receipt_id
$$;

-- Claims what was invoiced of a returned line from the invoice lines its receipt met, the oldest first, each at what is
-- left of its price after credits and earlier claims. Answers the sum.
create or replace function ledger.claim_return(returned ledger.supplier_return_lines) returns numeric
language sql as $$
  with met as (
    select
      n.invoice_line_id,
      n.until_quantity - n.from_quantity - coalesce((
        select sum(c.quantity)
        from ledger.supplier_return_claims as c
        join ledger.supplier_return_lines as r on r.id = c.return_line_id
        where c.invoice_line_id = n.invoice_line_id
          and r.receipt_line_id = n.receipt_line_id
      ), 0) as quantity
    from ledger.invoices_of_receipts(array[returned.purchase_order_line_id]) as n
    where n.receipt_line_id = returned.receipt_line_id
  ),
  parts as (
    select
      m.invoice_line_id,
      least(
        m.quantity,
        returned.quantity - returned.uninvoiced_quantity
          - (sum(m.quantity) over (order by m.invoice_line_id) - m.quantity)
      ) as quantity
    from met as m
  ),
  claims as (
    insert into ledger.supplier_return_claims (return_line_id, invoice_line_id, quantity, claim_amount, foreign_amount)
    select
      returned.id,
      p.invoice_line_id,
      p.quantity,
      ledger.take(p.quantity, l.quantity - e.quantity, l.net_amount - d.net_amount - e.amount),
      ledger.take(p.quantity, l.quantity - e.quantity, f.foreign_amount - e.foreign_amount)
    from parts as p
    join ledger.supplier_invoice_lines as l on l.id = p.invoice_line_id
    left join ledger.supplier_invoice_line_currencies as f on f.invoice_line_id = l.id
    cross join lateral (
      select
        coalesce(sum(c.quantity), 0) as quantity,
        coalesce(sum(c.claim_amount), 0) as amount,
        coalesce(sum(c.foreign_amount), 0) as foreign_amount
      from ledger.supplier_return_claims as c
      where c.invoice_line_id = l.id
    ) as e
    cross join lateral (
      select coalesce(sum(c.net_amount), 0) as net_amount
      from ledger.supplier_credit_note_lines as c
      where c.invoice_line_id = l.id
    ) as d
    where p.quantity > 0
    order by p.invoice_line_id
    returning claim_amount
  )
  select coalesce(sum(c.claim_amount), 0) from claims as c
$$;

create or replace function api.return_to_supplier(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('return_to_supplier', idempotency_key, body);
  receipt ledger.goods_receipts;
  goods_return ledger.supplier_returns;
  returned ledger.supplier_return_lines;
  lines jsonb;
  line record;
  claimed numeric;
  claimed_sum numeric := 0;
  uninvoiced_sum numeric := 0;
  next_line_no integer := 0;
  legs ledger.leg[] := '{}';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{receipt text, returned_on date, reason text, warehouse text?, lines lines}'
  );
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity, unit text?, lots lines?}');
  receipt := ledger.locked_receipt(body ->> 'receipt');
  perform from ledger.purchase_orders as o where o.id = receipt.purchase_order_id for no key update;
  perform from ledger.suppliers as s where s.id = receipt.supplier_id for no key update;
  lines := ledger.in_stock_units(body -> 'lines', 'GOODS_RECEIPT', receipt.id);
  perform ledger.require_not_before((body ->> 'returned_on')::date, receipt.number, receipt.received_on);
  perform ledger.ensure_period((body ->> 'returned_on')::date);
  insert into ledger.supplier_returns (number, receipt_id, supplier_id, warehouse_id, returned_on, reason)
  values (
    ledger.numbered('RA-', nextval('ledger.supplier_return_numbers')),
    receipt.id,
    receipt.supplier_id,
    coalesce(ledger.storage_id(body ->> 'warehouse'), receipt.warehouse_id),
    (body ->> 'returned_on')::date,
    body ->> 'reason'
  )
  returning * into goods_return;
  perform ledger.hold_stock_levels(
    array(select l.product_id from ledger.goods_receipt_lines as l where l.receipt_id = receipt.id),
    array[goods_return.warehouse_id]
  );
  for line in
    select
      w.line_no as wanted_line_no,
      w.quantity as wanted,
      b.*,
      p.received_quantity - p.invoiced_quantity as billable_quantity,
      p.received_net - p.matched_net as billable_net,
      f.received_foreign - f.sent_back_foreign - f.matched_foreign as billable_foreign,
      least(w.quantity, b.uninvoiced_quantity) as wanted_uninvoiced
    from ledger.wanted_lines(lines, '{}') as w
    left join ledger.returnable(receipt.id) as b on b.line_no = w.line_no
    left join ledger.billing_progress(receipt.purchase_order_id) as p on p.order_line_id = b.order_line_id
    left join ledger.foreign_progress(receipt.purchase_order_id) as f on f.foreign_line_id = b.order_line_id
    order by w.line_no
  loop
    perform ledger.require_line(receipt.number, line.wanted_line_no, line.receipt_line_id);
    perform ledger.require_open(
      'OVER_SUPPLIER_RETURN', 'receipt', receipt.number, line.line_no, line.wanted, line.left_quantity
    );
    perform ledger.require_stock(line.product_id, goods_return.warehouse_id, line.wanted, true);
    next_line_no := next_line_no + 1;
    insert into ledger.supplier_return_lines (
      return_id, number, line_no, receipt_line_id, purchase_order_line_id, product_id, quantity, uninvoiced_quantity,
      uninvoiced_amount, uninvoiced_foreign_amount, returned_on
    )
    select
      goods_return.id, goods_return.number, next_line_no, line.receipt_line_id, line.order_line_id, line.product_id,
      line.wanted, line.wanted_uninvoiced,
      case when line.wanted_uninvoiced = 0 then 0
      else ledger.take(line.wanted_uninvoiced, line.billable_quantity, line.billable_net) end,
      case when line.wanted_uninvoiced = 0 and line.billable_foreign is not null then 0
      else ledger.take(line.wanted_uninvoiced, line.billable_quantity, line.billable_foreign) end,
      goods_return.returned_on
    returning * into returned;
    claimed := ledger.claim_return(returned);
    insert into ledger.stock_moves (
      kind, product_id, from_warehouse_id, quantity, value_amount, effective_on, document_type, document_id,
      document_number, line_id, origin_move_id, supplier_id
    )
    values (
      'SUPPLIER_RETURN', line.product_id, goods_return.warehouse_id, line.wanted,
      returned.uninvoiced_amount + claimed, goods_return.returned_on, 'SUPPLIER_RETURN', goods_return.id,
      goods_return.number, returned.id, line.move_id, receipt.supplier_id
    );
    claimed_sum := claimed_sum + claimed;
    uninvoiced_sum := uninvoiced_sum + returned.uninvoiced_amount;
    legs := legs || array(
      select ledger.leg_of(g.role, g.amount, supplier_id => receipt.supplier_id, product_id => line.product_id)
      from (
        values
          (1, 'GRNI', returned.uninvoiced_amount::numeric),
          (2, 'RET_CLAIM', claimed),
          (3, 'PURCH', -returned.uninvoiced_amount - claimed)
      ) as g (rank, role, amount)
      order by g.rank
    );
  end loop;
  perform ledger.carry_lots('SUPPLIER_RETURN', goods_return.id, lines);
  return ledger.remember('return_to_supplier', idempotency_key, body, jsonb_build_object(
    'id', goods_return.id,
    'number', goods_return.number,
    'claim_amount', claimed_sum::text,
    'uninvoiced_amount', uninvoiced_sum::text,
    'entry_number', ledger.post(
      'ACH', goods_return.returned_on, 'SUPPLIER_RETURN', goods_return.id, goods_return.number,
      'Retour ' || goods_return.number || ' sur ' || receipt.number, legs
    )
  ));
end
$$;

-- What each claim of a return still waits for.
create or replace function ledger.open_claims(of_return_id bigint)
returns table (
  claim_id bigint,
  line_no integer,
  invoice_id bigint,
  invoice_number text,
  open_quantity numeric,
  open_amount numeric
)
language sql stable as $$
  select
    c.id,
    r.line_no,
    l.invoice_id,
    l.number,
    c.quantity - coalesce(sum(n.quantity), 0),
    c.claim_amount - coalesce(sum(n.claim_amount), 0)
  from ledger.supplier_return_lines as r
  join ledger.supplier_return_claims as c on c.return_line_id = r.id
  join ledger.supplier_invoice_lines as l on l.id = c.invoice_line_id
  left join ledger.supplier_credit_note_lines as n on n.claim_id = c.id
  where r.return_id = of_return_id
  group by c.id, r.line_no, l.invoice_id, l.number
  having c.quantity > coalesce(sum(n.quantity), 0)
$$;

-- The invoice a credit note lowers: the one that is named, or the only one the return has claims on.
create or replace function ledger.credited_invoice(goods_return ledger.supplier_returns, sought text)
returns ledger.supplier_invoices
language plpgsql stable as $$
declare
  invoice ledger.supplier_invoices;
  numbers text[];
begin
  numbers := array(
    select distinct c.invoice_number
    from ledger.open_claims(goods_return.id) as c
    where c.invoice_number = coalesce(sought, c.invoice_number)
    order by c.invoice_number
  );
  if numbers = '{}' then
    perform ledger.refuse('NOTHING_TO_CREDIT', jsonb_build_object('return', goods_return.number));
  elsif cardinality(numbers) > 1 then
    perform ledger.refuse(
      'SEVERAL_INVOICES',
      jsonb_build_object('return', goods_return.number, 'invoices', array_to_string(numbers, ', '))
    );
  end if;
  select * into invoice
  from ledger.supplier_invoices as i
  where i.supplier_id = goods_return.supplier_id and i.number = numbers[1];
  return invoice;
end
$$;

create or replace function api.credit_supplier_return(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('credit_supplier_return', idempotency_key, body);
  goods_return ledger.supplier_returns;
  invoice ledger.supplier_invoices;
  note ledger.supplier_credit_notes;
  credited ledger.supplier_credit_note_lines;
  credits ledger.supplier_credit_note_lines[] := '{}';
  line record;
  net numeric := 0;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{return text, invoice text?, number text?, credited_on date, lines lines?}'
  );
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity, net_amount amount0?}');
  select * into goods_return from ledger.supplier_returns as r where r.number = body ->> 'return';
  if not found then
    perform ledger.refuse('UNKNOWN_SUPPLIER_RETURN', jsonb_build_object('code', body ->> 'return'));
  end if;
  perform from ledger.suppliers as s where s.id = goods_return.supplier_id for no key update;
  perform ledger.require_not_before((body ->> 'credited_on')::date, goods_return.number, goods_return.returned_on);
  invoice := ledger.credited_invoice(goods_return, body ->> 'invoice');
  for line in
    select
      w.line_no as wanted_line_no,
      w.quantity as wanted,
      (n.value ->> 'net_amount')::numeric(18, 2) as given_net,
      c.*
    from ledger.wanted_lines(
      body -> 'lines',
      array(
        select row(c.line_no, c.open_quantity)::ledger.line_quantity
        from ledger.open_claims(goods_return.id) as c
        where c.invoice_id = invoice.id
      )
    ) as w
    left join ledger.open_claims(goods_return.id) as c on c.line_no = w.line_no and c.invoice_id = invoice.id
    left join jsonb_array_elements(coalesce(nullif(body -> 'lines', 'null'), '[]')) as n
      on (n.value ->> 'line_no')::integer = w.line_no
    order by w.line_no
  loop
    perform ledger.require_line(goods_return.number, line.wanted_line_no, line.claim_id);
    perform ledger.require_open(
      'OVER_CLAIM', 'return', goods_return.number, line.line_no, line.wanted, line.open_quantity
    );
    credited.claim_id := line.claim_id;
    credited.quantity := line.wanted;
    credited.claim_amount := ledger.take(line.wanted, line.open_quantity, line.open_amount);
    credited.net_amount := coalesce(line.given_net, credited.claim_amount);
    credits := credits || credited;
    net := net + credited.net_amount;
  end loop;
  perform ledger.require_currency(invoice, null);
  note := ledger.write_supplier_credit_note(invoice, body, net, ledger.credit_tax(invoice, net));
  insert into ledger.supplier_credit_note_lines
    (credit_note_id, line_no, kind, claim_id, quantity, claim_amount, net_amount)
  select note.id, c.ordinality, 'RETURN', c.claim_id, c.quantity, c.claim_amount, c.net_amount
  from unnest(credits) with ordinality as c
  order by c.ordinality;
  return ledger.remember(
    'credit_supplier_return', idempotency_key, body, ledger.post_supplier_credit_note(note, 'Avoir sur retour')
  );
end
$$;

create or replace view api.supplier_claims as
select
  s.code as supplier_code,
  b.number as return_number,
  b.returned_on,
  r.line_no,
  p.sku,
  b.reason,
  c.invoice_number,
  c.open_quantity,
  c.open_amount
from ledger.supplier_returns as b
cross join lateral ledger.open_claims(b.id) as c
join ledger.supplier_return_lines as r on r.return_id = b.id and r.line_no = c.line_no
join ledger.suppliers as s on s.id = b.supplier_id
join ledger.products as p on p.id = r.product_id;

comment on view api.supplier_claims is
  'One row per returned line and invoice whose credit note is still to come, tax excluded (avoirs à recevoir)';

grant execute on function ledger.open_claims(bigint) to vigie_reader;
