-- Matching invoices with orders and receipts: what a line is matched with, how far it may differ, where differences go,
-- and the report of all three.

-- How far each line of a purchase order has come for its invoices: without what went back to the supplier before it was
-- invoiced.
create or replace function ledger.billing_progress(of_order_id bigint)
returns table (
  order_line_id bigint,
  line_no integer,
  product_id bigint,
  supplier_id bigint,
  quantity numeric,
  net_amount numeric,
  received_quantity numeric,
  received_net numeric,
  invoiced_quantity numeric,
  matched_net numeric
)
language sql stable as $$
  select
    p.order_line_id,
    p.line_no,
    p.product_id,
    p.supplier_id,
    p.quantity - b.quantity,
    p.net_amount - b.net_amount,
    p.received_quantity - b.quantity,
    p.received_net - b.net_amount,
    p.invoiced_quantity,
    p.matched_net
  from ledger.purchase_progress(of_order_id) as p
  cross join lateral (
    select
      coalesce(sum(r.uninvoiced_quantity), 0) as quantity,
      coalesce(sum(r.uninvoiced_amount), 0) as net_amount
    from ledger.supplier_return_lines as r
    where r.purchase_order_line_id = p.order_line_id
  ) as b
$$;

-- Value of a quantity about to be invoiced: what its receipts put in, and the order's price for what is yet to come.
create or replace function ledger.matched_value(
  wanted numeric,
  ordered numeric,
  ordered_net numeric,
  received numeric,
  received_net numeric,
  invoiced numeric,
  matched_net numeric
) returns numeric
language sql immutable
return case
  when invoiced + wanted <= received
    then ledger.take(wanted, received - invoiced, received_net - matched_net)
  when invoiced >= received
    then ledger.take(wanted, ordered - invoiced, ordered_net - matched_net)
  else received_net - matched_net
    + ledger.take(invoiced + wanted - received, ordered - received, ordered_net - received_net)
end;

-- Refuses a line that differs by more than the supplier is allowed, or all are where it has no rule of its own.
create or replace function ledger.require_tolerance(
  of_supplier_id bigint,
  order_number text,
  line_no integer,
  matched numeric,
  invoiced numeric
) returns void
language plpgsql stable as $$
declare
  allowed numeric;
begin
  select greatest(t.tolerance_amount, ledger.half_up(matched * t.tolerance_percent / 100))
  into allowed
  from ledger.purchase_tolerances as t
  where t.supplier_id = of_supplier_id or t.supplier_id is null
  order by t.supplier_id
  limit 1;
  if abs(invoiced - matched) > allowed then
    perform ledger.refuse(
      'PRICE_OUT_OF_TOLERANCE',
      jsonb_build_object(
        'order', order_number,
        'line_no', line_no,
        'amount', invoiced::text,
        'expected', matched::text,
        'allowed', allowed::text
      )
    );
  end if;
end
$$;

-- Which part of an invoice line is for which receipt line of its order line. Quantities meet in the order they came, so
-- what is invoiced before it is received finds its receipt later; what went back uninvoiced meets no invoice. Parts are
-- told from the beginning of the invoice line.
create or replace function ledger.invoices_of_receipts(order_line_ids bigint[])
returns table (invoice_line_id bigint, receipt_line_id bigint, from_quantity numeric, until_quantity numeric)
language sql stable as $$
  with invoiced as (
    select
      l.*,
      sum(l.quantity) over (partition by l.purchase_order_line_id order by l.id) - l.quantity as starts_at
    from ledger.supplier_invoice_lines as l
    where l.purchase_order_line_id = any (order_line_ids)
  ),
  received as (
    select
      r.id,
      r.purchase_order_line_id,
      k.quantity,
      sum(k.quantity) over (partition by r.purchase_order_line_id order by r.id) - k.quantity as starts_at
    from ledger.goods_receipt_lines as r
    cross join lateral (
      select r.quantity - coalesce(sum(b.uninvoiced_quantity), 0) as quantity
      from ledger.supplier_return_lines as b
      where b.receipt_line_id = r.id
    ) as k
    where r.purchase_order_line_id = any (order_line_ids)
  )
  select l.id, r.id, m.from_quantity - l.starts_at, m.until_quantity - l.starts_at
  from invoiced as l
  join received as r on r.purchase_order_line_id = l.purchase_order_line_id
  cross join lateral (
    select
      greatest(l.starts_at, r.starts_at) as from_quantity,
      least(l.starts_at + l.quantity, r.starts_at + r.quantity) as until_quantity
  ) as m
  where m.until_quantity > m.from_quantity
$$;

-- Lays on the receipts of order lines what changed their price: differences of invoices and credits of them. Shares are
-- rounded over the running quantity and add up.
create or replace function ledger.lay_price_changes(order_line_ids bigint[]) returns setof ledger.cost_events
language sql as $$
  with changes as (
    select
      'PRICE_DIFF' as cause, 'SUPPLIER_INVOICE' as document_type, i.id as document_id, i.number, l.id as line_id,
      i.invoiced_on as dated_on, l.price_difference_amount as amount, l.id as invoice_line_id, l.quantity
    from ledger.supplier_invoice_lines as l
    join ledger.supplier_invoices as i on i.id = l.invoice_id
    where l.purchase_order_line_id = any (order_line_ids)
      and l.price_difference_amount <> 0
    union all
    select
      'REBATE', 'SUPPLIER_CREDIT_NOTE', n.id, n.number, c.id, n.credited_on, -c.net_amount, c.invoice_line_id,
      l.quantity
    from ledger.supplier_invoice_lines as l
    join ledger.supplier_credit_note_lines as c on c.invoice_line_id = l.id and c.kind = 'PRICE'
    join ledger.supplier_credit_notes as n on n.id = c.credit_note_id
    where l.purchase_order_line_id = any (order_line_ids)
  ),
  shares as (
    select
      c.*,
      r.id as receipt_line_id,
      r.product_id,
      r.supplier_id,
      r.received_on,
      ledger.half_up(c.amount * m.until_quantity / c.quantity)
        - ledger.half_up(c.amount * m.from_quantity / c.quantity) as share
    from changes as c
    join ledger.invoices_of_receipts(order_line_ids) as m on m.invoice_line_id = c.invoice_line_id
    join ledger.goods_receipt_lines as r on r.id = m.receipt_line_id
  )
  insert into ledger.cost_events (
    cause, product_id, supplier_id, receipt_line_id, receipt_move_id, amount, effective_on, document_type, document_id,
    document_number, line_id
  )
  select
    s.cause, s.product_id, s.supplier_id, s.receipt_line_id, m.move_id, s.share, greatest(s.dated_on, s.received_on),
    s.document_type, s.document_id, s.number, s.line_id
  from shares as s
  join ledger.receipt_moves as m on m.receipt_line_id = s.receipt_line_id
  where s.share <> 0
    and not exists (
      select
      from ledger.cost_events as e
      where (e.document_type, e.cause, e.line_id, e.receipt_line_id)
        = (s.document_type, s.cause, s.line_id, s.receipt_line_id)
    )
  order by s.line_id, s.receipt_line_id
  returning *
$$;

create or replace function ledger.invoiced_ahead(of_order_line_id bigint) returns boolean
language sql stable
return coalesce((
  select sum(l.quantity) from ledger.supplier_invoice_lines as l where l.purchase_order_line_id = of_order_line_id
), 0) > coalesce((
  select sum(r.quantity) from ledger.goods_receipt_lines as r where r.purchase_order_line_id = of_order_line_id
), 0) - coalesce((
  select sum(b.uninvoiced_quantity)
  from ledger.supplier_return_lines as b
  where b.purchase_order_line_id = of_order_line_id
), 0);

comment on function ledger.invoiced_ahead(bigint) is
  'Whether more of a purchase order line is invoiced than received and kept (facturé avant réception)';

-- What a rate that moved made of an amount owed: above zero is a loss.
create or replace function ledger.exchange_role(difference numeric) returns text
language sql immutable
return case when difference > 0 then 'FX_LOSS' else 'FX_GAIN' end;

-- Purchases bear a difference when its goods are there; until then it waits with what is invoiced and not received.
create or replace function ledger.supplier_invoice_legs(invoice ledger.supplier_invoices) returns ledger.leg[]
language sql stable
return array(
  select ledger.leg_of(g.role, g.amount, supplier_id => invoice.supplier_id, product_id => l.product_id)
  from ledger.supplier_invoice_lines as l
  cross join lateral (
    select coalesce(sum(e.amount), 0) as amount
    from ledger.cost_events as e
    where e.document_type = 'SUPPLIER_INVOICE' and e.cause = 'PRICE_DIFF' and e.line_id = l.id
  ) as laid
  left join ledger.supplier_invoice_line_currencies as c on c.invoice_line_id = l.id
  cross join lateral (select coalesce(c.exchange_difference_amount, 0) as amount) as moved
  cross join lateral (
    values
      (1, 'GRNI', l.net_amount - laid.amount - moved.amount),
      (2, 'PURCH', laid.amount),
      (3, ledger.exchange_role(moved.amount), moved.amount)
  ) as g (rank, role, amount)
  where l.invoice_id = invoice.id
  order by l.line_no, g.rank
);

-- What waited for the goods of a receipt: invoices and credits that came before it.
create or replace function ledger.late_price_legs(of_receipt_id bigint) returns ledger.leg[]
language plpgsql as $$
declare
  order_line_ids bigint[];
begin
  order_line_ids := array(
    select r.purchase_order_line_id from ledger.goods_receipt_lines as r where r.receipt_id = of_receipt_id
  );
  if not exists (
    select
    from ledger.supplier_invoice_lines as l
    where l.purchase_order_line_id = any (order_line_ids)
  ) then
    return '{}';
  end if;
  return array(
    select ledger.leg_of(
      g.role,
      g.amount,
      supplier_id => e.supplier_id,
      product_id => e.product_id,
      label => 'Écart de ' || e.document_number
    )
    from ledger.lay_price_changes(order_line_ids) as e
    cross join lateral (
      values (1, case e.cause when 'PRICE_DIFF' then 'PURCH' else 'RRR_PURCH' end, e.amount), (2, 'GRNI', -e.amount)
    ) as g (rank, role, amount)
    order by e.id, g.rank
  );
end
$$;

create or replace function api.put_purchase_tolerance(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_purchase_tolerance', idempotency_key, body, true);
  tolerance_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{supplier text?, tolerance_percent percent, tolerance_amount amount0}');
  insert into ledger.purchase_tolerances as t (supplier_id, tolerance_percent, tolerance_amount)
  values (
    ledger.reference_id('SUPPLIER', body ->> 'supplier'),
    (body ->> 'tolerance_percent')::numeric,
    (body ->> 'tolerance_amount')::numeric
  )
  on conflict (supplier_id) do update set
    tolerance_percent = excluded.tolerance_percent, tolerance_amount = excluded.tolerance_amount
  where (t.tolerance_percent, t.tolerance_amount)
    is distinct from (excluded.tolerance_percent, excluded.tolerance_amount);
  select t.id
  into tolerance_id
  from ledger.purchase_tolerances as t
  where t.supplier_id is not distinct from ledger.reference_id('SUPPLIER', body ->> 'supplier');
  return ledger.remember('put_purchase_tolerance', idempotency_key, body, jsonb_build_object('id', tolerance_id));
end
$$;

create or replace function api.purchase_matching(of_order text default null)
returns table (
  order_number text,
  line_no integer,
  supplier_code text,
  sku text,
  ordered_quantity numeric,
  received_quantity numeric,
  returned_quantity numeric,
  invoiced_quantity numeric,
  quantity_difference numeric,
  ordered_amount numeric,
  received_amount numeric,
  invoiced_amount numeric,
  price_difference numeric,
  credited_amount numeric,
  status text
)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    l.order_number,
    l.line_no,
    s.code,
    p.sku,
    l.quantity,
    r.quantity,
    b.quantity,
    i.quantity,
    r.quantity - b.uninvoiced_quantity - i.quantity,
    l.net_amount,
    r.net_amount,
    i.net_amount,
    i.difference,
    i.credited,
    case
      when i.quantity > r.quantity - b.uninvoiced_quantity then 'invoiced-ahead'
      when r.quantity - b.uninvoiced_quantity > i.quantity then 'to-invoice'
      when i.difference - i.credited <> 0 then 'price-difference'
      when r.quantity < l.quantity and ledger.purchase_cancelled(l.purchase_order_id) then 'cancelled'
      when r.quantity < l.quantity then 'to-receive'
      else 'matched'
    end
  from ledger.purchase_order_lines as l
  join ledger.suppliers as s on s.id = l.supplier_id
  join ledger.products as p on p.id = l.product_id
  cross join lateral (
    select coalesce(sum(n.quantity), 0) as quantity, coalesce(sum(n.net_amount), 0.00) as net_amount
    from ledger.goods_receipt_lines as n
    where n.purchase_order_line_id = l.id
  ) as r
  cross join lateral (
    select
      coalesce(sum(n.quantity), 0) as quantity,
      coalesce(sum(n.uninvoiced_quantity), 0) as uninvoiced_quantity
    from ledger.supplier_return_lines as n
    where n.purchase_order_line_id = l.id
  ) as b
  cross join lateral (
    select
      coalesce(sum(n.quantity), 0) as quantity,
      coalesce(sum(n.net_amount), 0.00) as net_amount,
      coalesce(sum(n.price_difference_amount), 0.00) as difference,
      coalesce(sum((
        select sum(c.net_amount) from ledger.supplier_credit_note_lines as c where c.invoice_line_id = n.id
      )), 0.00) as credited
    from ledger.supplier_invoice_lines as n
    where n.purchase_order_line_id = l.id
  ) as i
  where l.order_number = coalesce(of_order, l.order_number)
  order by l.purchase_order_id, l.line_no
$$;
comment on function api.purchase_matching(text) is
  'One row per purchase order line: ordered, received, sent back, invoiced, what differs (rapprochement à trois)';

grant execute on function api.purchase_matching(text) to vigie_reader;
