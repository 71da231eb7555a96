-- Many commands in one transaction, for histories: each has its own key and its own effect; a refused one leaves
-- nothing and the others go on.

-- A text, or what stands for the number the ledger gave a document: {"document_of": [keys], "number": what to take when
-- none of these keys was used, "as": the document meant where a command made two}.
create or replace function ledger.document_number(reference jsonb) returns jsonb
language plpgsql stable as $$
begin
  return coalesce(
    (
      select coalesce(c.answer -> (reference ->> 'as'), c.answer -> 'number')
      from jsonb_array_elements_text(reference -> 'document_of') as k (key)
      join ledger.commands as c on c.idempotency_key = k.key
      limit 1
    ),
    reference -> 'number'
  );
end
$$;

create or replace function ledger.with_document_numbers(body jsonb) returns jsonb
language plpgsql stable as $$
begin
  if not jsonb_path_exists(body, 'strict $.** ? (exists (@.document_of))', silent => true) then
    return body;
  end if;
  return (
    select jsonb_object_agg(f.key, case
      when jsonb_typeof(f.value) = 'object' then ledger.document_number(f.value)
      when jsonb_typeof(f.value) = 'array' then (
        select jsonb_agg((
          select jsonb_object_agg(
            g.key, case when jsonb_typeof(g.value) = 'object' then ledger.document_number(g.value) else g.value end
          )
          from jsonb_each(i.value) as g
        ) order by i.ordinality)
        from jsonb_array_elements(f.value) with ordinality as i
      )
      else f.value
    end)
    from jsonb_each(body) as f
  );
end
$$;

-- One document: null when it is in the ledger, else why not.
create or replace function ledger.import_document(document jsonb) returns jsonb
language plpgsql as $$
declare
  command constant text := document ->> 'command';
  answer jsonb;
  refusal text;
begin
  if not has_function_privilege(
    'vigie_writer', to_regprocedure(format('api.%I(text, jsonb)', command))::oid, 'execute'
  ) then
    perform ledger.refuse_field('command', 'unknown', 'text');
  end if;
  execute format('select api.%I($1, $2)', command)
    into answer
    using document ->> 'key', ledger.with_document_numbers(document -> 'body');
  return answer -> 'reasons';
exception when sqlstate 'VG001' then
  get stacked diagnostics refusal = pg_exception_detail;
  return refusal;
end
$$;

drop function if exists api.import_documents(jsonb, boolean);
create function api.import_documents(documents jsonb, is_trial boolean default false)
returns table (place bigint, refusal jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if is_trial then
    insert into ledger.trials (transaction_id) values (pg_current_xact_id()::text::bigint) on conflict do nothing;
  end if;
  return query
    select given.place, given.refusal
    from (
      select d.ordinality - 1 as place, ledger.import_document(d.value) as refusal
      from jsonb_array_elements(documents) with ordinality as d
    ) as given
    where given.refusal is not null;
end
$$;
comment on function api.import_documents(jsonb, boolean) is
  'Gives the commands of a list [{command, key, body}] in their order and answers one row per command that was refused '
  'or waits for an approval: its place from 0 and {code, fr, en, params} or the reasons it waits for. A trial sees what '
  'would happen and cannot be committed (import de pièces)';

-- The order in which documents were written: that of the subtransactions, which never repeat within a ledger that was
-- not restored from a dump.
create or replace function ledger.sequence_of(row_xmin xid, row_xid xid8) returns bigint
language sql immutable
return row_xid::text::bigint + ((row_xmin::text::bigint - row_xid::text::bigint) & 4294967295);
comment on function ledger.sequence_of(xid, xid8) is
  'Place of a document in the history: its own transaction or, among several in one, its own subtransaction';
grant execute on function ledger.sequence_of(xid, xid8) to vigie_reader;

grant execute on function ledger.half_up(numeric) to vigie_reader;

-- Lots of a stock move as a cell of an import file.
create or replace function ledger.lots_cell(of_move_id bigint) returns text
language sql stable
return (
  select string_agg(
    l.number || ':' || trim_scale(abs(m.quantity)) || coalesce(':' || l.expires_on, ''), '|' order by m.id
  )
  from ledger.lot_moves as m
  join ledger.lots as l on l.id = m.lot_id
  where m.move_id = of_move_id
);
comment on function ledger.lots_cell(bigint) is 'Lots of a stock move as lot:quantity:expiry, parted by |';
grant execute on function ledger.lots_cell(bigint) to vigie_reader;
