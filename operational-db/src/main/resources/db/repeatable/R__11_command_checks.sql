-- What every command does first and last: is it well formed, was it done already, remember its answer.

create or replace function ledger.refuse_field(field text, problem text, kind text) returns void
language plpgsql as $$
begin
  perform ledger.refuse(
    'MALFORMED_COMMAND',
    jsonb_build_object(
      'field', field,
      'problem', problem,
      'probleme', case problem when 'missing' then 'absent' when 'unknown' then 'inconnu' else 'mal typé' end,
      'expected', coalesce(e.en, refuse_field.kind),
      'attendu', coalesce(e.fr, refuse_field.kind)
    )
  )
  from (select) as one
  left join (
    values
      ('object', 'an object with fields', 'un objet avec des champs'),
      ('text', 'a text that is not empty', 'un texte non vide'),
      ('date', 'a date like 2026-01-31', 'une date comme 2026-01-31'),
      ('boolean', 'true or false', 'true ou false'),
      ('position', 'a position of the ledger, a whole number', 'une position du registre, un nombre entier'),
      ('integer', 'a whole number from 0 to 999999999', 'un nombre entier de 0 à 999999999'),
      ('lines', 'a list of objects that is not empty', 'une liste d''objets non vide'),
      ('texts', 'a list of texts that is not empty', 'une liste de textes non vide'),
      ('amount', 'an amount with at most two decimals', 'un montant avec au plus deux décimales'),
      ('amount0', 'an amount with at most two decimals', 'un montant avec au plus deux décimales'),
      (
        'signed', 'an amount of either sign with at most two decimals', 'un montant signé avec au plus deux décimales'
      ),
      ('quantity', 'a quantity with at most six decimals', 'une quantité avec au plus six décimales'),
      ('quantity0', 'a quantity with at most six decimals', 'une quantité avec au plus six décimales'),
      ('price', 'a price with at most six decimals', 'un prix avec au plus six décimales'),
      ('percent', 'a percentage with at most four decimals', 'un taux avec au plus quatre décimales')
  ) as e (kind, en, fr) on e.kind = refuse_field.kind;
end
$$;

-- One value against its type; numbers come as JSON numbers or as decimal texts.
create or replace function ledger.check_value(field text, value jsonb, kind text) returns void
language plpgsql as $$
declare
  shape text := jsonb_typeof(value);
  content text := value #>> '{}';
  number numeric;
  decimals integer := case when kind = 'percent' then 4 when kind in ('amount', 'amount0', 'signed') then 2 else 6 end;
begin
  if kind in ('text', 'date', 'boolean', 'lines', 'texts', 'integer', 'position', 'object') then
    if not (case kind
      when 'object' then shape = 'object'
      when 'text' then shape = 'string' and btrim(content) <> ''
      when 'date' then shape = 'string' and content ~ '^\d{4}-\d{2}-\d{2}$' and pg_input_is_valid(content, 'date')
      when 'boolean' then shape = 'boolean'
      when 'position' then shape in ('number', 'string') and content ~ '^\d{1,18}$'
      when 'integer' then shape in ('number', 'string') and content ~ '^\d{1,9}$'
      when 'texts' then shape = 'array' and value <> '[]'
        and not jsonb_path_exists(value, 'strict $[*] ? (@.type() != "string" || @ like_regex "^\\s*$")')
      else shape = 'array' and value <> '[]'
    end) then
      perform ledger.refuse_field(field, 'mistyped', kind);
    end if;
    return;
  end if;
  if shape not in ('number', 'string') or content !~ '^-?\d{1,30}(\.\d{1,30})?$' then
    perform ledger.refuse_field(field, 'mistyped', kind);
  end if;
  number := content::numeric;
  if scale(trim_scale(number)) > decimals then
    perform ledger.refuse_field(field, 'mistyped', kind);
  elsif kind = 'quantity' and number <= 0 then
    perform ledger.refuse('QUANTITY_NOT_POSITIVE', jsonb_build_object('field', field, 'value', content));
  elsif kind = 'amount' and number <= 0 then
    perform ledger.refuse('AMOUNT_NOT_POSITIVE', jsonb_build_object('field', field, 'value', content));
  elsif kind = 'percent' and number not between 0 and 100 then
    perform ledger.refuse('PERCENT_OUT_OF_RANGE', jsonb_build_object('field', field, 'value', content));
  elsif number < 0 and kind <> 'signed' then
    perform ledger.refuse('VALUE_NEGATIVE', jsonb_build_object('field', field, 'value', content));
  elsif abs(number) >= (case when kind in ('amount', 'amount0', 'signed') then 1e15 else 1e11 end) then
    perform ledger.refuse('VALUE_TOO_LARGE', jsonb_build_object('field', field, 'value', content));
  end if;
end
$$;

-- An object against its fields, each "name kind" or "name kind?" when it may be left out.
create or replace function ledger.check_fields(body jsonb, place text, fields text[]) returns void
language plpgsql as $$
declare
  field text;
  field_name text;
  known text[] := '{}';
begin
  if body is null or jsonb_typeof(body) <> 'object' then
    perform ledger.refuse_field(coalesce(nullif(rtrim(place, '.'), ''), 'body'), 'mistyped', 'object');
  end if;
  foreach field in array fields loop
    field_name := split_part(field, ' ', 1);
    known := known || field_name;
    if coalesce(body -> field_name, 'null') <> 'null' then
      perform ledger.check_value(place || field_name, body -> field_name, rtrim(split_part(field, ' ', 2), '?'));
    elsif right(field, 1) <> '?' then
      perform ledger.refuse_field(place || field_name, 'missing', split_part(field, ' ', 2));
    end if;
  end loop;
  if (body - known) <> '{}' then
    select min(k) into field_name from jsonb_object_keys(body - known) as k;
    perform ledger.refuse_field(place || field_name, 'unknown', array_to_string(known, ', '));
  end if;
end
$$;

create or replace function ledger.check_lines(lines jsonb, place text, fields text[]) returns void
language plpgsql as $$
declare
  line record;
begin
  if jsonb_typeof(lines) = 'array' then
    for line in select l.value, l.ordinality from jsonb_array_elements(lines) with ordinality as l loop
      perform ledger.check_fields(line.value, place || '[' || line.ordinality - 1 || '].', fields);
    end loop;
  end if;
end
$$;

-- One item of a list that the catalogue of commands shows as such, where each item is judged on its own.
create or replace function ledger.check_item(list text, item jsonb, place text, fields text[]) returns void
language plpgsql as $$
begin
  perform ledger.check_fields(item, place, fields);
end
$$;

-- The answer this key already got, or null. Two calls with one key wait for each other here. Before that, whether who
-- speaks may give the command; after that, whether somebody has to approve it first.
create or replace function ledger.earlier_answer(
  command_name text,
  command_key text,
  body jsonb,
  key_optional boolean default false
) returns jsonb
language plpgsql as $$
declare
  earlier ledger.commands;
begin
  perform ledger.require_permission(command_name);
  if command_key is null and key_optional then
    return null;
  elsif command_key is null or command_key = '' then
    perform ledger.refuse_field('idempotency_key', 'missing', 'text');
  elsif body is null then
    perform ledger.refuse_field('body', 'missing', 'object');
  end if;
  if not ledger.is_trial() then -- a trial is one long transaction: locks on its keys would fill the lock table
    perform pg_advisory_xact_lock(hashtextextended(command_key, 0));
  end if;
  select * into earlier from ledger.commands as c where c.idempotency_key = command_key;
  if not found then
    return ledger.wait_for_approval(command_name, command_key, body);
  elsif earlier.command <> command_name or earlier.body_hash <> sha256(convert_to(body::text, 'UTF8')) then
    perform ledger.refuse('DUPLICATE_KEY', jsonb_build_object('key', command_key, 'command', earlier.command));
  end if;
  return earlier.answer;
end
$$;

create or replace function ledger.remember(command_name text, command_key text, body jsonb, answer jsonb) returns jsonb
language plpgsql as $$
begin
  if command_key is not null then
    insert into ledger.commands (idempotency_key, command, body_hash, answer)
    values (command_key, command_name, sha256(convert_to(body::text, 'UTF8')), answer);
  end if;
  return answer;
end
$$;
