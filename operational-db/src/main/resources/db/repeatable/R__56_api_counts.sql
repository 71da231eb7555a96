-- Counts in sessions: open one, record what is found, close it; how exact the book was; counts to look at again.

create or replace function ledger.locked_session(sought text) returns ledger.count_sessions
language plpgsql as $$
declare
  session ledger.count_sessions;
begin
  select * into session from ledger.count_sessions as s where s.number = sought for no key update;
  if not found then
    perform ledger.refuse('UNKNOWN_COUNT', jsonb_build_object('code', sought));
  elsif exists (select from ledger.count_session_counts as c where c.session_id = session.id) then
    perform ledger.refuse('COUNT_CLOSED', jsonb_build_object('session', sought));
  end if;
  return session;
end
$$;

-- Without lines, the sheet asks for all the warehouse holds.
create or replace function api.open_count(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('open_count', idempotency_key, body);
  session ledger.count_sessions;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{number text?, warehouse text, opened_on date, lines lines?}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text}');
  perform ledger.require_each_product_once(coalesce(nullif(body -> 'lines', 'null'), '[]'));
  if exists (select from ledger.count_sessions as s where s.number = body ->> 'number') then
    perform ledger.refuse('DUPLICATE_NUMBER', jsonb_build_object('number', body ->> 'number'));
  end if;
  insert into ledger.count_sessions (number, warehouse_id, opened_on)
  values (
    coalesce(body ->> 'number', ledger.numbered('CI-', nextval('ledger.count_session_numbers'))),
    ledger.storage_id(body ->> 'warehouse'),
    (body ->> 'opened_on')::date
  )
  returning * into session;
  insert into ledger.count_session_products (session_id, product_id)
  select session.id, ledger.reference_id('PRODUCT', l.value ->> 'sku')
  from jsonb_array_elements(coalesce(nullif(body -> 'lines', 'null'), '[]')) as l
  union all
  select session.id, l.product_id
  from ledger.stock_levels as l
  where l.warehouse_id = session.warehouse_id
    and l.on_hand <> 0
    and coalesce(body -> 'lines', 'null') = 'null';
  return ledger.remember('open_count', idempotency_key, body, jsonb_build_object(
    'id', session.id,
    'number', session.number,
    'products', (select count(*) from ledger.count_session_products as p where p.session_id = session.id)
  ));
end
$$;

create or replace function api.record_counts(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('record_counts', idempotency_key, body);
  session ledger.count_sessions;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{session text, counted_on date, counted_by text?, lines lines}');
  perform ledger.check_lines(
    body -> 'lines', 'lines', '{sku text, counted quantity0, unit text?, lots lines?}'
  );
  perform ledger.require_each_product_once(body -> 'lines');
  session := ledger.locked_session(body ->> 'session');
  perform ledger.require_not_before((body ->> 'counted_on')::date, session.number, session.opened_on);
  insert into ledger.count_entries (session_id, product_id, counted_quantity, counted_on, counted_by, lots)
  select
    session.id,
    ledger.reference_id('PRODUCT', l.value ->> 'sku'),
    (l.value ->> 'counted')::numeric,
    (body ->> 'counted_on')::date,
    body ->> 'counted_by',
    nullif(l.value -> 'lots', 'null')
  from jsonb_array_elements(ledger.in_stock_units(body -> 'lines')) with ordinality as l
  order by l.ordinality;
  return ledger.remember('record_counts', idempotency_key, body, jsonb_build_object('number', session.number));
end
$$;

create or replace function ledger.last_entries(of_session_id bigint) returns setof ledger.count_entries
language sql stable as $$
  select distinct on (e.product_id) e.*
  from ledger.count_entries as e
  where e.session_id = of_session_id
  order by e.product_id, e.id desc
$$;

-- What nobody counted stays as it is and is named.
create or replace function api.close_count(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('close_count', idempotency_key, body);
  session ledger.count_sessions;
  of_day record;
  counted jsonb;
  counts jsonb := '[]';
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{session text}');
  session := ledger.locked_session(body ->> 'session');
  perform ledger.hold_stock_levels(
    array(select e.product_id from ledger.last_entries(session.id) as e), array[session.warehouse_id]
  );
  for of_day in
    select
      e.counted_on,
      jsonb_agg(
        jsonb_build_object('sku', p.sku, 'counted', e.counted_quantity, 'lots', e.lots) order by p.sku collate "C"
      ) as lines
    from ledger.last_entries(session.id) as e
    join ledger.products as p on p.id = e.product_id
    group by e.counted_on
    order by e.counted_on
  loop
    counted := ledger.record_count(session.warehouse_id, of_day.counted_on, of_day.lines);
    insert into ledger.count_session_counts (session_id, count_id) values (session.id, (counted ->> 'id')::bigint);
    counts := counts || counted;
  end loop;
  if counts = '[]' then
    perform ledger.refuse('NOTHING_COUNTED', jsonb_build_object('session', session.number));
  end if;
  return ledger.remember('close_count', idempotency_key, body, jsonb_build_object(
    'number', session.number,
    'counts', counts,
    'not_counted', (
      select coalesce(jsonb_agg(p.sku order by p.sku collate "C"), '[]')
      from ledger.count_session_products as n
      join ledger.products as p on p.id = n.product_id
      where n.session_id = session.id
        and not exists (
          select from ledger.count_entries as e where e.session_id = session.id and e.product_id = n.product_id
        )
    )
  ));
end
$$;

-- The book is not on the sheet on purpose: who counts should not know what is expected.
create or replace function api.count_sheet(session_number text)
returns table (
  sku text,
  product_name text,
  unit_code text,
  bins text,
  counted_quantity numeric,
  counted_on date,
  counted_by text
)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    p.sku,
    p.name,
    p.unit_code,
    (
      select string_agg(b.code, ' ' order by b.code collate "C")
      from ledger.bins as b
      join ledger.bin_levels as v on v.bin_id = b.id and v.product_id = p.id and v.on_hand > 0
      where b.warehouse_id = s.warehouse_id
    ),
    trim_scale(e.counted_quantity),
    e.counted_on,
    e.counted_by
  from ledger.count_sessions as s
  cross join lateral (
    select n.product_id from ledger.count_session_products as n where n.session_id = s.id
    union
    select n.product_id from ledger.count_entries as n where n.session_id = s.id
  ) as w
  join ledger.products as p on p.id = w.product_id
  left join ledger.last_entries(s.id) as e on e.product_id = p.id
  where s.number = session_number
  order by 4 nulls first, p.sku collate "C"
$$;

comment on function api.count_sheet(text) is
  'One row per product of a count: where it lies, what was counted last; not what the book says (feuille d''inventaire)';

create or replace function api.count_accuracy(from_day date, to_day date)
returns table (
  warehouse_code text,
  counted_lines bigint,
  exact_lines bigint,
  surplus_lines bigint,
  shortage_lines bigint,
  accuracy_percent numeric
)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    w.code,
    count(*),
    count(*) filter (where l.counted_quantity = l.book_quantity),
    count(*) filter (where l.counted_quantity > l.book_quantity),
    count(*) filter (where l.counted_quantity < l.book_quantity),
    round(100.0 * count(*) filter (where l.counted_quantity = l.book_quantity) / count(*), 2)
  from ledger.stock_count_lines as l
  join ledger.warehouses as w on w.id = l.warehouse_id
  where l.counted_on between from_day and to_day
  group by w.code
  order by w.code collate "C"
$$;

comment on function api.count_accuracy(date, date) is
  'One row per warehouse: lines counted between two days, how many found the book quantity, in percent (fiabilité)';

-- A move that is dated on or before a count and recorded after it makes the book of that day another one.
create or replace function api.counts_to_recheck()
returns table (
  count_number text,
  line_no integer,
  warehouse_code text,
  sku text,
  counted_on date,
  counted_quantity numeric,
  book_quantity numeric,
  difference numeric
)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    n.number,
    n.line_no,
    w.code,
    p.sku,
    n.counted_on,
    trim_scale(n.counted_quantity),
    trim_scale(b.quantity),
    trim_scale(n.counted_quantity - b.quantity)
  from (
    select distinct on (l.warehouse_id, l.product_id) l.*
    from ledger.stock_count_lines as l
    order by l.warehouse_id, l.product_id, l.counted_on desc, l.id desc
  ) as n
  join ledger.warehouses as w on w.id = n.warehouse_id
  join ledger.products as p on p.id = n.product_id
  cross join lateral (
    select ledger.book_quantity(n.product_id, n.warehouse_id, n.counted_on) as quantity
  ) as b
  where b.quantity <> n.counted_quantity
  order by n.id
$$;

comment on function api.counts_to_recheck() is
  'One row per last count of a product in a warehouse that moves recorded later no longer agree with, by the book of '
  'the day of the count; recheck_count restores what was found (inventaires à revoir)';

create or replace function api.recheck_count(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('recheck_count', idempotency_key, body);
  counting ledger.stock_counts;
  lines jsonb;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{count text}');
  select * into counting from ledger.stock_counts as c where c.number = body ->> 'count';
  if not found then
    perform ledger.refuse('UNKNOWN_COUNT', jsonb_build_object('code', body ->> 'count'));
  end if;
  select jsonb_agg(jsonb_build_object('sku', r.sku, 'counted', r.counted_quantity) order by r.line_no)
  into lines
  from api.counts_to_recheck() as r
  where r.count_number = counting.number;
  if lines is null then
    perform ledger.refuse('NOTHING_TO_RECHECK', jsonb_build_object('count', counting.number));
  end if;
  return ledger.remember('recheck_count', idempotency_key, body, ledger.record_count(
    counting.warehouse_id, counting.counted_on, lines
  ));
end
$$;

grant execute on function
  api.count_sheet(text), api.count_accuracy(date, date), api.counts_to_recheck()
to vigie_reader;
