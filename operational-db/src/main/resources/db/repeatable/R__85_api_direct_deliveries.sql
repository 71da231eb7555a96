-- Goods a supplier delivers straight to the customer: a purchase order for a sales order, and the act in which they are
-- received and delivered.

-- The warehouse of a purchase order: one of kind direct exactly when it is for a sales order.
create or replace function ledger.purchase_warehouse_id(body jsonb) returns bigint
language plpgsql stable as $$
declare
  found_id bigint := ledger.reference_id('WAREHOUSE', body ->> 'warehouse');
begin
  if body ->> 'sales_order' is null then
    return ledger.storage_id(body ->> 'warehouse');
  elsif ledger.kind_of_warehouse(found_id) <> 'DIRECT' then
    perform ledger.refuse('NOT_A_DIRECT_WAREHOUSE', jsonb_build_object('warehouse', body ->> 'warehouse'));
  end if;
  return found_id;
end
$$;

-- Ties each line of a purchase order to the order line it serves; nothing without a sales order.
create or replace function ledger.tie_purchase(
  purchase_order ledger.purchase_orders,
  sales_order_number text,
  lines jsonb
) returns void
language plpgsql as $$
declare
  sales_order ledger.sales_orders;
  line record;
begin
  if sales_order_number is null then
    if lines @? '$[*].sales_line_no ? (@ != null)' then
      perform ledger.refuse_field('sales_order', 'missing', 'text');
    end if;
    return;
  end if;
  sales_order := ledger.locked_order(sales_order_number);
  if ledger.cancelled(sales_order.id) then
    perform ledger.refuse('ORDER_CANCELLED', jsonb_build_object('order', sales_order.number));
  end if;
  perform ledger.require_not_before(purchase_order.ordered_on, sales_order.number, sales_order.ordered_on);
  for line in
    select
      l.id,
      l.line_no,
      l.quantity,
      (g.value ->> 'sales_line_no')::integer as sales_line_no,
      count(*) over (partition by g.value ->> 'sales_line_no') as times,
      s.order_line_id,
      s.quantity - s.delivered_quantity - coalesce(ledger.directly_on_order(s.order_line_id, 'infinity'), 0) as open,
      p.sku,
      n.sku as ordered
    from ledger.purchase_order_lines as l
    join jsonb_array_elements(lines) with ordinality as g on g.ordinality = l.line_no
    join ledger.products as p on p.id = l.product_id
    left join ledger.order_progress(sales_order.id) as s on s.line_no = (g.value ->> 'sales_line_no')::integer
    left join ledger.products as n on n.id = s.product_id
    where l.purchase_order_id = purchase_order.id
    order by l.line_no
  loop
    if line.sales_line_no is null then
      perform ledger.refuse_field('lines[' || line.line_no - 1 || '].sales_line_no', 'missing', 'integer');
    elsif line.times > 1 then
      perform ledger.refuse('DUPLICATE_LINE', jsonb_build_object('line', line.sales_line_no));
    end if;
    perform ledger.require_line(sales_order.number, line.sales_line_no, line.order_line_id);
    if line.sku <> line.ordered then
      perform ledger.refuse('OTHER_PRODUCT', jsonb_build_object(
        'line_no', line.line_no, 'sku', line.sku, 'sales_line_no', line.sales_line_no, 'order', sales_order.number,
        'ordered', line.ordered
      ));
    end if;
    perform ledger.require_open(
      'OVER_DELIVERY', 'order', sales_order.number, line.sales_line_no, line.quantity, line.open
    );
    insert into ledger.direct_purchase_lines (purchase_order_line_id, order_line_id)
    values (line.id, line.order_line_id);
  end loop;
end
$$;

-- The move by which goods for an order line were received in the same act; null without one.
create or replace function ledger.received_directly(of_receipt_id bigint, of_order_line_id bigint) returns bigint
language sql stable
return (
  select m.id
  from ledger.direct_purchase_lines as t
  join ledger.goods_receipt_lines as n
    on n.purchase_order_line_id = t.purchase_order_line_id and n.receipt_id = of_receipt_id
  join ledger.stock_moves as m
    on m.document_type = 'GOODS_RECEIPT' and m.document_id = n.receipt_id and m.line_id = n.id
  where t.order_line_id = of_order_line_id
);

-- Lines and quantities are those of the purchase order; each goes to the order line it is tied to.
create or replace function api.deliver_direct(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('deliver_direct', idempotency_key, body);
  purchase_order ledger.purchase_orders;
  sales_order_number text;
  lines jsonb;
  receipt jsonb;
  note jsonb;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{purchase_order text, delivered_on date, rate quantity?, lines lines?}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity, unit text?, lots lines?}');
  purchase_order := ledger.locked_purchase_order(body ->> 'purchase_order');
  perform ledger.require_purchase_goes_on(purchase_order);
  select min(s.order_number)
  into sales_order_number
  from ledger.purchase_order_lines as l
  join ledger.direct_purchase_lines as t on t.purchase_order_line_id = l.id
  join ledger.sales_order_lines as s on s.id = t.order_line_id
  where l.purchase_order_id = purchase_order.id;
  if sales_order_number is null then
    perform ledger.refuse('NOT_A_DIRECT_ORDER', jsonb_build_object('order', purchase_order.number));
  end if;
  lines := ledger.in_stock_units(body -> 'lines', 'PURCHASE_ORDER', purchase_order.id);
  receipt := ledger.write_receipt(
    purchase_order, purchase_order.warehouse_id, (body ->> 'delivered_on')::date, (body ->> 'rate')::numeric, lines
  );
  note := ledger.write_delivery(
    ledger.locked_order(sales_order_number),
    purchase_order.warehouse_id,
    (body ->> 'delivered_on')::date,
    (
      select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'line_no', s.line_no, 'quantity', n.quantity, 'lots', g.value -> 'lots'
      )) order by s.line_no)
      from ledger.goods_receipt_lines as n
      join ledger.purchase_order_lines as l on l.id = n.purchase_order_line_id
      join ledger.direct_purchase_lines as t on t.purchase_order_line_id = l.id
      join ledger.sales_order_lines as s on s.id = t.order_line_id
      left join jsonb_array_elements(lines) as g on (g.value ->> 'line_no')::integer = l.line_no
      where n.receipt_id = (receipt ->> 'id')::bigint
    ),
    of_receipt_id => (receipt ->> 'id')::bigint
  );
  insert into ledger.direct_deliveries (receipt_id, delivery_note_id)
  values ((receipt ->> 'id')::bigint, (note ->> 'id')::bigint);
  return ledger.remember('deliver_direct', idempotency_key, body, note || jsonb_build_object(
    'receipt', receipt -> 'number', 'cost_amount', receipt -> 'net_amount', 'entry_number', receipt -> 'entry_number'
  ));
end
$$;

-- The document of an import folder a receipt comes from: of a direct delivery its note, else itself.
create or replace function ledger.document_of_receipt(of_receipt_id bigint) returns text
language sql stable
return coalesce(
  (
    select n.number
    from ledger.direct_deliveries as d
    join ledger.delivery_notes as n on n.id = d.delivery_note_id
    where d.receipt_id = of_receipt_id
  ),
  (select r.number from ledger.goods_receipts as r where r.id = of_receipt_id)
);
comment on function ledger.document_of_receipt(bigint) is
  'Number under which an export gives the document that received goods: its direct delivery, else the receipt';
grant execute on function ledger.document_of_receipt(bigint) to vigie_reader;
