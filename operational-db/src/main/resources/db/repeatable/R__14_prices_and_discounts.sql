-- How the price of a line is made: the list's price, the agreed one, the discount of the line and its share of the
-- discount on the whole document.

-- Cuts an amount by weights, exactly to the cent: each part is rounded down, then the missing cents go to the largest
-- remainders, ties to the first. Integer division on purpose: a remainder must not be a rounding error.
create or replace function ledger.spread(total numeric, weights numeric[]) returns numeric[]
language sql immutable parallel safe as $$
  with parts as (
    select
      w.rank,
      div(total * 100 * w.weight, s.whole) as cents,
      mod(total * 100 * w.weight, s.whole) as remainder
    from unnest(weights) with ordinality as w (weight, rank)
    cross join (select nullif(sum(u.weight), 0) as whole from unnest(weights) as u (weight)) as s
  ),
  ranked as (
    select
      p.rank,
      p.cents,
      row_number() over (order by p.remainder desc, p.rank) as claim,
      total * 100 - sum(p.cents) over () as missing
    from parts as p
  )
  select array_agg(
    coalesce((r.cents + case when r.claim <= r.missing then 1 else 0 end) / 100, 0)::numeric(18, 2) order by r.rank
  )
  from ranked as r
$$;

comment on function ledger.spread(numeric, numeric[]) is
  'Parts of an amount by weight that add up to it: largest remainder, ties to the first; zeros when all weights are 0';

-- The most specific offer: a list of the customer before one of the segment before one of everyone; in each, a price of
-- the product before a discount on its family; then the list that began last, then the highest quantity reached. A
-- family discount lowers the price everyone pays.
create or replace function ledger.list_price(
  of_customer_id bigint,
  of_product_id bigint,
  of_quantity numeric,
  on_day date
)
returns table (unit_price numeric, price_origin text, price_list_code text)
language sql stable as $$
  with offers as (
    select
      l.code,
      l.audience,
      l.valid_from,
      l.id as list_id,
      i.family_id is not null as by_family,
      i.min_quantity,
      i.unit_price,
      i.discount_percent
    from ledger.price_list_lines as i
    join ledger.price_lists as l on l.id = i.price_list_id
    where (
        i.product_id = of_product_id
        or i.family_id = (select p.family_id from ledger.products as p where p.id = of_product_id)
      )
      and (
        l.audience = 'EVERYONE'
        or l.customer_id = of_customer_id
        or l.segment_id = (select c.segment_id from ledger.customers as c where c.id = of_customer_id)
      )
      and l.valid_from <= on_day
      and (l.valid_until is null or l.valid_until >= on_day)
      and i.min_quantity <= of_quantity
      and not i.withdrawn
  ),
  everyone as (
    select o.unit_price
    from offers as o
    where o.audience = 'EVERYONE'
    order by o.valid_from desc, o.list_id desc, o.min_quantity desc
    limit 1
  )
  select
    coalesce(o.unit_price, round(e.unit_price * (100 - o.discount_percent) / 100, 6)),
    o.audience || case when o.by_family then '_FAMILY' else '_PRODUCT' end,
    o.code
  from offers as o
  left join everyone as e on true
  where not o.by_family
    or e.unit_price is not null
  order by
    array_position(array['CUSTOMER', 'SEGMENT', 'EVERYONE'], o.audience),
    o.by_family,
    o.valid_from desc,
    o.list_id desc,
    o.min_quantity desc
  limit 1
$$;

comment on function ledger.list_price(bigint, bigint, numeric, date) is
  'Unit price the price lists give a customer for a quantity of a product on a day, and where it comes from; no row '
  'when no list has one';

create or replace function ledger.priced_line_fields() returns text[]
language sql immutable
return '{
  sku text, quantity quantity, unit text?, unit_price price?, discount_percent percent?, net_amount amount0?,
  tax_rate_percent percent?
}'::text[];

comment on function ledger.priced_line_fields() is 'Fields of a line that is sold, in a quotation as in an order';

-- One line of the body, before the discount on the whole document.
create or replace function ledger.priced_line_of(line jsonb, line_no bigint, customer_id bigint, dated_on date)
returns ledger.priced_line
language plpgsql stable as $$
declare
  priced ledger.priced_line;
  found_price record;
  with_price jsonb;
begin
  select p.id, p.family_id
  into priced.product_id, priced.family_id
  from ledger.products as p
  where p.id = ledger.reference_id('PRODUCT', line ->> 'sku');
  priced.quantity := (line ->> 'quantity')::numeric;
  select * into found_price from ledger.list_price(customer_id, priced.product_id, priced.quantity, dated_on);
  priced.list_unit_price := found_price.unit_price;
  priced.price_list_code := found_price.price_list_code;
  priced.unit_price := coalesce((line ->> 'unit_price')::numeric, found_price.unit_price);
  if priced.unit_price is null then
    perform ledger.refuse('NO_PRICE', jsonb_build_object('sku', line ->> 'sku', 'date', dated_on));
  end if;
  priced.price_origin := case when line ->> 'unit_price' is null then found_price.price_origin else 'AGREED' end;
  with_price := line || jsonb_build_object('unit_price', priced.unit_price);
  priced.list_amount := ledger.line_amount(with_price, line_no, false);
  priced.net_amount := coalesce((line ->> 'net_amount')::numeric, ledger.line_amount(with_price, line_no));
  priced.discount_amount := priced.list_amount - priced.net_amount;
  priced.header_discount_amount := 0;
  priced.tax_rate_percent := coalesce(
    (line ->> 'tax_rate_percent')::numeric, ledger.sales_vat_rate(priced.product_id, customer_id, dated_on)
  );
  return priced;
end
$$;

-- The lines of a quotation or an order with their prices; the discount on the whole is spread by net amount.
create or replace function ledger.priced_lines(body jsonb, customer_id bigint, dated_on date)
returns ledger.priced_line[]
language plpgsql stable as $$
declare
  line record;
  priced ledger.priced_line;
  part ledger.priced_line;
  kits_are_sold boolean := exists (select from ledger.kits as k where not k.withdrawn);
  lines ledger.priced_line[] := '{}';
  nets numeric[] := '{}';
  total numeric := 0;
  discount numeric;
  shares numeric[];
begin
  for line in
    select l.value, l.ordinality
    from jsonb_array_elements(ledger.in_stock_units(body -> 'lines')) with ordinality as l
  loop
    priced := ledger.priced_line_of(line.value, line.ordinality, customer_id, dated_on);
    foreach part in array
      case when kits_are_sold then ledger.kit_parts(priced, customer_id, dated_on) else array[priced] end
    loop
      lines := lines || part;
      nets := nets || part.net_amount;
      total := total + part.net_amount;
    end loop;
  end loop;
  if body ->> 'discount_amount' is not null and body ->> 'discount_percent' is not null then
    perform ledger.refuse_field('discount_percent', 'unknown', 'discount_amount');
  end if;
  discount := coalesce(
    (body ->> 'discount_amount')::numeric, ledger.half_up(total * (body ->> 'discount_percent')::numeric / 100), 0
  );
  if discount > total then
    perform ledger.refuse('DISCOUNT_ABOVE_TOTAL', jsonb_build_object('amount', discount::text, 'total', total::text));
  end if;
  if discount = 0 then
    return lines;
  end if;
  shares := ledger.spread(discount, nets);
  for i in 1 .. cardinality(lines) loop
    lines[i].header_discount_amount := shares[i];
    lines[i].net_amount := lines[i].net_amount - shares[i];
  end loop;
  return lines;
end
$$;
