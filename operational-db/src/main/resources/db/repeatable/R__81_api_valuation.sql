-- Posting what the valuation job prepared. A body says how a day stands at a position, for the products it names: what
-- was posted of them is taken off, and only the difference goes to the journal. A day with many products comes in
-- parts, each at most 1 MiB over HTTP; the last one is complete.

-- The day itself, or the first open day after the closed periods it is in.
create or replace function ledger.first_open_day(wanted date) returns date
language plpgsql as $$
declare
  day date := wanted;
  closed_until date;
begin
  loop
    perform ledger.ensure_period(day);
    select p.ends_on into closed_until
    from ledger.periods as p
    where day between p.starts_on and p.ends_on and p.closed;
    exit when not found;
    day := closed_until + 1;
  end loop;
  return day;
end
$$;

-- Whether every line can be read as one; who is refused learns why from the checks of each line.
create or replace function ledger.valuation_is_well_formed(lines jsonb) returns boolean
language sql immutable
return coalesce(
  jsonb_typeof(lines) = 'array' and (
    select bool_and(
      jsonb_typeof(l.value) = 'object'
      and l.value - '{role,sku,warehouse,amount,cause}'::text[] = '{}'
      and l.value ->> 'role' ~ '\S' and jsonb_typeof(l.value -> 'role') = 'string'
      and l.value ->> 'sku' ~ '\S' and jsonb_typeof(l.value -> 'sku') = 'string'
      and l.value ->> 'warehouse' ~ '\S' and jsonb_typeof(l.value -> 'warehouse') = 'string'
      and l.value ->> 'cause' ~ '\S' and jsonb_typeof(l.value -> 'cause') = 'string'
      and l.value ->> 'amount' ~ '^-?\d{1,15}(\.\d{1,2})?$'
    )
    from jsonb_array_elements(lines) as l
  ),
  false
);

-- The lines of a body with what they name; refuses what is unknown, named twice, or does not balance.
create or replace function ledger.valued_lines(lines jsonb)
returns table (role text, product_id bigint, warehouse_id bigint, cause text, amount numeric)
language plpgsql stable as $$
declare
  wrong record;
begin
  select
    min(l.value ->> 'role') filter (
      where l.value ->> 'role' not in ('STOCK', 'TRANSIT', 'VAR_IN', 'VAR_OUT', 'INV_DIFF', 'RET_VAR')
    ) as role,
    min(l.value ->> 'sku') filter (where p.id is null) as sku,
    min(l.value ->> 'warehouse') filter (where w.id is null) as warehouse,
    sum((l.value ->> 'amount')::numeric) filter (where (l.value ->> 'amount')::numeric > 0) as debit,
    -sum((l.value ->> 'amount')::numeric) filter (where (l.value ->> 'amount')::numeric < 0) as credit
  into wrong
  from jsonb_array_elements(lines) as l
  left join ledger.products as p on p.sku = l.value ->> 'sku'
  left join ledger.warehouses as w on w.code = l.value ->> 'warehouse';
  perform ledger.reference_id('PRODUCT', wrong.sku);
  perform ledger.reference_id('WAREHOUSE', wrong.warehouse);
  if wrong.role is not null then
    perform ledger.refuse('NOT_A_VALUATION_ROLE', jsonb_build_object('role', wrong.role));
  elsif wrong.debit is distinct from wrong.credit then
    perform ledger.refuse('UNBALANCED_ENTRY', jsonb_build_object(
      'debit', coalesce(wrong.debit, 0)::text, 'credit', coalesce(wrong.credit, 0)::text
    ));
  end if;
  select concat_ws(' ', l.value ->> 'role', l.value ->> 'sku', l.value ->> 'warehouse', l.value ->> 'cause') as line
  into wrong
  from jsonb_array_elements(lines) as l
  group by l.value ->> 'role', l.value ->> 'sku', l.value ->> 'warehouse', l.value ->> 'cause'
  having count(*) > 1
  limit 1;
  if found then
    perform ledger.refuse('DUPLICATE_LINE', jsonb_build_object('line', wrong.line));
  end if;
  return query
    select l.value ->> 'role', p.id, w.id, l.value ->> 'cause', (l.value ->> 'amount')::numeric
    from jsonb_array_elements(lines) as l
    join ledger.products as p on p.sku = l.value ->> 'sku'
    join ledger.warehouses as w on w.code = l.value ->> 'warehouse';
end
$$;

-- What the lines change of what is posted: all that is posted of their products and that day is compared with them.
create or replace function ledger.valuation_changes(day date, lines jsonb) returns ledger.valuation_post_lines[]
language sql stable as $$
  with wanted as materialized (
    select * from ledger.valued_lines(lines)
  ),
  posted as (
    select l.role, l.product_id, l.warehouse_id, l.cause, sum(l.amount) as amount
    from ledger.valuation_post_lines as l
    where l.valued_on = day
      and l.product_id in (select w.product_id from wanted as w)
    group by l.role, l.product_id, l.warehouse_id, l.cause
  ),
  changes as (
    select
      coalesce(w.role, p.role) as role,
      coalesce(w.product_id, p.product_id) as product_id,
      coalesce(w.warehouse_id, p.warehouse_id) as warehouse_id,
      coalesce(w.cause, p.cause) as cause,
      coalesce(w.amount, 0) - coalesce(p.amount, 0) as amount
    from wanted as w
    full join posted as p
      on p.role = w.role
      and p.product_id = w.product_id
      and p.warehouse_id = w.warehouse_id
      and p.cause = w.cause
  )
  select coalesce(
    array_agg(
      row(null, null, day, c.role, c.product_id, c.warehouse_id, c.cause, c.amount, null, null)
        ::ledger.valuation_post_lines
      order by c.product_id, c.role, c.warehouse_id, c.cause
    ),
    '{}'
  )
  from changes as c
  where c.amount <> 0
$$;

-- One debit or credit per role, family and warehouse.
create or replace function ledger.valuation_legs(changes ledger.valuation_post_lines[]) returns ledger.leg[]
language sql stable
return array(
  select ledger.leg_of(c.role, sum(c.amount), label => c.role || ' ' || f.code || ' ' || w.code)
  from unnest(changes) as c
  join ledger.products as p on p.id = c.product_id
  join ledger.product_families as f on f.id = p.family_id
  join ledger.warehouses as w on w.id = c.warehouse_id
  group by c.role, f.code, w.code
  order by
    array_position('{STOCK,TRANSIT,VAR_IN,VAR_OUT,INV_DIFF,RET_VAR}'::text[], c.role),
    f.code collate "C",
    w.code collate "C"
);

create or replace function api.post_valuation(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('post_valuation', idempotency_key, body);
  day date;
  last ledger.valuation_posts;
  post ledger.valuation_posts;
  changes ledger.valuation_post_lines[];
  entry_no text;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{valued_on date, epoch integer?, position position, complete boolean?, lines lines}'
  );
  if not ledger.valuation_is_well_formed(body -> 'lines') then
    perform ledger.check_lines(
      body -> 'lines', 'lines', '{role text, sku text, warehouse text, amount signed, cause text}'
    );
  end if;
  day := body ->> 'valued_on';
  post.epoch := coalesce((body ->> 'epoch')::integer, 1);
  post.position := body ->> 'position';
  post.complete := coalesce((body ->> 'complete')::boolean, true);
  perform pg_advisory_xact_lock(hashtextextended('valuation of ' || day, 0));
  select * into last
  from ledger.valuation_posts as v
  where v.valued_on = day
  order by v.epoch desc, v.position desc, v.id desc
  limit 1;
  if (post.epoch, post.position) < (last.epoch, last.position) then
    perform ledger.refuse('VALUATION_BEHIND', jsonb_build_object(
      'date', day, 'position', post.position, 'epoch', post.epoch, 'posted', last.position, 'posted_epoch', last.epoch
    ));
  end if;
  changes := ledger.valuation_changes(day, body -> 'lines');
  post.posted_on := ledger.first_open_day(day);
  entry_no := ledger.post(
    'VAL', post.posted_on, 'JOURNAL_ENTRY', null, 'VAL-' || day,
    'Valorisation du ' || to_char(day, 'DD/MM/YYYY'), ledger.valuation_legs(changes)
  );
  if changes <> '{}'
    or (post.epoch, post.position, post.complete) is distinct from (last.epoch, last.position, last.complete)
  then
    insert into ledger.valuation_posts (valued_on, epoch, position, complete, posted_on, entry_id)
    values (
      day, post.epoch, post.position, post.complete, post.posted_on,
      (select e.id from ledger.journal_entries as e where e.number = entry_no)
    )
    returning * into post;
    insert into ledger.valuation_post_lines (post_id, valued_on, role, product_id, warehouse_id, cause, amount)
    select post.id, c.valued_on, c.role, c.product_id, c.warehouse_id, c.cause, c.amount
    from unnest(changes) as c;
  end if;
  return ledger.remember('post_valuation', idempotency_key, body, jsonb_build_object(
    'valued_on', day,
    'position', post.position,
    'posted_on', post.posted_on,
    'changed_lines', cardinality(changes),
    'entry_number', entry_no
  ));
end
$$;

create or replace view api.valuation_posted as
select
  v.valued_on,
  (array_agg(v.epoch order by v.epoch desc, v.position desc) filter (where v.complete))[1] as epoch,
  (array_agg(v.position order by v.epoch desc, v.position desc) filter (where v.complete))[1] as position,
  count(v.entry_id) as entry_count,
  max(v.posted_on) as last_posted_on,
  sum(l.stock) as stock_amount,
  sum(l.cost) as cost_amount
from ledger.valuation_posts as v
cross join lateral (
  select
    coalesce(sum(n.amount) filter (where n.role in ('STOCK', 'TRANSIT')), 0.00) as stock,
    coalesce(sum(n.amount) filter (where n.role = 'VAR_OUT'), 0.00) as cost
  from ledger.valuation_post_lines as n
  where n.post_id = v.id
) as l
group by v.valued_on;

comment on view api.valuation_posted is
  'One row per day whose valuation is posted: through which position in full, change of stock, cost of sales';
