-- How a line that sells a kit becomes the lines of its components.

-- The parts of a priced line: itself, or the components of its kit. The amounts of the kit are spread by the fixed
-- shares, else by the list value of the components, else, when all lists say zero, by quantity; they add up.
create or replace function ledger.kit_parts(priced ledger.priced_line, customer_id bigint, dated_on date)
returns ledger.priced_line[]
language plpgsql stable as $$
declare
  part record;
  one ledger.priced_line;
  parts ledger.priced_line[] := '{}';
  weights numeric[] := '{}';
  quantities numeric[] := '{}';
  list_amounts numeric[];
  nets numeric[];
begin
  for part in
    select p.id, p.sku, p.family_id, c.quantity * priced.quantity as quantity, c.share_percent, k.product_id as kit_id
    from ledger.kits as k
    join ledger.kit_components as c on c.kit_id = k.id and not c.withdrawn
    join ledger.products as p on p.id = c.product_id
    where k.product_id = priced.product_id
      and not k.withdrawn
    order by c.id
  loop
    if round(part.quantity, 6) <> part.quantity or part.quantity >= 1e11 then
      perform ledger.refuse('KIT_NOT_EXACT', jsonb_build_object(
        'sku', (select p.sku from ledger.products as p where p.id = part.kit_id),
        'component', part.sku,
        'quantity', trim_scale(part.quantity)
      ));
    end if;
    one := priced;
    one.product_id := part.id;
    one.family_id := part.family_id;
    one.quantity := part.quantity;
    one.price_origin := 'AGREED';
    one.list_unit_price := null;
    one.price_list_code := null;
    parts := parts || one;
    quantities := quantities || part.quantity;
    weights := weights || coalesce(
      part.share_percent,
      part.quantity * (select l.unit_price from ledger.list_price(customer_id, part.id, part.quantity, dated_on) as l)
    );
    if weights[cardinality(weights)] is null then
      perform ledger.refuse('NO_PRICE', jsonb_build_object('sku', part.sku, 'date', dated_on));
    end if;
  end loop;
  if parts = '{}' then
    return array[priced];
  elsif (select sum(w.weight) from unnest(weights) as w (weight)) = 0 then
    weights := quantities;
  end if;
  list_amounts := ledger.spread(priced.list_amount, weights);
  nets := ledger.spread(priced.net_amount, weights);
  for i in 1 .. cardinality(parts) loop
    parts[i].list_amount := list_amounts[i];
    parts[i].unit_price := round(list_amounts[i] / parts[i].quantity, 6);
    parts[i].net_amount := nets[i];
    parts[i].discount_amount := list_amounts[i] - nets[i];
  end loop;
  return parts;
end
$$;

comment on function ledger.kit_parts(ledger.priced_line, bigint, date) is
  'A priced line as what leaves the warehouse: itself, or one line per component of its kit';

-- Which kit each line of a document belongs to: lines of the body, in order, each as many as its kit has components.
-- Where nothing was ever sold as a kit, the lines are not even looked at.
create or replace function ledger.kit_of_lines(lines jsonb)
returns table (line_no bigint, kit_product_id bigint, kit_line_no bigint, kit_quantity numeric)
language sql stable as $$
  with sold as (
    select
      l.ordinality,
      p.id as product_id,
      (l.value ->> 'quantity')::numeric as quantity,
      (
        select count(*)
        from ledger.kits as k
        join ledger.kit_components as c on c.kit_id = k.id and not c.withdrawn
        where k.product_id = p.id
          and not k.withdrawn
      ) as components
    from jsonb_array_elements(ledger.in_stock_units(lines)) with ordinality as l
    join ledger.products as p on p.sku = l.value ->> 'sku'
  ),
  placed as (
    select s.*, sum(greatest(s.components, 1)) over (order by s.ordinality) - greatest(s.components, 1) as before
    from sold as s
  )
  select p.before + n.rank, p.product_id, p.ordinality, p.quantity
  from placed as p
  cross join lateral generate_series(1, p.components) as n (rank)
  where exists (select from ledger.kits)
$$;

create or replace function ledger.keep_kits_of_quotation(of_quotation_id bigint, lines jsonb) returns void
language sql as $$
  insert into ledger.kit_lines (quotation_line_id, kit_product_id, kit_line_no, kit_quantity)
  select l.id, k.kit_product_id, k.kit_line_no, k.kit_quantity
  from ledger.kit_of_lines(lines) as k
  join ledger.quotation_lines as l on l.quotation_id = of_quotation_id and l.line_no = k.line_no
  order by l.line_no
$$;

-- An order has the kits of its lines, or those of the quotation it wins.
create or replace function ledger.keep_kits_of_order(of_order_id bigint, lines jsonb) returns void
language plpgsql as $$
begin
  if not exists (select from ledger.kits) then
    return;
  end if;
  insert into ledger.kit_lines (order_line_id, kit_product_id, kit_line_no, kit_quantity)
  select l.id, k.kit_product_id, k.kit_line_no, k.kit_quantity
  from ledger.kit_of_lines(lines) as k
  join ledger.sales_order_lines as l on l.order_id = of_order_id and l.line_no = k.line_no
  union all
  select l.id, k.kit_product_id, k.kit_line_no, k.kit_quantity
  from ledger.sales_order_lines as l
  join ledger.sales_order_line_prices as p on p.order_line_id = l.id
  join ledger.kit_lines as k on k.quotation_line_id = p.quotation_line_id
  where l.order_id = of_order_id
  order by 1;
end
$$;

-- The kits themselves, and the kits of orders.

create or replace function api.put_kit(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_kit', idempotency_key, body, true);
  sold_product_id bigint;
  put_kit_id bigint;
  given_shares bigint;
  shares numeric;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{sku text, withdrawn boolean?, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, quantity quantity, share_percent percent?}');
  perform ledger.require_each_product_once(body -> 'lines');
  sold_product_id := ledger.reference_id('PRODUCT', body ->> 'sku');
  select count(*), sum((l.value ->> 'share_percent')::numeric)
  into given_shares, shares
  from jsonb_array_elements(body -> 'lines') as l
  where l.value ->> 'share_percent' is not null;
  if given_shares > 0 and (given_shares < jsonb_array_length(body -> 'lines') or shares <> 100) then
    perform ledger.refuse('KIT_SHARES_NOT_WHOLE', jsonb_build_object('sku', body ->> 'sku'));
  elsif exists (select from ledger.kit_components as c where c.product_id = sold_product_id and not c.withdrawn)
    or exists (
      select
      from jsonb_array_elements(body -> 'lines') as l
      join ledger.products as p on p.sku = l.value ->> 'sku'
      left join ledger.kits as k on k.product_id = p.id and not k.withdrawn
      where k.id is not null
        or p.id = sold_product_id
    )
  then
    perform ledger.refuse('KIT_IN_KIT', jsonb_build_object('sku', body ->> 'sku'));
  elsif exists (select from ledger.stock_levels as l where l.product_id = sold_product_id and l.on_hand <> 0) then
    perform ledger.refuse('KIT_HAS_STOCK', jsonb_build_object('sku', body ->> 'sku'));
  end if;
  insert into ledger.kits as t (product_id, withdrawn)
  values (sold_product_id, coalesce((body ->> 'withdrawn')::boolean, false))
  on conflict (product_id) do update set withdrawn = excluded.withdrawn
  where t.withdrawn <> excluded.withdrawn;
  select k.id into put_kit_id from ledger.kits as k where k.product_id = sold_product_id;
  update ledger.kit_components as t
  set withdrawn = true
  from ledger.products as p
  where p.id = t.product_id
    and t.kit_id = put_kit_id
    and not t.withdrawn
    and p.sku not in (select l.value ->> 'sku' from jsonb_array_elements(body -> 'lines') as l);
  insert into ledger.kit_components as t (kit_id, product_id, quantity, share_percent, withdrawn)
  select
    put_kit_id,
    ledger.reference_id('PRODUCT', l.value ->> 'sku'),
    (l.value ->> 'quantity')::numeric,
    (l.value ->> 'share_percent')::numeric,
    false
  from jsonb_array_elements(body -> 'lines') with ordinality as l
  order by l.ordinality
  on conflict (kit_id, product_id) do update set
    quantity = excluded.quantity, share_percent = excluded.share_percent, withdrawn = false
  where (t.quantity, t.share_percent, t.withdrawn) is distinct from (excluded.quantity, excluded.share_percent, false);
  return ledger.remember('put_kit', idempotency_key, body, jsonb_build_object(
    'id', put_kit_id, 'code', body ->> 'sku'
  ));
end
$$;

create or replace view api.kits_of_orders as
select
  l.order_number,
  k.kit_line_no,
  s.sku as kit_sku,
  k.kit_quantity,
  l.line_no,
  p.sku,
  l.quantity,
  l.net_amount
from ledger.kit_lines as k
join ledger.products as s on s.id = k.kit_product_id
join ledger.sales_order_lines as l on l.id = k.order_line_id
join ledger.products as p on p.id = l.product_id;

comment on view api.kits_of_orders is
  'One row per order line that is a component of a kit: which kit, on which line of what was asked (kits commandés)';
