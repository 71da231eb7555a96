-- Who is late, by how much and how often they should have heard of it; and the levels of these reminders.

create or replace function api.put_reminder_level(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_reminder_level', idempotency_key, body, true);
  days integer;
  level_id bigint;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{code text, days_overdue integer, name_fr text, name_en text}');
  days := body ->> 'days_overdue';
  if days = 0 then
    perform ledger.refuse('QUANTITY_NOT_POSITIVE', jsonb_build_object('field', 'days_overdue', 'value', days));
  elsif days > 3650 then
    perform ledger.refuse('VALUE_TOO_LARGE', jsonb_build_object('field', 'days_overdue', 'value', days));
  elsif exists (
    select from ledger.reminder_levels as l where l.days_overdue = days and l.code <> body ->> 'code'
  ) then
    perform ledger.refuse('REMINDER_DAYS_TAKEN', jsonb_build_object('days', days));
  end if;
  insert into ledger.reminder_levels as t (code, days_overdue, name_fr, name_en)
  values (body ->> 'code', days, body ->> 'name_fr', body ->> 'name_en')
  on conflict (code) do update set
    days_overdue = excluded.days_overdue, name_fr = excluded.name_fr, name_en = excluded.name_en
  where (t.days_overdue, t.name_fr, t.name_en)
    is distinct from (excluded.days_overdue, excluded.name_fr, excluded.name_en);
  select l.id into level_id from ledger.reminder_levels as l where l.code = body ->> 'code';
  return ledger.remember('put_reminder_level', idempotency_key, body, jsonb_build_object(
    'id', level_id, 'code', body ->> 'code'
  ));
end
$$;

-- As it was known by business day: later payments and credit notes do not count.
create or replace function api.reminders(on_day date)
returns table (
  customer_code text,
  customer_name text,
  invoice_number text,
  instalment_no integer,
  due_on date,
  days_overdue integer,
  open_amount numeric,
  reminder_level integer,
  reminder_code text,
  name_fr text,
  name_en text
)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with settled as (
    select s.invoice_id, sum(s.amount) as amount
    from (
      select n.invoice_id, n.gross_amount as amount from ledger.credit_notes as n where n.credited_on <= on_day
      union all
      select a.invoice_id, a.amount from ledger.payment_allocations as a where a.allocated_on <= on_day
    ) as s
    group by s.invoice_id
  ),
  levels as (
    select l.*, rank() over (order by l.days_overdue)::integer as level
    from ledger.reminder_levels as l
  )
  select
    c.code,
    c.name,
    i.number,
    part.line_no,
    part.due_on,
    on_day - part.due_on,
    part.open_amount,
    coalesce(l.level, 0),
    l.code,
    l.name_fr,
    l.name_en
  from ledger.customer_invoices as i
  join ledger.customers as c on c.id = i.customer_id
  left join settled as s on s.invoice_id = i.id
  cross join lateral ledger.open_parts(i.id, i.gross_amount - coalesce(s.amount, 0)) as part
  left join lateral (
    select v.* from levels as v where v.days_overdue <= on_day - part.due_on order by v.days_overdue desc limit 1
  ) as l on true
  where i.invoiced_on <= on_day
    and part.due_on < on_day
  order by c.code, part.due_on, i.number, part.line_no
$$;

comment on function api.reminders(date) is
  'One row per instalment overdue on a business day, with what is open of it and the reminder it has come to; level 0 '
  'before the first (relances)';

grant execute on function api.reminders(date) to vigie_reader;
