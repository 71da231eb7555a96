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
language sql as $$
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
  order by 1
$$;
