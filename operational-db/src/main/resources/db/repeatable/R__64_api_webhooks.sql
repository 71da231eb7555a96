-- Commands about webhooks, and what the process that delivers them asks.

create or replace function api.put_webhook(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_webhook', idempotency_key, body, true);
  wanted text[];
  of_webhook_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{code text, url text, events texts, secret text, withdrawn boolean?}'
  );
  if body ->> 'url' !~ '^https?://[^\s]+$' then
    perform ledger.refuse_field('url', 'mistyped', 'https://…');
  elsif length(body ->> 'secret') < 16 then
    perform ledger.refuse_field('secret', 'mistyped', '16+');
  end if;
  wanted := ledger.texts_of(body -> 'events');
  perform ledger.require_known(
    'EVENT', wanted, array(select m.command from ledger.command_meanings as m order by m.command) || '*'::text
  );
  insert into ledger.webhooks as t (code, url, events, withdrawn)
  values (body ->> 'code', body ->> 'url', wanted, coalesce((body ->> 'withdrawn')::boolean, false))
  on conflict (code) do update set url = excluded.url, events = excluded.events, withdrawn = excluded.withdrawn
  where (t.url, t.events, t.withdrawn) is distinct from (excluded.url, excluded.events, excluded.withdrawn);
  select w.id into of_webhook_id from ledger.webhooks as w where w.code = body ->> 'code';
  insert into ledger.webhook_secrets (webhook_id, secret)
  values (of_webhook_id, body ->> 'secret')
  on conflict (webhook_id) do update set secret = excluded.secret;
  return ledger.remember('put_webhook', idempotency_key, body, jsonb_build_object(
    'id', of_webhook_id, 'code', body ->> 'code'
  ));
end
$$;

create or replace function api.retry_webhook_delivery(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('retry_webhook_delivery', idempotency_key, body);
  wanted_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{delivery integer}');
  wanted_id := body ->> 'delivery';
  update ledger.webhook_deliveries as d
  set state = 'WAITING', attempts = 0, next_attempt_at = now()
  where d.id = wanted_id
    and d.state = 'DEAD';
  if not found then
    perform ledger.refuse('NO_DEAD_DELIVERY', jsonb_build_object('delivery', wanted_id));
  end if;
  return ledger.remember('retry_webhook_delivery', idempotency_key, body, jsonb_build_object(
    'delivery', wanted_id
  ));
end
$$;

-- What is due now, taken for a minute: a process that dies meanwhile leaves it to the next. At least once, therefore.
create or replace function api.take_webhook_deliveries(most integer)
returns table (delivery bigint, url text, secret text, event text, body text)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with due as (
    select d.id
    from ledger.webhook_deliveries as d
    where d.state = 'WAITING'
      and d.next_attempt_at <= now()
    order by d.next_attempt_at, d.id
    limit most
    for no key update skip locked
  ),
  taken as (
    update ledger.webhook_deliveries as d
    set attempts = d.attempts + 1, next_attempt_at = now() + interval '1 minute'
    from due
    where d.id = due.id
    returning d.id, d.webhook_id, d.event, d.body
  )
  select
    t.id, w.url, s.secret, t.event, (t.body || jsonb_build_object('delivery', t.id))::text
  from taken as t
  join ledger.webhooks as w on w.id = t.webhook_id
  join ledger.webhook_secrets as s on s.webhook_id = w.id
  order by t.id
$$;
comment on function api.take_webhook_deliveries(integer) is
  'One row per delivery that is due, with the secret it is signed with; for the process that delivers (envois à faire)';

-- Eight attempts: at once, then after 2, 8, 32 s, 2, 9, 34 minutes and an hour.
create or replace function api.webhook_attempted(of_delivery bigint, failure text) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update ledger.webhook_deliveries as d
  set
    state = case
      when webhook_attempted.failure is null then 'DELIVERED'
      when d.attempts >= 8 then 'DEAD'
      else 'WAITING'
    end,
    failure = webhook_attempted.failure,
    next_attempt_at = now() + least(interval '1 hour', interval '2 s' * 4 ^ (d.attempts - 1))
  where d.id = of_delivery
    and d.state = 'WAITING'
$$;
comment on function api.webhook_attempted(bigint, text) is
  'Tells how an attempt to deliver went: null when it was taken, else why not (suite d''un envoi)';

create or replace view api.webhook_deliveries as
select
  d.id as delivery, w.code as webhook, w.url, d.event, d.state, d.attempts, d.next_attempt_at, d.failure, d.recorded_at
from ledger.webhook_deliveries as d
join ledger.webhooks as w on w.id = d.webhook_id;
comment on view api.webhook_deliveries is
  'One row per command told to a webhook or still to be told; DEAD after the last attempt (envois)';
