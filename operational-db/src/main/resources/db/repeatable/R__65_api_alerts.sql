-- Alert rules, and what people do about alerts. The stream evaluates the rules; the key of an alert comes from there.

-- A code as commands write it, as tables keep it: 'margin-rate' is MARGIN_RATE. Refused when it is none of the known.
create or replace function ledger.known_code(field text, given text, known text[]) returns text
language plpgsql as $$
declare
  kept text := upper(replace(given, '-', '_'));
begin
  if kept <> all (known) then
    perform ledger.refuse_field(field, 'mistyped', lower(replace(array_to_string(known, ', '), '_', '-')));
  end if;
  return kept;
end
$$;

-- What several fields say together: the window, the way back, and what the rule of this code watched before.
create or replace function ledger.check_alert_rule(wanted ledger.alert_rules) returns void
language plpgsql as $$
begin
  if greatest(wanted.window_days, wanted.duration_days) > 366 then
    perform ledger.refuse('VALUE_TOO_LARGE', jsonb_build_object(
      'field', case when wanted.window_days > 366 then 'window_days' else 'duration_days' end,
      'value', greatest(wanted.window_days, wanted.duration_days)
    ));
  elsif wanted.metric = 'MARGIN_RATE' and greatest(wanted.threshold, wanted.recovery_threshold) > 100 then
    perform ledger.refuse('PERCENT_OUT_OF_RANGE', jsonb_build_object(
      'field', 'threshold', 'value', trim_scale(greatest(wanted.threshold, wanted.recovery_threshold))
    ));
  elsif wanted.metric = 'MARGIN_RATE' and wanted.entity <> 'SALE_LINE' and wanted.window_days = 0 then
    perform ledger.refuse('WINDOW_OF_ALERT_RULE', jsonb_build_object(
      'entity', lower(replace(wanted.entity, '_', '-')), 'window_days', wanted.window_days
    ));
  elsif (
    case wanted.comparison when 'ABOVE' then wanted.recovery_threshold > wanted.threshold
      else wanted.recovery_threshold < wanted.threshold end
  ) then
    perform ledger.refuse('RECOVERY_INSIDE_ALERT', jsonb_build_object(
      'threshold', trim_scale(wanted.threshold), 'recovery', trim_scale(wanted.recovery_threshold)
    ));
  end if;
end
$$;

create or replace function api.put_alert_rule(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_alert_rule', idempotency_key, body, true);
  wanted ledger.alert_rules;
  rule_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{
    code text, name_fr text, name_en text, metric text, entity text, window_days integer?, comparison text,
    threshold quantity0, recovery_threshold quantity0?, duration_days integer?, minimum_stake amount0?, severity text,
    recipients text?, withdrawn boolean?
  }');
  if body ->> 'code' !~ '^[a-z0-9][a-z0-9-]*$' then
    perform ledger.refuse_field('code', 'mistyped', 'a-z, 0-9, -');
  end if;
  wanted.metric := ledger.known_code('metric', body ->> 'metric', '{
    MARGIN_RATE, STOCK_ON_HAND, ABOVE_REORDER_POINT, OVERDUE_AMOUNT, COUNT_DIFFERENCE, LATE_POSTING
  }');
  wanted.entity := ledger.known_code('entity', body ->> 'entity', case wanted.metric
    when 'MARGIN_RATE' then '{SALE_LINE, CUSTOMER, FAMILY, PRODUCT}'::text[]
    when 'OVERDUE_AMOUNT' then '{CUSTOMER}'
    when 'COUNT_DIFFERENCE' then '{STOCK_COUNT}'
    when 'LATE_POSTING' then '{ENTRY}'
    else '{STOCK}'
  end);
  wanted.comparison := ledger.known_code('comparison', body ->> 'comparison', '{BELOW, AT_OR_BELOW, ABOVE}');
  wanted.severity := ledger.known_code('severity', body ->> 'severity', '{INFO, WARNING, CRITICAL}');
  wanted.window_days := coalesce((body ->> 'window_days')::integer, 0);
  wanted.threshold := body ->> 'threshold';
  wanted.recovery_threshold := coalesce(body ->> 'recovery_threshold', body ->> 'threshold');
  wanted.duration_days := coalesce((body ->> 'duration_days')::integer, 0);
  perform ledger.check_alert_rule(wanted);
  insert into ledger.alert_rules as t (
    code, name_fr, name_en, metric, entity, window_days, comparison, threshold, recovery_threshold, duration_days,
    minimum_stake, severity, recipients, withdrawn
  )
  values (
    body ->> 'code', body ->> 'name_fr', body ->> 'name_en', wanted.metric, wanted.entity, wanted.window_days,
    wanted.comparison, wanted.threshold, wanted.recovery_threshold, wanted.duration_days,
    coalesce((body ->> 'minimum_stake')::numeric, 0), wanted.severity, coalesce(body ->> 'recipients', ''),
    coalesce((body ->> 'withdrawn')::boolean, false)
  )
  on conflict (code) do update set
    name_fr = excluded.name_fr,
    name_en = excluded.name_en,
    metric = excluded.metric,
    entity = excluded.entity,
    window_days = excluded.window_days,
    comparison = excluded.comparison,
    threshold = excluded.threshold,
    recovery_threshold = excluded.recovery_threshold,
    duration_days = excluded.duration_days,
    minimum_stake = excluded.minimum_stake,
    severity = excluded.severity,
    recipients = excluded.recipients,
    withdrawn = excluded.withdrawn
  where to_jsonb(t) - '{id, recorded_at, xid}'::text[]
    is distinct from to_jsonb(excluded) - '{id, recorded_at, xid}'::text[];
  select r.id into rule_id from ledger.alert_rules as r where r.code = body ->> 'code';
  return ledger.remember('put_alert_rule', idempotency_key, body, jsonb_build_object(
    'id', rule_id, 'code', body ->> 'code'
  ));
end
$$;

create or replace function api.handle_alert(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('handle_alert', idempotency_key, body);
  wanted_action text;
  action_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{alert text, action text, assignee text?, snoozed_until date?, note text?}'
  );
  wanted_action := ledger.known_code('action', body ->> 'action', '{ACKNOWLEDGE, SNOOZE, ASSIGN, COMMENT}');
  if body ->> 'alert' !~ '^[a-z0-9][a-z0-9-]*/[A-Z_]+/[0-9]+(-[0-9]+)?/[0-9]+$' or not exists (
    select from ledger.alert_rules as r where r.code = split_part(body ->> 'alert', '/', 1)
  ) then
    perform ledger.refuse('UNKNOWN_ALERT', jsonb_build_object('alert', body ->> 'alert'));
  elsif wanted_action = 'ASSIGN' and body ->> 'assignee' is null then
    perform ledger.refuse_field('assignee', 'missing', 'text');
  elsif wanted_action = 'SNOOZE' and body ->> 'snoozed_until' is null then
    perform ledger.refuse_field('snoozed_until', 'missing', 'date');
  elsif wanted_action = 'COMMENT' and body ->> 'note' is null then
    perform ledger.refuse_field('note', 'missing', 'text');
  elsif wanted_action <> 'ASSIGN' and body ->> 'assignee' is not null then
    perform ledger.refuse_field('assignee', 'unknown', 'assign');
  elsif wanted_action <> 'SNOOZE' and body ->> 'snoozed_until' is not null then
    perform ledger.refuse_field('snoozed_until', 'unknown', 'snooze');
  end if;
  insert into ledger.alert_actions (alert_key, action, assignee, snoozed_until, note)
  values (
    body ->> 'alert', wanted_action, body ->> 'assignee', (body ->> 'snoozed_until')::date, body ->> 'note'
  )
  returning id into action_id;
  return ledger.remember('handle_alert', idempotency_key, body, jsonb_build_object('id', action_id));
end
$$;
