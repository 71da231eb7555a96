-- Quality control on arrival: what is refused, and what of it the supplier took back.

-- Writes what a receipt refuses: no stock, no value, and still open on the order. Answers how many lines it was.
create or replace function ledger.reject_goods(
  receipt ledger.goods_receipts,
  purchase_order ledger.purchase_orders,
  lines jsonb
) returns integer
language plpgsql as $$
declare
  line record;
  rejected integer := 0;
begin
  for line in
    select
      l.ordinality,
      (l.value ->> 'line_no')::integer as wanted_line_no,
      (l.value ->> 'quantity')::numeric as accepted,
      (l.value ->> 'rejected_quantity')::numeric as quantity_rejected,
      l.value ->> 'reject_reason' as reason,
      p.*
    from jsonb_array_elements(coalesce(nullif(lines, 'null'), '[]')) with ordinality as l
    left join ledger.purchase_progress(purchase_order.id) as p on p.line_no = (l.value ->> 'line_no')::integer
    where (l.value ->> 'rejected_quantity')::numeric > 0
    order by l.ordinality
  loop
    perform ledger.require_line(purchase_order.number, line.wanted_line_no, line.order_line_id);
    if line.reason is null then
      perform ledger.refuse_field('lines[' || line.ordinality - 1 || '].reject_reason', 'missing', 'text');
    end if;
    perform ledger.require_open(
      'OVER_RECEIPT', 'order', purchase_order.number, line.line_no, line.accepted + line.quantity_rejected,
      line.quantity - line.received_quantity
    );
    insert into ledger.rejected_goods (receipt_id, purchase_order_line_id, product_id, quantity, reason)
    values (receipt.id, line.order_line_id, line.product_id, line.quantity_rejected, line.reason);
    rejected := rejected + 1;
  end loop;
  return rejected;
end
$$;

-- Whoever sends back goods of a receipt holds it.
create or replace function ledger.locked_receipt(sought text) returns ledger.goods_receipts
language plpgsql as $$
declare
  receipt ledger.goods_receipts;
begin
  select * into receipt from ledger.goods_receipts as g where g.number = sought for no key update;
  if not found then
    perform ledger.refuse('UNKNOWN_RECEIPT', jsonb_build_object('code', sought));
  end if;
  return receipt;
end
$$;

create or replace function api.send_back_rejects(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('send_back_rejects', idempotency_key, body);
  receipt ledger.goods_receipts;
  line record;
  sent jsonb := '[]';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{receipt text, sent_on date, lines lines?}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{line_no integer, quantity quantity}');
  receipt := ledger.locked_receipt(body ->> 'receipt');
  perform ledger.require_not_before((body ->> 'sent_on')::date, receipt.number, receipt.received_on);
  for line in
    select w.line_no as wanted_line_no, w.quantity as wanted, r.*
    from ledger.wanted_lines(
      body -> 'lines',
      array(
        select row(r.order_line_no, r.waiting_quantity)::ledger.line_quantity
        from api.rejected_goods() as r
        where r.receipt_number = receipt.number
      )
    ) as w
    left join api.rejected_goods() as r on r.receipt_number = receipt.number and r.order_line_no = w.line_no
    order by w.line_no
  loop
    perform ledger.require_line(receipt.number, line.wanted_line_no, line.rejected_goods_id);
    perform ledger.require_open(
      'OVER_SEND_BACK', 'receipt', receipt.number, line.wanted_line_no, line.wanted, line.waiting_quantity
    );
    insert into ledger.rejects_sent_back (rejected_goods_id, quantity, sent_on)
    values (line.rejected_goods_id, line.wanted, (body ->> 'sent_on')::date);
    sent := sent || jsonb_build_object('sku', line.sku, 'quantity', trim_scale(line.wanted)::text);
  end loop;
  if sent = '[]' then
    perform ledger.refuse('NOTHING_TO_SEND_BACK', jsonb_build_object('receipt', receipt.number));
  end if;
  return ledger.remember('send_back_rejects', idempotency_key, body, jsonb_build_object(
    'receipt', receipt.number, 'sent', sent
  ));
end
$$;

create or replace function api.rejected_goods()
returns table (
  rejected_goods_id bigint,
  receipt_number text,
  received_on date,
  supplier_code text,
  order_number text,
  order_line_no integer,
  sku text,
  reason text,
  rejected_quantity numeric,
  sent_back_quantity numeric,
  waiting_quantity numeric
)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    r.id,
    g.number,
    g.received_on,
    s.code,
    l.order_number,
    l.line_no,
    p.sku,
    r.reason,
    r.quantity,
    b.quantity,
    r.quantity - b.quantity
  from ledger.rejected_goods as r
  join ledger.goods_receipts as g on g.id = r.receipt_id
  join ledger.suppliers as s on s.id = g.supplier_id
  join ledger.purchase_order_lines as l on l.id = r.purchase_order_line_id
  join ledger.products as p on p.id = r.product_id
  cross join lateral (
    select coalesce(sum(x.quantity), 0) as quantity from ledger.rejects_sent_back as x where x.rejected_goods_id = r.id
  ) as b
  order by r.id
$$;
comment on function api.rejected_goods() is
  'One row per product refused on arrival: how much, why, and what is still here (marchandise refusée)';

grant execute on function api.rejected_goods() to vigie_reader;
