-- Every command and every version of a reference row says who made it and from where.
-- Why: the session says who speaks (vigie.actor, vigie.client_address); without a name the login does. Rows written
-- before have neither.
-- Lock impact: short exclusive locks on commands and master_versions, no rewrite. Verified by: AuditTrailTest.
create function ledger.current_actor() returns text
language sql stable
return coalesce(nullif(current_setting('vigie.actor', true), ''), session_user);

comment on function ledger.current_actor() is 'Who speaks in this session: the actor it names, else its login';

create function ledger.client_address() returns text
language sql stable
return coalesce(nullif(current_setting('vigie.client_address', true), ''), host(inet_client_addr()));

comment on function ledger.client_address() is
  'Where this session is from: the address it names, else that of its connection';

alter table ledger.commands add column actor text, add column client_address text;
alter table ledger.commands
  alter column actor set default ledger.current_actor(),
  alter column client_address set default ledger.client_address();

alter table ledger.master_versions add column actor text, add column client_address text;
alter table ledger.master_versions
  alter column actor set default ledger.current_actor(),
  alter column client_address set default ledger.client_address();
