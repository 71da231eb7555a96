-- Webhooks: who is told of which commands, and the outbox of what is still to tell.
-- Why an outbox: the delivery is queued in the transaction of the command, so nothing that happened is left out and
-- nothing that was rolled back is told. It is a work queue: its rows change until they are delivered or given up.
-- Lock impact: short exclusive lock on commands (trigger). Verified by: WebhookTest.
create table ledger.webhooks (
  id bigint generated always as identity constraint webhooks_pk primary key,
  code text not null constraint webhooks_code_unique unique,
  url text not null constraint webhooks_url_shape check (url ~ '^https?://[^\s]+$'),
  events text[] not null,
  withdrawn boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.webhooks is
  'One row per address that is told of commands as they are executed (webhook)';

-- Apart, because versions of reference data are kept and read, and a secret is neither.
create table ledger.webhook_secrets (
  webhook_id bigint constraint webhook_secrets_pk primary key
    constraint webhook_secrets_webhook_fk references ledger.webhooks,
  secret text not null
);
comment on table ledger.webhook_secrets is
  'One row per webhook: the secret its deliveries are signed with, which no reader may see (secret de signature)';
revoke all on ledger.webhook_secrets from vigie_reader;

create table ledger.webhook_deliveries (
  id bigint generated always as identity constraint webhook_deliveries_pk primary key,
  webhook_id bigint not null constraint webhook_deliveries_webhook_fk references ledger.webhooks,
  event text not null,
  body jsonb not null,
  state text not null default 'WAITING'
    constraint webhook_deliveries_state_known check (state in ('WAITING', 'DELIVERED', 'DEAD')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  failure text,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index webhook_deliveries_by_webhook on ledger.webhook_deliveries (webhook_id);
create index webhook_deliveries_due on ledger.webhook_deliveries (next_attempt_at) where state = 'WAITING';
comment on table ledger.webhook_deliveries is
  'One row per command and webhook to be told of it: waiting, delivered, or dead after the last attempt (envoi)';

call ledger.make_reference_data('webhooks');

create function ledger.queue_webhooks() returns trigger
language plpgsql as $$
begin
  insert into ledger.webhook_deliveries (webhook_id, event, body)
  select
    w.id,
    new.command,
    jsonb_build_object(
      'event', new.command, 'actor', new.actor, 'recorded_at', new.recorded_at, 'answer', new.answer
    )
  from ledger.webhooks as w
  where not w.withdrawn
    and (new.command = any (w.events) or '*' = any (w.events));
  return null;
end
$$;

create trigger commands_queue_webhooks after insert on ledger.commands
for each row execute function ledger.queue_webhooks();
