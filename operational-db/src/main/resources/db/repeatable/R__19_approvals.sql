-- Who may give a command, and whether somebody else has to approve it first.

-- A session that names an actor may do what the actor's roles allow. One that names none is a trusted program.
create or replace function ledger.require_permission(command_name text) returns void
language plpgsql stable as $$
declare
  speaker text := nullif(current_setting('vigie.actor', true), '');
  wanted text;
begin
  if speaker is null then
    return;
  end if;
  select m.command_group into wanted from ledger.command_meanings as m where m.command = command_name;
  wanted := coalesce(wanted, 'administration');
  if wanted <> all (ledger.groups_of_actor((ledger.find_actor(speaker)).id)) then
    perform ledger.refuse(
      'NOT_PERMITTED', jsonb_build_object('actor', speaker, 'command', command_name, 'group', wanted)
    );
  end if;
end
$$;

create or replace function ledger.groups_of_actor(of_actor_id bigint) returns text[]
language sql stable
return array(
  select distinct g.command_group
  from ledger.actor_roles as r
  join ledger.role_groups as g on g.role = r.role
  where r.actor_id = of_actor_id
    and not r.withdrawn
  order by g.command_group
);

create or replace function ledger.expected_unit_cost(of_product_id bigint, in_warehouse_id bigint, on_day date)
returns numeric
language sql stable
return coalesce(
  (
    select c.unit_cost
    from ledger.expected_costs as c
    where c.product_id = of_product_id
      and c.warehouse_id = in_warehouse_id
      and c.known_on <= on_day
    order by c.known_on desc, c.id desc
    limit 1
  ),
  (
    select c.unit_cost
    from ledger.expected_costs as c
    where c.product_id = of_product_id
      and c.warehouse_id is null
      and c.known_on <= on_day
    order by c.known_on desc, c.id desc
    limit 1
  )
);

comment on function ledger.expected_unit_cost(bigint, bigint, date) is
  'Unit cost expected of a product leaving a warehouse on a day: what was said of that warehouse, else of all; or null';

-- The lines of a quotation or a sales order, with what they are expected to cost.
create or replace function ledger.expected_lines(command_name text, document_id bigint)
returns table (sku text, quantity numeric, net_amount numeric, list_unit_price numeric, unit_cost numeric)
language sql stable as $$
  select
    p.sku, l.quantity, l.net_amount, l.list_unit_price,
    ledger.expected_unit_cost(l.product_id, l.warehouse_id, l.dated_on)
  from (
    select
      n.line_no, n.product_id, n.warehouse_id, n.quantity, n.net_amount, r.list_unit_price, n.ordered_on as dated_on
    from ledger.sales_order_lines as n
    left join ledger.sales_order_line_prices as r on r.order_line_id = n.id
    where command_name = 'confirm_order'
      and n.order_id = document_id
    union all
    select q.line_no, q.product_id, h.warehouse_id, q.quantity, q.net_amount, q.list_unit_price, q.quoted_on
    from ledger.quotation_lines as q
    join ledger.quotations as h on h.id = q.quotation_id
    where command_name in ('quote', 'revise_quotation')
      and q.quotation_id = document_id
  ) as l
  join ledger.products as p on p.id = l.product_id
  order by l.line_no
$$;

-- Amount and rate are null as soon as the cost of one line is not known: half a margin would mislead.
create or replace function ledger.expected_margin(command_name text, document_id bigint) returns jsonb
language sql stable
return (
  select jsonb_build_object(
    'amount', case when m.unknown is null then (m.net - m.cost)::text end,
    'percent', case when m.unknown is null and m.net > 0 then round((m.net - m.cost) * 100 / m.net, 2)::text end,
    'without_cost', coalesce(m.unknown, '[]')
  )
  from (
    select
      sum(l.net_amount) as net,
      sum(ledger.half_up(l.quantity * l.unit_cost)) as cost,
      jsonb_agg(distinct l.sku) filter (where l.unit_cost is null) as unknown
    from ledger.expected_lines(command_name, document_id) as l
  ) as m
);

comment on function ledger.expected_margin(text, bigint) is
  'Margin expected of a document: amount and percent of its net, null with the products whose cost is not known';

-- What was ordered in the days of each budget the order draws on, this order included; of a cancelled order what came.
create or replace function ledger.budgets_passed(order_id bigint)
returns table (code text, ordered numeric, amount numeric)
language sql stable as $$
  select b.code, t.ordered, b.amount
  from ledger.purchase_orders as o
  join ledger.budgets as b on o.ordered_on between b.starts_on and b.ends_on
  cross join lateral (
    select
      sum(case when x.id is null then l.net_amount else coalesce(r.net_amount, 0) end) as ordered,
      bool_or(l.purchase_order_id = o.id) as drawn
    from ledger.purchase_order_lines as l
    join ledger.purchase_orders as d on d.id = l.purchase_order_id
    left join ledger.purchase_order_cancellations as x on x.purchase_order_id = d.id
    left join lateral (
      select sum(n.net_amount) as net_amount
      from ledger.goods_receipt_lines as n
      where n.purchase_order_line_id = l.id
    ) as r on true
    join ledger.products as p on p.id = l.product_id
    where d.ordered_on between b.starts_on and b.ends_on
      and (b.family_id is null or p.family_id = b.family_id)
  ) as t
  where o.id = order_id
    and t.drawn
    and t.ordered > b.amount
  order by b.code
$$;

-- What a rule finds in the document a command made: a sentence in both languages, or null.
create or replace function ledger.rule_finds(rule ledger.approval_rules, answer jsonb) returns text[]
language plpgsql stable as $$
declare
  document_id bigint := answer ->> 'id';
  limit_text text := trim_scale(rule.threshold)::text;
  margin jsonb;
  found_line record;
begin
  if rule.kind = 'AMOUNT' and (answer ->> 'net_amount')::numeric > rule.threshold then
    return array[
      format('Le montant de %s dépasse %s.', answer ->> 'net_amount', limit_text),
      format('The amount of %s is above %s.', answer ->> 'net_amount', limit_text)
    ];
  elsif rule.kind = 'MARGIN' then
    margin := ledger.expected_margin(rule.command, document_id);
    if margin -> 'without_cost' <> '[]' then
      return array[
        format('La marge attendue est inconnue : pas de coût pour %s.', margin -> 'without_cost' ->> 0),
        format('The expected margin is not known: no cost of %s.', margin -> 'without_cost' ->> 0)
      ];
    elsif coalesce((margin ->> 'percent')::numeric, 0) < rule.threshold then
      return array[
        format('La marge attendue de %s %% est sous %s %%.', coalesce(margin ->> 'percent', '0'), limit_text),
        format('The expected margin of %s %% is below %s %%.', coalesce(margin ->> 'percent', '0'), limit_text)
      ];
    end if;
  elsif rule.kind = 'PRICE' then
    select l.sku, round(100 - l.net_amount * 100 / (l.quantity * l.list_unit_price), 2) as below
    into found_line
    from ledger.expected_lines(rule.command, document_id) as l
    where l.list_unit_price > 0
      and l.net_amount * 100 < l.quantity * l.list_unit_price * (100 - rule.threshold)
    order by 2 desc
    limit 1;
    if found then
      return array[
        format(
          'Le prix de %s est de %s %% sous le tarif, plus que %s %%.', found_line.sku, found_line.below, limit_text
        ),
        format(
          'The price of %s is %s %% below the list, more than %s %%.', found_line.sku, found_line.below, limit_text
        )
      ];
    end if;
  elsif rule.kind = 'BUDGET' then
    select * into found_line from ledger.budgets_passed(document_id) limit 1;
    if found then
      return array[
        format('Le budget %s (%s) est dépassé : %s commandés.', found_line.code, found_line.amount, found_line.ordered),
        format('Budget %s (%s) is passed: %s ordered.', found_line.code, found_line.amount, found_line.ordered)
      ];
    end if;
  end if;
  return null;
end
$$;

-- A chosen offer becomes a purchase order, so what is ruled for those holds for it.
create or replace function ledger.rules_of(command_name text) returns setof ledger.approval_rules
language sql stable as $$
  select r.*
  from ledger.approval_rules as r
  where r.command = case command_name when 'order_offer' then 'place_purchase_order' else command_name end
    and not r.withdrawn
$$;

create or replace function ledger.reasons_to_park(command_name text, answer jsonb) returns jsonb
language sql stable
return coalesce(
  (
    select jsonb_agg(
      jsonb_build_object(
        'rule', r.code, 'kind', r.kind, 'approver', r.approver, 'fr', f.sentences[1], 'en', f.sentences[2]
      )
      order by r.code
    )
    from ledger.rules_of(command_name) as r
    cross join lateral (select ledger.rule_finds(r, answer) as sentences) as f
    where f.sentences is not null
  ),
  '[]'
);

-- Executes the command, looks at what it made, and takes it back: so a rule sees exact prices and amounts, and a
-- command that is refused anyway is refused now. It costs a number of the document's sequence.
create or replace function ledger.reasons_found_by_trial(command_name text, command_key text, body jsonb)
returns jsonb
language plpgsql as $$
declare
  answer jsonb;
  reasons jsonb;
  ignored text;
begin
  begin
    ignored := set_config('vigie.approved_key', command_key, true);
    execute format('select api.%I($1, $2)', command_name) into answer using command_key, body;
    reasons := ledger.reasons_to_park(command_name, answer);
    raise exception 'the trial is over' using errcode = 'VG002';
  exception when sqlstate 'VG002' then
    return reasons;
  end;
end
$$;

create or replace function ledger.parked_answer(parked ledger.parked_commands) returns jsonb
language sql immutable
return jsonb_build_object('parked', parked.id, 'command', parked.command, 'reasons', parked.reasons);

-- The answer of a command that waits for an approval, parking it if a rule wants so; null for one to execute now.
create or replace function ledger.wait_for_approval(command_name text, command_key text, body jsonb) returns jsonb
language plpgsql as $$
declare
  parked ledger.parked_commands;
  decision ledger.parked_command_decisions;
  reasons jsonb;
begin
  if current_setting('vigie.approved_key', true) = command_key then
    return null;
  end if;
  select * into parked from ledger.parked_commands as p where p.idempotency_key = command_key;
  if found then
    if parked.command <> command_name or parked.body <> body then
      perform ledger.refuse('DUPLICATE_KEY', jsonb_build_object('key', command_key, 'command', parked.command));
    end if;
    select * into decision from ledger.parked_command_decisions as d where d.parked_command_id = parked.id;
    if decision.kind = 'REFUSED' then
      perform ledger.refuse(
        'APPROVAL_REFUSED',
        jsonb_build_object('parked', parked.id, 'actor', decision.actor, 'note', coalesce(decision.note, '-'))
      );
    end if;
    return ledger.parked_answer(parked);
  elsif not exists (select from ledger.rules_of(command_name)) then
    return null;
  end if;
  reasons := ledger.reasons_found_by_trial(command_name, command_key, body);
  if reasons = '[]' then
    return null;
  end if;
  insert into ledger.parked_commands (idempotency_key, command, body, reasons)
  values (command_key, command_name, body, reasons)
  returning * into parked;
  return ledger.parked_answer(parked);
end
$$;
