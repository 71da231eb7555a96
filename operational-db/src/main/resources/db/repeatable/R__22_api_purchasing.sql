-- Commands of purchasing: order from a supplier, receive (in parts), enter the supplier's invoice.

-- Writes an order whose fields are checked; answers its identity, number and amount.
create or replace function ledger.write_purchase_order(body jsonb) returns jsonb
language plpgsql as $$
declare
  purchase_order ledger.purchase_orders;
  lines jsonb := ledger.in_stock_units(body -> 'lines');
  rate numeric := ledger.rate_of(body ->> 'currency', (body ->> 'ordered_on')::date, (body ->> 'rate')::numeric);
begin
  if exists (select from ledger.purchase_orders as o where o.number = body ->> 'number') then
    perform ledger.refuse('DUPLICATE_NUMBER', jsonb_build_object('number', body ->> 'number'));
  end if;
  perform ledger.ensure_period((body ->> 'ordered_on')::date);
  insert into ledger.purchase_orders (number, supplier_id, warehouse_id, ordered_on)
  values (
    coalesce(body ->> 'number', ledger.numbered('CF-', nextval('ledger.purchase_order_numbers'))),
    ledger.reference_id('SUPPLIER', body ->> 'supplier'),
    ledger.purchase_warehouse_id(body),
    (body ->> 'ordered_on')::date
  )
  returning * into purchase_order;
  insert into ledger.purchase_order_lines
    (purchase_order_id, order_number, line_no, product_id, supplier_id, quantity, unit_price, net_amount)
  select
    purchase_order.id,
    purchase_order.number,
    l.ordinality,
    ledger.reference_id('PRODUCT', l.value ->> 'sku'),
    purchase_order.supplier_id,
    (l.value ->> 'quantity')::numeric,
    round((l.value ->> 'unit_price')::numeric * coalesce(rate, 1), 6),
    ledger.half_up(ledger.line_amount(l.value, l.ordinality) * coalesce(rate, 1))
  from jsonb_array_elements(lines) with ordinality as l
  order by l.ordinality;
  if rate is not null then
    insert into ledger.purchase_order_currencies (purchase_order_id, currency_code, exchange_rate)
    values (purchase_order.id, body ->> 'currency', rate);
    insert into ledger.purchase_order_line_currencies (purchase_order_line_id, unit_price, foreign_amount)
    select n.id, (l.value ->> 'unit_price')::numeric, ledger.line_amount(l.value, l.ordinality)
    from jsonb_array_elements(lines) with ordinality as l
    join ledger.purchase_order_lines as n on n.purchase_order_id = purchase_order.id and n.line_no = l.ordinality
    order by l.ordinality;
  end if;
  perform ledger.tie_purchase(purchase_order, body ->> 'sales_order', lines);
  return (
    select jsonb_build_object(
      'id', purchase_order.id, 'number', purchase_order.number, 'net_amount', sum(l.net_amount)::text
    )
    from ledger.purchase_order_lines as l
    where l.purchase_order_id = purchase_order.id
  );
end
$$;

create or replace function api.place_purchase_order(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('place_purchase_order', idempotency_key, body);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body,
    '',
    '{number text?, supplier text, warehouse text, ordered_on date, currency text?, rate quantity?, sales_order text?,
      lines lines}'
  );
  perform ledger.check_lines(
    body -> 'lines', 'lines', '{sku text, quantity quantity, unit text?, unit_price price, sales_line_no integer?}'
  );
  return ledger.remember('place_purchase_order', idempotency_key, body, ledger.write_purchase_order(body));
end
$$;

-- Receives lines of an order, held and in stock units; answers the receipt.
create or replace function ledger.write_receipt(
  purchase_order ledger.purchase_orders,
  into_warehouse_id bigint,
  received_day date,
  given_rate numeric,
  lines jsonb
) returns jsonb
language plpgsql as $$
declare
  receipt ledger.goods_receipts;
  line record;
  order_line_ids bigint[] := '{}';
  product_ids bigint[] := '{}';
  quantities numeric[] := '{}';
  nets numeric[] := '{}';
  foreign_nets numeric[] := '{}';
  legs ledger.leg[];
  rejected integer;
  rate numeric := ledger.rate_of(ledger.currency_of_order(purchase_order.id), received_day, given_rate);
  foreign_net numeric;
begin
  perform ledger.ensure_period(received_day);
  insert into ledger.goods_receipts (number, purchase_order_id, supplier_id, warehouse_id, received_on)
  values (
    ledger.numbered('BR-', nextval('ledger.goods_receipt_numbers')),
    purchase_order.id,
    purchase_order.supplier_id,
    into_warehouse_id,
    received_day
  )
  returning * into receipt;
  rejected := ledger.reject_goods(receipt, purchase_order, lines);
  perform ledger.hold_stock_levels(
    array(select l.product_id from ledger.purchase_order_lines as l where l.purchase_order_id = purchase_order.id),
    array[receipt.warehouse_id]
  );
  for line in
    select w.line_no as wanted_line_no, w.quantity as wanted, p.*, f.*
    from ledger.wanted_lines(
      lines,
      array(
        select row(g.line_no, g.quantity - g.received_quantity)::ledger.line_quantity
        from ledger.purchase_progress(purchase_order.id) as g
      )
    ) as w
    left join ledger.purchase_progress(purchase_order.id) as p on p.line_no = w.line_no
    left join ledger.foreign_progress(purchase_order.id) as f on f.foreign_line_id = p.order_line_id
    where w.quantity > 0
    order by w.line_no
  loop
    perform ledger.require_line(purchase_order.number, line.wanted_line_no, line.order_line_id);
    perform ledger.require_open(
      'OVER_RECEIPT', 'order', purchase_order.number, line.line_no, line.wanted,
      line.quantity - line.received_quantity
    );
    foreign_net := ledger.take(
      line.wanted, line.quantity - line.received_quantity, line.ordered_foreign - line.received_foreign
    );
    order_line_ids := order_line_ids || line.order_line_id;
    product_ids := product_ids || line.product_id;
    quantities := quantities || line.wanted;
    foreign_nets := foreign_nets || foreign_net;
    nets := nets || coalesce(
      ledger.half_up(foreign_net * rate),
      ledger.take(line.wanted, line.quantity - line.received_quantity, line.net_amount - line.received_net)
    );
  end loop;
  if cardinality(order_line_ids) + rejected = 0 then
    perform ledger.refuse('NOTHING_TO_RECEIVE', jsonb_build_object('order', purchase_order.number));
  end if;
  with received as (
    insert into ledger.goods_receipt_lines
      (receipt_id, number, line_no, purchase_order_line_id, product_id, supplier_id, quantity, net_amount, received_on)
    select
      receipt.id, receipt.number, l.ordinality, l.order_line_id, l.product_id, receipt.supplier_id, l.quantity, l.net,
      receipt.received_on
    from unnest(order_line_ids, product_ids, quantities, nets) with ordinality
      as l (order_line_id, product_id, quantity, net, ordinality)
    order by l.ordinality
    returning *
  ),
  foreign_lines as (
    insert into ledger.goods_receipt_line_currencies (receipt_line_id, exchange_rate, foreign_amount)
    select r.id, rate, foreign_nets[r.line_no]
    from received as r
    where rate is not null
    order by r.line_no
  )
  insert into ledger.stock_moves (
    kind, product_id, to_warehouse_id, quantity, value_amount, effective_on, document_type, document_id,
    document_number, line_id, supplier_id
  )
  select
    'RECEIPT', r.product_id, receipt.warehouse_id, r.quantity, r.net_amount, receipt.received_on, 'GOODS_RECEIPT',
    receipt.id, receipt.number, r.id, r.supplier_id
  from received as r
  order by r.line_no;
  perform ledger.carry_lots('GOODS_RECEIPT', receipt.id, lines);
  legs := array(
    select ledger.leg_of(g.role, g.amount, supplier_id => receipt.supplier_id, product_id => l.product_id)
    from unnest(product_ids, nets) with ordinality as l (product_id, net, ordinality)
    cross join lateral (values ('PURCH', l.net, 1), ('GRNI', -l.net, 2)) as g (role, amount, rank)
    order by l.ordinality, g.rank
  ) || ledger.late_price_legs(receipt.id);
  return jsonb_build_object(
    'id', receipt.id,
    'number', receipt.number,
    'net_amount', coalesce((select sum(l.net) from unnest(nets) as l (net)), 0)::text,
    'entry_number', ledger.post(
      'ACH', receipt.received_on, 'GOODS_RECEIPT', receipt.id, receipt.number,
      'Réception ' || receipt.number || ' sur ' || purchase_order.number, legs
    )
  );
end
$$;

create or replace function api.receive_goods(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('receive_goods', idempotency_key, body);
  purchase_order ledger.purchase_orders;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{purchase_order text, received_on date, warehouse text?, rate quantity?, lines lines?}'
  );
  perform ledger.check_lines(
    body -> 'lines',
    'lines',
    '{line_no integer, quantity quantity0, unit text?, lots lines?, rejected_quantity quantity0?, reject_reason text?}'
  );
  purchase_order := ledger.locked_purchase_order(body ->> 'purchase_order');
  perform ledger.require_purchase_goes_on(purchase_order);
  if ledger.kind_of_warehouse(purchase_order.warehouse_id) = 'DIRECT' then
    perform ledger.refuse('DIRECT_WAREHOUSE', jsonb_build_object(
      'warehouse', (select w.code from ledger.warehouses as w where w.id = purchase_order.warehouse_id)
    ));
  end if;
  return ledger.remember('receive_goods', idempotency_key, body, ledger.write_receipt(
    purchase_order,
    coalesce(ledger.storage_id(body ->> 'warehouse'), purchase_order.warehouse_id),
    (body ->> 'received_on')::date,
    (body ->> 'rate')::numeric,
    ledger.in_stock_units(body -> 'lines', 'PURCHASE_ORDER', purchase_order.id)
  ));
end
$$;

create or replace function api.invoice_purchase(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('invoice_purchase', idempotency_key, body);
  purchase_order ledger.purchase_orders;
  invoice ledger.supplier_invoices;
  line record;
  matched numeric;
  invoiced numeric;
  difference numeric;
  line_ids bigint[] := '{}';
  product_ids bigint[] := '{}';
  quantities numeric[] := '{}';
  nets numeric[] := '{}';
  differences numeric[] := '{}';
  legs ledger.leg[];
  net numeric := 0;
  tax numeric;
  before_receipt boolean;
  rate numeric;
  line_currency ledger.supplier_invoice_line_currencies;
  currencies ledger.supplier_invoice_line_currencies[] := '{}';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body,
    '',
    '{purchase_order text, number text?, invoiced_on date, due_on date?, lines lines?, tax_rate_percent percent?,
      before_receipt boolean?, accept_differences text?, rate quantity?}'
  );
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity, net_amount amount0?}');
  purchase_order := ledger.locked_purchase_order(body ->> 'purchase_order');
  rate := ledger.rate_of(
    ledger.currency_of_order(purchase_order.id), (body ->> 'invoiced_on')::date, (body ->> 'rate')::numeric
  );
  before_receipt := coalesce((body ->> 'before_receipt')::boolean, false) and rate is null
    and not ledger.purchase_cancelled(purchase_order.id);
  for line in
    select w.line_no as wanted_line_no, w.quantity as wanted, n.net_amount as given_net, p.*, f.*
    from ledger.wanted_lines(
      body -> 'lines',
      array(
        select row(
          g.line_no,
          case when before_receipt then g.quantity else g.received_quantity end - g.invoiced_quantity
        )::ledger.line_quantity
        from ledger.billing_progress(purchase_order.id) as g
      )
    ) as w
    left join ledger.billing_progress(purchase_order.id) as p on p.line_no = w.line_no
    left join ledger.foreign_progress(purchase_order.id) as f on f.foreign_line_id = p.order_line_id
    left join (
      select (l.value ->> 'line_no')::integer as line_no, (l.value ->> 'net_amount')::numeric as net_amount
      from jsonb_array_elements(coalesce(body -> 'lines', '[]')) as l
    ) as n on n.line_no = w.line_no
    order by w.line_no
  loop
    perform ledger.require_line(purchase_order.number, line.wanted_line_no, line.order_line_id);
    perform ledger.require_open(
      'OVER_INVOICE', 'order', purchase_order.number, line.line_no, line.wanted,
      case when before_receipt then line.quantity else line.received_quantity end - line.invoiced_quantity
    );
    matched := ledger.matched_value(
      line.wanted, line.quantity, line.net_amount, line.received_quantity, line.received_net, line.invoiced_quantity,
      line.matched_net
    );
    line_currency := ledger.foreign_line(
      ledger.take(
        line.wanted,
        line.received_quantity - line.invoiced_quantity,
        line.received_foreign - line.sent_back_foreign - line.matched_foreign
      ),
      line.given_net, rate, matched
    );
    invoiced := coalesce(ledger.half_up(line_currency.foreign_amount * rate), line.given_net, matched);
    difference := invoiced - matched - coalesce(line_currency.exchange_difference_amount, 0);
    if body ->> 'accept_differences' is null then
      perform ledger.require_tolerance(
        line.supplier_id, purchase_order.number, line.line_no, matched, matched + difference
      );
    end if;
    net := net + invoiced;
    line_ids := line_ids || line.order_line_id;
    product_ids := product_ids || line.product_id;
    quantities := quantities || line.wanted;
    nets := nets || invoiced;
    differences := differences || difference;
    currencies := currencies || line_currency;
  end loop;
  if line_ids = '{}' then
    perform ledger.refuse('NOTHING_TO_INVOICE', jsonb_build_object('order', purchase_order.number));
  end if;
  select coalesce(sum(v.tax_amount) filter (where not v.self_assessed), 0)
  into tax
  from ledger.purchase_vat(
    purchase_order.supplier_id, product_ids, nets, (body ->> 'invoiced_on')::date,
    (body ->> 'tax_rate_percent')::numeric
  ) as v;
  invoice := ledger.write_supplier_invoice(purchase_order.supplier_id, purchase_order.id, body, net, tax);
  insert into ledger.supplier_invoice_lines
    (invoice_id, number, line_no, purchase_order_line_id, product_id, quantity, net_amount, price_difference_amount)
  select invoice.id, invoice.number, l.ordinality, l.line_id, l.product_id, l.quantity, l.net, l.difference
  from unnest(line_ids, product_ids, quantities, nets, differences) with ordinality
    as l (line_id, product_id, quantity, net, difference, ordinality)
  order by l.ordinality;
  if rate is not null then
    perform ledger.write_invoice_currency(
      invoice, ledger.currency_of_order(purchase_order.id), rate, currencies,
      coalesce((body ->> 'tax_rate_percent')::numeric, tax * 100 / nullif(net, 0))
    );
  end if;
  insert into ledger.accepted_differences (invoice_id, reason)
  select invoice.id, body ->> 'accept_differences' where body ->> 'accept_differences' is not null;
  perform ledger.lay_price_changes(line_ids);
  legs := ledger.supplier_invoice_legs(invoice)
    || ledger.write_purchase_vat(invoice, product_ids, nets, (body ->> 'tax_rate_percent')::numeric)
    || ledger.leg_of('VAT_IN', tax, supplier_id => invoice.supplier_id)
    || ledger.leg_of('SUP', -(net + tax), supplier_id => invoice.supplier_id);
  return ledger.remember('invoice_purchase', idempotency_key, body, jsonb_build_object(
    'id', invoice.id,
    'number', invoice.number,
    'net_amount', invoice.net_amount::text,
    'tax_amount', invoice.tax_amount::text,
    'gross_amount', invoice.gross_amount::text,
    'entry_number', ledger.post(
      'ACH', invoice.invoiced_on, 'SUPPLIER_INVOICE', invoice.id, invoice.number,
      'Facture fournisseur ' || invoice.number, legs
    )
  ));
end
$$;
