-- Roles, schemas and what each role may do in them. Run by the administrator before every migration; safe to repeat.
-- Roles live in the server, not in the database, and have no password here: whoever installs sets one.
do $$
begin
  if not exists (select from pg_roles where rolname = 'vigie_owner') then
    create role vigie_owner nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'vigie_writer') then
    create role vigie_writer login;
  end if;
  if not exists (select from pg_roles where rolname = 'vigie_reader') then
    create role vigie_reader login;
  end if;
  if not exists (select from pg_roles where rolname = 'vigie_capture') then
    create role vigie_capture login replication;
  end if;
  if not pg_has_role(current_user, 'vigie_owner', 'set') then
    execute format('grant vigie_owner to %I', current_user);
  end if;
  execute format('grant create on database %I to vigie_owner', current_database());
end
$$;

-- Commands reach rows by key. A plan made while a table was small would read the table whole, and grow with it, until
-- statistics are next gathered.
alter role vigie_writer set enable_seqscan = off;

create schema if not exists ledger authorization vigie_owner;
create schema if not exists api authorization vigie_owner;
create schema if not exists migration authorization vigie_owner;

revoke create on schema public from public;
grant usage on schema api to vigie_writer, vigie_reader;
grant usage on schema ledger to vigie_reader, vigie_capture;

alter default privileges for role vigie_owner revoke execute on functions from public;
alter default privileges for role vigie_owner in schema api grant execute on functions to vigie_writer;
alter default privileges for role vigie_owner in schema api grant select on tables to vigie_reader;
alter default privileges for role vigie_owner in schema ledger grant select on tables to vigie_reader;
