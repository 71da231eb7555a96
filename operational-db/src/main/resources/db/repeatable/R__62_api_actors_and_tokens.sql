-- Commands about who may give commands.

create or replace function ledger.require_known(kind text, sought text[], known text[]) returns void
language plpgsql as $$
declare
  stranger text;
begin
  select s.code into stranger from unnest(sought) as s (code) where s.code <> all (known) limit 1;
  if found then
    perform ledger.refuse(
      'UNKNOWN_' || kind, jsonb_build_object('code', stranger, 'known', array_to_string(known, ', '))
    );
  end if;
end
$$;

create or replace function ledger.texts_of(list jsonb) returns text[]
language sql immutable
return array(select distinct t.value from jsonb_array_elements_text(list) as t order by t.value);

create or replace function api.put_actor(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_actor', idempotency_key, body, true);
  wanted text[];
  of_actor_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text, name text, roles texts, withdrawn boolean?}');
  wanted := ledger.texts_of(body -> 'roles');
  perform ledger.require_known('ROLE', wanted, array(select r.code from ledger.roles as r order by r.code));
  insert into ledger.actors as t (code, name, withdrawn)
  values (body ->> 'code', body ->> 'name', coalesce((body ->> 'withdrawn')::boolean, false))
  on conflict (code) do update set name = excluded.name, withdrawn = excluded.withdrawn
  where (t.name, t.withdrawn) is distinct from (excluded.name, excluded.withdrawn);
  select a.id into of_actor_id from ledger.actors as a where a.code = body ->> 'code';
  insert into ledger.actor_roles as t (actor_id, role, withdrawn)
  select of_actor_id, r.code, r.code <> all (wanted)
  from ledger.roles as r
  where r.code = any (wanted)
    or exists (select from ledger.actor_roles as h where h.actor_id = of_actor_id and h.role = r.code)
  on conflict on constraint actor_roles_unique do update set withdrawn = excluded.withdrawn
  where t.withdrawn <> excluded.withdrawn;
  return ledger.remember('put_actor', idempotency_key, body, jsonb_build_object(
    'id', of_actor_id, 'code', body ->> 'code', 'roles', to_jsonb(wanted)
  ));
end
$$;

-- The secret stays with who drew it; the ledger is told its SHA-256 only. The same name again replaces the secret.
-- A token without scopes is for all its actor may do.
create or replace function api.put_api_token(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_api_token', idempotency_key, body, true);
  groups text[];
  wanted text[];
  of_actor ledger.actors;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text, actor text, secret_hash text, scopes texts?}');
  if body ->> 'secret_hash' !~ '^[0-9a-f]{64}$' then
    perform ledger.refuse_field('secret_hash', 'mistyped', 'sha256, hex');
  end if;
  groups := array(select g.code from ledger.command_groups as g order by g.code);
  wanted := case when body ->> 'scopes' is null then groups else ledger.texts_of(body -> 'scopes') end;
  perform ledger.require_known('SCOPE', wanted, groups);
  of_actor := ledger.find_actor(body ->> 'actor');
  if exists (
    select
    from ledger.api_tokens as t
    where t.secret_hash = body ->> 'secret_hash'
      and t.code <> body ->> 'code'
  ) then
    perform ledger.refuse('DUPLICATE_TOKEN', jsonb_build_object('token', body ->> 'code'));
  end if;
  insert into ledger.api_tokens as t (code, actor_id, secret_hash, scopes, revoked)
  values (body ->> 'code', of_actor.id, body ->> 'secret_hash', wanted, false)
  on conflict (code) do update
  set actor_id = excluded.actor_id, secret_hash = excluded.secret_hash, scopes = excluded.scopes, revoked = false
  where (t.actor_id, t.secret_hash, t.scopes, t.revoked)
    is distinct from (excluded.actor_id, excluded.secret_hash, excluded.scopes, false);
  return ledger.remember('put_api_token', idempotency_key, body, jsonb_build_object(
    'id', (select t.id from ledger.api_tokens as t where t.code = body ->> 'code'),
    'code', body ->> 'code',
    'actor', of_actor.code,
    'scopes', to_jsonb(wanted)
  ));
end
$$;

create or replace function api.revoke_api_token(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('revoke_api_token', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text}');
  perform ledger.require_known(
    'TOKEN',
    array[body ->> 'code'],
    array(select t.code from ledger.api_tokens as t where not t.revoked order by t.code)
  );
  update ledger.api_tokens as t set revoked = true where t.code = body ->> 'code' and not t.revoked;
  return ledger.remember('revoke_api_token', idempotency_key, body, jsonb_build_object('code', body ->> 'code'));
end
$$;

-- What a token opens: its scopes that the roles of its actor allow now.
create or replace function ledger.opened_by(token ledger.api_tokens) returns text[]
language sql stable
return array(
  select s.scope
  from unnest(token.scopes) as s (scope)
  where s.scope = any (ledger.groups_of_actor(token.actor_id))
  order by s.scope
);

create or replace function api.token_rights(secret_hash text)
returns table (actor text, scopes text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.code, ledger.opened_by(t)
  from ledger.api_tokens as t
  join ledger.actors as a on a.id = t.actor_id
  where t.secret_hash = token_rights.secret_hash
    and not t.revoked
    and not a.withdrawn
$$;
comment on function api.token_rights(text) is
  'Actor and scopes of the token whose secret has this SHA-256, no row when nobody may use it (droits d''un jeton)';

grant execute on function ledger.groups_of_actor(bigint), ledger.opened_by(ledger.api_tokens) to vigie_reader;

create or replace view api.api_tokens as
select t.code, a.code as actor, array_to_string(ledger.opened_by(t), ',') as scopes, t.revoked, t.recorded_at
from ledger.api_tokens as t
join ledger.actors as a on a.id = t.actor_id;
comment on view api.api_tokens is 'One row per API token and what it opens, without its secret (jetons)';

create or replace view api.actors as
select
  a.code,
  a.name,
  coalesce(
    (
      select string_agg(r.role, ',' order by r.role)
      from ledger.actor_roles as r
      where r.actor_id = a.id
        and not r.withdrawn
    ),
    ''
  ) as roles,
  a.withdrawn
from ledger.actors as a;
comment on view api.actors is 'One row per person or program that gives commands, with its roles (acteurs)';
