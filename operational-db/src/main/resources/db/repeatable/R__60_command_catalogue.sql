-- What the ledger can be asked, read from its catalogue: a command that exists is described here without being listed.

-- Commands are the functions of api the writer may call with a key and a body.
create or replace function ledger.is_command(routine pg_proc) returns boolean
language sql stable
return routine.pronamespace = 'api'::regnamespace
  and routine.prorettype = 'jsonb'::regtype
  and oidvectortypes(routine.proargtypes) = 'text, jsonb'
  and has_function_privilege('vigie_writer', routine.oid, 'execute');

create or replace function ledger.fields_of_check(specification text) returns text[]
language plpgsql stable as $$
declare
  fields text[];
begin
  execute 'select ' || specification || '::text[]' into fields;
  return fields;
end
$$;

comment on function ledger.fields_of_check(text) is
  'Fields a check names, either as a literal of its source or by the function that has them in common';

-- The checks a command begins with are the only place that names its fields, so they are read from its source, or from
-- the nearest function it calls. Several checks of the body are several forms of it.
create or replace function ledger.checks_of(command text)
returns table (place text, form bigint, fields text[])
language sql stable as $$
  with recursive reached as (
    select p.oid, p.prosrc as source, 0 as depth
    from pg_proc as p
    where p.proname = command
      and ledger.is_command(p)
    union
    select f.oid, f.prosrc, r.depth + 1
    from reached as r
    cross join lateral regexp_matches(r.source, 'ledger\.(\w+)\(', 'g') as called (parts)
    join pg_proc as f on f.pronamespace = 'ledger'::regnamespace and f.proname = called.parts[1]
    where r.depth < 3
  ),
  checks as (
    select
      coalesce(m.parts[1], '') as place,
      r.depth,
      m.parts[2] as specification,
      row_number() over (order by r.depth, r.oid, m.rank) as rank
    from reached as r
    cross join lateral regexp_matches(
      r.source,
      'ledger\.check_(?:fields|lines)\(\s*body(?: -> ''(\w+)'')?,\s*''\w*'',\s*(''\{[^}]*\}''|ledger\.\w+\(\))\s*\)',
      'g'
    ) with ordinality as m (parts, rank)
    union all
    select m.parts[1], r.depth, m.parts[2], row_number() over (order by r.depth, r.oid, m.rank)
    from reached as r
    cross join lateral regexp_matches(
      r.source, 'ledger\.check_item\(\s*''(\w+)'',[^'']*(''\{[^}]*\}'')\s*\)', 'g'
    ) with ordinality as m (parts, rank)
  ),
  nearest as (
    select c.*, min(c.depth) over (partition by c.place) as least
    from checks as c
  )
  select n.place, row_number() over (partition by n.place order by n.rank), ledger.fields_of_check(n.specification)
  from nearest as n
  where n.depth = n.least
$$;

create or replace function api.commands()
returns table (command text, command_group text, key_required boolean, fr text, en text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    p.proname::text,
    coalesce(m.command_group, 'administration'),
    p.prosrc !~ 'earlier_answer\([^)]*, true\)',
    coalesce(m.fr, ''),
    coalesce(m.en, '')
  from pg_proc as p
  left join ledger.command_meanings as m on m.command = p.proname
  where p.pronamespace = 'api'::regnamespace
    and ledger.is_command(p)
  order by p.proname::text collate "C"
$$;
comment on function api.commands() is
  'One row per command: its group, whether it needs an idempotency key, and what it does (commandes)';

create or replace function api.command_fields()
returns table (command text, form bigint, place text, field_no bigint, field text, kind text, required boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    p.proname::text,
    c.form,
    c.place,
    f.field_no,
    split_part(f.field, ' ', 1),
    rtrim(split_part(f.field, ' ', 2), '?'),
    right(f.field, 1) <> '?'
  from pg_proc as p
  cross join lateral ledger.checks_of(p.proname::text) as c
  cross join lateral unnest(c.fields) with ordinality as f (field, field_no)
  where p.pronamespace = 'api'::regnamespace
    and ledger.is_command(p)
  order by p.proname::text collate "C", c.place collate "C", c.form, f.field_no
$$;
comment on function api.command_fields() is
  'One row per field a command takes: form 1, 2 … of its body, place of the list it is in, type (champs des commandes)';

-- Questions are the functions and views of api the reader may use; a view may be asked by any of its columns.
create or replace function api.questions()
returns table (question text, is_view boolean, meaning text, parameters jsonb, answer_columns jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with arguments as (
    select
      p.oid,
      coalesce(a.mode, 'i') = 'i' as input,
      a.rank,
      jsonb_build_object('name', coalesce(a.name, p.proname), 'type', format_type(a.type, null))
        || case
          when coalesce(a.mode, 'i') = 'i' then
            jsonb_build_object('required', a.rank <= p.pronargs - p.pronargdefaults)
          else '{}'
        end as described
    from pg_proc as p
    cross join lateral unnest(
      p.proargnames, coalesce(p.proallargtypes, p.proargtypes::oid[]), p.proargmodes
    ) with ordinality as a (name, type, mode, rank)
    where p.pronamespace = 'api'::regnamespace
  ),
  view_columns as (
    select
      a.attrelid as oid,
      a.attnum as rank,
      jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) as described
    from pg_attribute as a
    join pg_class as c on c.oid = a.attrelid
    where c.relnamespace = 'api'::regnamespace
      and c.relkind = 'v'
      and a.attnum > 0
  )
  select q.question, q.is_view, q.meaning, q.parameters, q.answer_columns
  from (
    select
      p.proname::text as question,
      false as is_view,
      coalesce(obj_description(p.oid, 'pg_proc'), '') as meaning,
      coalesce(
        (select jsonb_agg(a.described order by a.rank) from arguments as a where a.oid = p.oid and a.input), '[]'
      ) as parameters,
      coalesce(
        (select jsonb_agg(a.described order by a.rank) from arguments as a where a.oid = p.oid and not a.input),
        jsonb_build_array(jsonb_build_object('name', p.proname, 'type', format_type(p.prorettype, null)))
      ) as answer_columns
    from pg_proc as p
    where p.pronamespace = 'api'::regnamespace
      and has_function_privilege('vigie_reader', p.oid, 'execute')
    union all
    select
      c.relname::text,
      true,
      coalesce(obj_description(c.oid, 'pg_class'), ''),
      (
        select jsonb_agg(v.described || '{"required": false}' order by v.rank)
        from view_columns as v
        where v.oid = c.oid
      ),
      (select jsonb_agg(v.described order by v.rank) from view_columns as v where v.oid = c.oid)
    from pg_class as c
    where c.relnamespace = 'api'::regnamespace
      and c.relkind = 'v'
      and has_table_privilege('vigie_reader', c.oid, 'select')
  ) as q
  order by q.question collate "C"
$$;
comment on function api.questions() is
  'One row per function or view that answers questions: its parameters and the columns of its answer (questions)';

revoke execute on function api.commands(), api.command_fields(), api.questions() from vigie_writer;
grant execute on function api.commands(), api.command_fields(), api.questions() to vigie_reader;
