-- From the unit a command speaks to the stock unit the ledger keeps, exactly or not at all.

create or replace function ledger.unit_factor(of_product_id bigint, unit text) returns ledger.product_units
language plpgsql stable as $$
declare
  factor ledger.product_units;
  product ledger.products;
begin
  select * into factor from ledger.product_units as u where u.product_id = of_product_id and u.unit_code = unit;
  if not found then
    select * into product from ledger.products as p where p.id = of_product_id;
    if product.unit_code <> unit then
      perform ledger.refuse('UNKNOWN_UNIT', jsonb_build_object('unit', unit, 'sku', product.sku));
    end if;
    factor.numerator := 1;
    factor.denominator := 1;
  end if;
  return factor;
end
$$;

create or replace function ledger.stock_quantity(factor ledger.product_units, given numeric, unit text, place text)
returns numeric
language plpgsql immutable as $$
declare
  stock numeric := round(given * factor.numerator / factor.denominator, 6);
begin
  if stock * factor.denominator <> given * factor.numerator then
    perform ledger.refuse('UNIT_NOT_EXACT', jsonb_build_object(
      'field', place,
      'value', trim_scale(given),
      'unit', unit,
      'numerator', factor.numerator,
      'denominator', factor.denominator
    ));
  elsif stock >= 1e11 then
    perform ledger.refuse('VALUE_TOO_LARGE', jsonb_build_object('field', place, 'value', trim_scale(stock)));
  end if;
  return stock;
end
$$;

-- The product of a line that names a line of another document, or a product.
create or replace function ledger.product_of_line(line jsonb, kind_of_document text, id_of_document bigint)
returns bigint
language plpgsql stable as $$
declare
  named_line_no integer := (line ->> 'line_no')::integer;
begin
  return case kind_of_document
    when 'SALES_ORDER' then (
      select l.product_id from ledger.sales_order_lines as l
      where l.order_id = id_of_document and l.line_no = named_line_no
    )
    when 'PURCHASE_ORDER' then (
      select l.product_id from ledger.purchase_order_lines as l
      where l.purchase_order_id = id_of_document and l.line_no = named_line_no
    )
    when 'DELIVERY_NOTE' then (
      select l.product_id from ledger.delivery_note_lines as l
      where l.delivery_note_id = id_of_document and l.line_no = named_line_no
    )
    when 'GOODS_RECEIPT' then (
      select l.product_id from ledger.goods_receipt_lines as l
      where l.receipt_id = id_of_document and l.line_no = named_line_no
    )
    when 'SHIPMENT' then (
      select l.product_id from ledger.transfer_shipment_lines as l
      where l.shipment_id = id_of_document and l.line_no = named_line_no
    )
    else ledger.reference_id('PRODUCT', line ->> 'sku')
  end;
end
$$;

-- The line in stock units. A price per unit stays beside it with the quantity it is for, so that the amount of the line
-- is theirs, not that of a rounded price.
create or replace function ledger.line_in_stock_units(
  line jsonb,
  place text,
  kind_of_document text,
  id_of_document bigint
) returns jsonb
language plpgsql stable as $$
declare
  unit text := line ->> 'unit';
  product_id bigint := ledger.product_of_line(line, kind_of_document, id_of_document);
  factor ledger.product_units;
  field text;
begin
  if product_id is null then
    return line - 'unit';
  end if;
  factor := ledger.unit_factor(product_id, unit);
  if coalesce(line -> 'unit_price', 'null') <> 'null' then
    line := line || jsonb_build_object(
      'priced_quantity', line -> 'quantity',
      'price_of_unit', line -> 'unit_price',
      'unit_price', round((line ->> 'unit_price')::numeric * factor.denominator / factor.numerator, 6)
    );
  end if;
  foreach field in array '{quantity,counted,rejected_quantity}'::text[] loop
    if line ->> field is not null then
      line := line || jsonb_build_object(
        field, ledger.stock_quantity(factor, (line ->> field)::numeric, unit, place || field)
      );
    end if;
  end loop;
  if jsonb_typeof(line -> 'lots') = 'array' then
    line := line || jsonb_build_object('lots', (
      select jsonb_agg(
        case when pg_input_is_valid(l.value ->> 'quantity', 'numeric') then l.value || jsonb_build_object(
          'quantity', ledger.stock_quantity(factor, (l.value ->> 'quantity')::numeric, unit, place || 'lots')
        ) else l.value end
        order by l.ordinality
      )
      from jsonb_array_elements(line -> 'lots') with ordinality as l
    ));
  end if;
  return line - 'unit';
end
$$;

-- Lines of a command in stock units; lines that speak them already pass as they are.
create or replace function ledger.in_stock_units(
  lines jsonb,
  kind_of_document text default null,
  id_of_document bigint default null
) returns jsonb
language plpgsql stable as $$
begin
  if not coalesce(lines @? '$[*].unit', false) then
    return lines;
  end if;
  return (
    select jsonb_agg(
      case when coalesce(l.value -> 'unit', 'null') = 'null' then l.value - 'unit'
      else ledger.line_in_stock_units(
        l.value, 'lines[' || l.ordinality - 1 || '].', kind_of_document, id_of_document
      ) end
      order by l.ordinality
    )
    from jsonb_array_elements(lines) with ordinality as l
  );
end
$$;

comment on function ledger.in_stock_units(jsonb, text, bigint) is
  'Lines of a command with quantities in the stock unit of their product; refused when one does not convert exactly';

-- The units themselves: one of the unit is numerator / denominator of the stock unit.

create or replace function api.put_product_unit(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_product_unit', idempotency_key, body, true);
  product ledger.products;
  field text;
  unit_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{sku text, unit text, numerator integer, denominator integer?}');
  select * into product from ledger.products as p where p.id = ledger.reference_id('PRODUCT', body ->> 'sku');
  foreach field in array '{numerator,denominator}'::text[] loop
    if (body ->> field)::bigint = 0 then
      perform ledger.refuse('QUANTITY_NOT_POSITIVE', jsonb_build_object('field', field, 'value', 0));
    end if;
  end loop;
  if product.unit_code = body ->> 'unit' then
    perform ledger.refuse('UNIT_OF_STOCK', jsonb_build_object('unit', body ->> 'unit', 'sku', product.sku));
  end if;
  insert into ledger.product_units as t (product_id, unit_code, numerator, denominator)
  values (
    product.id, body ->> 'unit', (body ->> 'numerator')::bigint, coalesce((body ->> 'denominator')::bigint, 1)
  )
  on conflict (product_id, unit_code) do update set
    numerator = excluded.numerator, denominator = excluded.denominator
  where (t.numerator, t.denominator) is distinct from (excluded.numerator, excluded.denominator);
  select u.id into unit_id from ledger.product_units as u
  where u.product_id = product.id and u.unit_code = body ->> 'unit';
  return ledger.remember('put_product_unit', idempotency_key, body, jsonb_build_object(
    'id', unit_id, 'code', body ->> 'unit'
  ));
end
$$;
