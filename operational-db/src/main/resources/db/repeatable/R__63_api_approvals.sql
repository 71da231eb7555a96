-- Commands about approvals: the rules and what they compare with, and the decisions.

create or replace function api.put_approval_rule(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_approval_rule', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(
    body, '', '{code text, command text, kind text, threshold amount0?, approver text, withdrawn boolean?}'
  );
  perform ledger.require_known(
    'ROLE', array[body ->> 'approver'], array(select r.code from ledger.roles as r order by r.code)
  );
  if not (
    body ->> 'kind' in ('AMOUNT', 'MARGIN', 'PRICE')
    and body ->> 'command' in ('quote', 'revise_quotation', 'confirm_order')
    or body ->> 'kind' in ('AMOUNT', 'BUDGET') and body ->> 'command' = 'place_purchase_order'
  ) then
    perform ledger.refuse(
      'RULE_NOT_POSSIBLE', jsonb_build_object('kind', body ->> 'kind', 'command', body ->> 'command')
    );
  end if;
  insert into ledger.approval_rules as t (code, command, kind, threshold, approver, withdrawn)
  values (
    body ->> 'code',
    body ->> 'command',
    body ->> 'kind',
    coalesce((body ->> 'threshold')::numeric, 0),
    body ->> 'approver',
    coalesce((body ->> 'withdrawn')::boolean, false)
  )
  on conflict (code) do update set
    command = excluded.command,
    kind = excluded.kind,
    threshold = excluded.threshold,
    approver = excluded.approver,
    withdrawn = excluded.withdrawn
  where (t.command, t.kind, t.threshold, t.approver, t.withdrawn)
    is distinct from (excluded.command, excluded.kind, excluded.threshold, excluded.approver, excluded.withdrawn);
  return ledger.remember('put_approval_rule', idempotency_key, body, jsonb_build_object(
    'id', (select r.id from ledger.approval_rules as r where r.code = body ->> 'code'), 'code', body ->> 'code'
  ));
end
$$;

create or replace function api.put_budget(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_budget', idempotency_key, body, true);
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text, family text?, starts_on date, ends_on date, amount amount0}');
  perform ledger.require_not_before((body ->> 'ends_on')::date, 'starts_on', (body ->> 'starts_on')::date);
  insert into ledger.budgets as t (code, family_id, starts_on, ends_on, amount)
  values (
    body ->> 'code',
    ledger.reference_id('FAMILY', body ->> 'family'),
    (body ->> 'starts_on')::date,
    (body ->> 'ends_on')::date,
    (body ->> 'amount')::numeric
  )
  on conflict (code) do update set
    family_id = excluded.family_id,
    starts_on = excluded.starts_on,
    ends_on = excluded.ends_on,
    amount = excluded.amount
  where (t.family_id, t.starts_on, t.ends_on, t.amount)
    is distinct from (excluded.family_id, excluded.starts_on, excluded.ends_on, excluded.amount);
  return ledger.remember('put_budget', idempotency_key, body, jsonb_build_object(
    'id', (select b.id from ledger.budgets as b where b.code = body ->> 'code'), 'code', body ->> 'code'
  ));
end
$$;

-- What the next unit of each product is expected to cost where it lies; what is known already is not said again.
create or replace function api.put_expected_costs(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_expected_costs', idempotency_key, body, true);
  day date;
  changed bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{known_on date, lines lines}');
  perform ledger.check_lines(body -> 'lines', 'lines', '{sku text, warehouse text?, unit_cost price}');
  day := body ->> 'known_on';
  insert into ledger.expected_costs (product_id, warehouse_id, known_on, unit_cost)
  select n.product_id, n.warehouse_id, day, n.unit_cost
  from (
    select
      l.ordinality,
      ledger.reference_id('PRODUCT', l.value ->> 'sku') as product_id,
      ledger.storage_id(l.value ->> 'warehouse') as warehouse_id,
      (l.value ->> 'unit_cost')::numeric as unit_cost
    from jsonb_array_elements(body -> 'lines') with ordinality as l
  ) as n
  where ledger.expected_unit_cost(n.product_id, n.warehouse_id, day) is distinct from n.unit_cost
  order by n.ordinality;
  get diagnostics changed = row_count;
  return ledger.remember('put_expected_costs', idempotency_key, body, jsonb_build_object('changed', changed));
end
$$;

-- The parked command, held and not decided, for an actor who may decide about it: not its own, and with every role its
-- reasons ask for.
create or replace function ledger.parked_to_decide(parked_id bigint) returns ledger.parked_commands
language plpgsql as $$
declare
  parked ledger.parked_commands;
  decision ledger.parked_command_decisions;
  speaker text := nullif(current_setting('vigie.actor', true), '');
  missing text;
begin
  select * into parked from ledger.parked_commands as p where p.id = parked_id for no key update;
  if not found then
    perform ledger.refuse('UNKNOWN_PARKED_COMMAND', jsonb_build_object('parked', parked_id));
  end if;
  select * into decision from ledger.parked_command_decisions as d where d.parked_command_id = parked.id;
  if found then
    perform ledger.refuse(
      'ALREADY_DECIDED', jsonb_build_object('parked', parked.id, 'actor', decision.actor, 'kind', decision.kind)
    );
  elsif speaker is null then
    perform ledger.refuse('ACTOR_NEEDED');
  elsif speaker = parked.actor then
    perform ledger.refuse('OWN_COMMAND', jsonb_build_object('parked', parked.id, 'actor', speaker));
  end if;
  select r.value ->> 'approver'
  into missing
  from jsonb_array_elements(parked.reasons) as r
  where not exists (
    select
    from ledger.actors as a
    join ledger.actor_roles as h on h.actor_id = a.id
    where a.code = speaker
      and not h.withdrawn
      and h.role in (r.value ->> 'approver', 'admin')
  )
  limit 1;
  if found then
    perform ledger.refuse(
      'ROLE_NEEDED', jsonb_build_object('parked', parked.id, 'actor', speaker, 'role', missing)
    );
  end if;
  return parked;
end
$$;

-- The command is executed as given and for who gave it, with its own key; when it is refused now, nothing is decided.
create or replace function api.approve(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('approve', idempotency_key, body);
  approver text := current_setting('vigie.actor', true);
  parked ledger.parked_commands;
  answer jsonb;
  ignored text;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{parked integer, note text?}');
  parked := ledger.parked_to_decide((body ->> 'parked')::bigint);
  ignored := set_config('vigie.approved_key', parked.idempotency_key, true);
  ignored := set_config(
    'vigie.actor', case when exists (select from ledger.actors as a where a.code = parked.actor) then parked.actor else '' end,
    true
  );
  execute format('select api.%I($1, $2)', parked.command) into answer using parked.idempotency_key, parked.body;
  ignored := set_config('vigie.actor', approver, true);
  ignored := set_config('vigie.approved_key', '', true);
  insert into ledger.parked_command_decisions (parked_command_id, kind, note, answer)
  values (parked.id, 'APPROVED', body ->> 'note', answer);
  return ledger.remember('approve', idempotency_key, body, jsonb_build_object(
    'approved', parked.id, 'command', parked.command, 'answer', answer
  ));
end
$$;

create or replace function api.refuse(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('refuse', idempotency_key, body);
  parked ledger.parked_commands;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{parked integer, note text}');
  parked := ledger.parked_to_decide((body ->> 'parked')::bigint);
  insert into ledger.parked_command_decisions (parked_command_id, kind, note)
  values (parked.id, 'REFUSED', body ->> 'note');
  return ledger.remember('refuse', idempotency_key, body, jsonb_build_object(
    'refused', parked.id, 'command', parked.command
  ));
end
$$;

create or replace view api.parked_commands as
select
  p.id as parked,
  p.command,
  p.idempotency_key,
  p.body,
  p.reasons,
  p.actor,
  p.client_address,
  p.recorded_at,
  coalesce(d.kind, 'WAITING') as state,
  d.actor as decided_by,
  d.recorded_at as decided_at,
  d.note,
  d.answer
from ledger.parked_commands as p
left join ledger.parked_command_decisions as d on d.parked_command_id = p.id;
comment on view api.parked_commands is
  'One row per command that needed an approval, with its reasons and what was decided (commandes en attente)';

create or replace view api.audit_trail as
select
  v.table_name,
  v.row_id,
  v.content - 'id' as content_after,
  lag(v.content - 'id') over (partition by v.table_name, v.row_id order by v.id) as content_before,
  v.changed_by as login,
  v.actor,
  v.client_address,
  v.recorded_at
from ledger.master_versions as v;
comment on view api.audit_trail is
  'One row per change of reference data: who, when, from where, before and after (piste d''audit)';

create or replace view api.command_log as
select c.idempotency_key, c.command, c.answer, c.actor, c.client_address, c.recorded_at
from ledger.commands as c;
comment on view api.command_log is
  'One row per accepted command that had a key: who gave it, when, from where, its answer (journal des commandes)';
