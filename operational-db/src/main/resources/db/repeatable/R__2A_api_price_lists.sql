-- Commands of price lists: put a list with its lines, and ask what a customer would pay.

-- Refuses a line that is neither a price of a product nor a discount on a family, or is named twice.
create or replace function ledger.check_price_lines(lines jsonb, of_everyone boolean) returns void
language plpgsql as $$
declare
  line record;
  place text;
begin
  for line in
    select
      l.value,
      l.ordinality,
      count(*) over (
        partition by l.value ->> 'sku', l.value ->> 'family', coalesce((l.value ->> 'min_quantity')::numeric, 0)
      ) as times
    from jsonb_array_elements(lines) with ordinality as l
    order by l.ordinality
  loop
    place := 'lines[' || line.ordinality - 1 || '].';
    if line.value ->> 'sku' is not null then
      if line.value ->> 'unit_price' is null then
        perform ledger.refuse_field(place || 'unit_price', 'missing', 'price');
      elsif num_nonnulls(line.value ->> 'family', line.value ->> 'discount_percent') > 0 then
        perform ledger.refuse_field(place || 'family', 'unknown', 'sku, min_quantity, unit_price');
      end if;
    elsif line.value ->> 'family' is null or of_everyone then
      perform ledger.refuse_field(place || 'sku', 'missing', 'text');
    elsif line.value ->> 'discount_percent' is null then
      perform ledger.refuse_field(place || 'discount_percent', 'missing', 'percent');
    elsif line.value ->> 'unit_price' is not null then
      perform ledger.refuse_field(place || 'unit_price', 'unknown', 'family, min_quantity, discount_percent');
    end if;
    if line.times > 1 then
      perform ledger.refuse('DUPLICATE_LINE', jsonb_build_object('line', line.ordinality));
    end if;
  end loop;
end
$$;

-- The body says the whole list: lines it no longer names are withdrawn, never removed.
create or replace function ledger.put_price_lines(of_list_id bigint, of_audience text, lines jsonb) returns void
language plpgsql as $$
begin
  insert into ledger.price_list_lines as t
    (price_list_id, audience, product_id, family_id, min_quantity, unit_price, discount_percent, withdrawn)
  select
    of_list_id,
    of_audience,
    ledger.reference_id('PRODUCT', l.value ->> 'sku'),
    ledger.reference_id('FAMILY', l.value ->> 'family'),
    coalesce((l.value ->> 'min_quantity')::numeric, 0),
    (l.value ->> 'unit_price')::numeric,
    (l.value ->> 'discount_percent')::numeric,
    false
  from jsonb_array_elements(lines) with ordinality as l
  order by l.ordinality
  on conflict on constraint price_list_lines_unique do update set
    unit_price = excluded.unit_price,
    discount_percent = excluded.discount_percent,
    withdrawn = false
  where (t.unit_price, t.discount_percent, t.withdrawn)
    is distinct from (excluded.unit_price, excluded.discount_percent, false);
  update ledger.price_list_lines as t
  set withdrawn = true
  where t.price_list_id = of_list_id
    and not t.withdrawn
    and not exists (
      select
      from jsonb_array_elements(lines) as l
      where ledger.reference_id('PRODUCT', l.value ->> 'sku') is not distinct from t.product_id
        and ledger.reference_id('FAMILY', l.value ->> 'family') is not distinct from t.family_id
        and coalesce((l.value ->> 'min_quantity')::numeric, 0) = t.min_quantity
    );
end
$$;

create or replace function api.put_price_list(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_price_list', idempotency_key, body, true);
  of_customer_id bigint;
  of_segment_id bigint;
  wanted_audience text;
  first_day date;
  last_day date;
  list ledger.price_lists;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{code text, name text, customer text?, segment text?, valid_from date, valid_until date?, lines lines}'
  );
  perform ledger.check_lines(
    body -> 'lines', 'lines',
    '{sku text?, family text?, min_quantity quantity0?, unit_price price?, discount_percent percent?}'
  );
  if num_nonnulls(body ->> 'customer', body ->> 'segment') > 1 then
    perform ledger.refuse_field('segment', 'unknown', 'customer');
  end if;
  of_customer_id := ledger.reference_id('CUSTOMER', body ->> 'customer');
  of_segment_id := ledger.reference_id('SEGMENT', body ->> 'segment');
  wanted_audience := case
    when of_customer_id is not null then 'CUSTOMER'
    when of_segment_id is not null then 'SEGMENT'
    else 'EVERYONE'
  end;
  perform ledger.check_price_lines(body -> 'lines', wanted_audience = 'EVERYONE');
  first_day := body ->> 'valid_from';
  last_day := body ->> 'valid_until';
  perform ledger.require_not_before(last_day, 'valid_from', first_day);
  insert into ledger.price_lists as t (code, name, audience, customer_id, segment_id, valid_from, valid_until)
  values (body ->> 'code', body ->> 'name', wanted_audience, of_customer_id, of_segment_id, first_day, last_day)
  on conflict (code) do update set
    name = excluded.name, valid_from = excluded.valid_from, valid_until = excluded.valid_until
  where (t.name, t.valid_from, t.valid_until)
    is distinct from (excluded.name, excluded.valid_from, excluded.valid_until);
  select * into list from ledger.price_lists as t where t.code = body ->> 'code' for no key update;
  if (list.audience, list.customer_id, list.segment_id)
    is distinct from (wanted_audience, of_customer_id, of_segment_id)
  then
    perform ledger.refuse('PRICE_LIST_OF_OTHERS', jsonb_build_object('list', list.code));
  end if;
  perform ledger.put_price_lines(list.id, list.audience, body -> 'lines');
  return ledger.remember('put_price_list', idempotency_key, body, jsonb_build_object(
    'id', list.id, 'code', list.code
  ));
end
$$;

-- A question, not a command: nothing is written, so there is no key.
create or replace function api.list_price(customer text, sku text, quantity numeric, on_day date)
returns table (unit_price numeric, price_origin text, price_list_code text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.unit_price, p.price_origin, p.price_list_code
  from ledger.list_price(
    (select c.id from ledger.customers as c where c.code = customer),
    (select t.id from ledger.products as t where t.sku = list_price.sku),
    quantity,
    on_day
  ) as p
$$;

comment on function api.list_price(text, text, numeric, date) is
  'Unit price the price lists give a customer for a quantity of a product on a day; no row when no list has one';

grant execute on function api.list_price(text, text, numeric, date) to vigie_reader;
