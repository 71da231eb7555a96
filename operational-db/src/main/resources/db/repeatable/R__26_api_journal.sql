-- Commands of the journal and the calendar: post an entry, close a period, tick the business clock.

-- The slow, explaining check of post_entry; the fast one below only says yes or no.
create or replace function ledger.check_entry(body jsonb) returns void
language plpgsql as $$
declare
  line record;
begin
  perform ledger.check_fields(body, '', '{journal text, effective_on date, label text, lines lines}');
  perform ledger.check_lines(
    body -> 'lines', 'lines', '{account text, debit amount?, credit amount?, customer text?, supplier text?}'
  );
  for line in select l.value, l.ordinality from jsonb_array_elements(body -> 'lines') with ordinality as l loop
    if (line.value ->> 'debit' is null) = (line.value ->> 'credit' is null) then
      perform ledger.refuse_field(
        'lines[' || line.ordinality - 1 || '].debit',
        case when line.value ->> 'debit' is null then 'missing' else 'unknown' end,
        'debit | credit'
      );
    elsif line.value ->> 'customer' is not null and line.value ->> 'supplier' is not null then
      perform ledger.refuse_field('lines[' || line.ordinality - 1 || '].supplier', 'unknown', 'customer | supplier');
    end if;
    perform ledger.reference_id('CUSTOMER', line.value ->> 'customer');
    perform ledger.reference_id('SUPPLIER', line.value ->> 'supplier');
  end loop;
end
$$;

create or replace function ledger.entry_is_well_formed(body jsonb) returns boolean
language plpgsql immutable as $$
begin
  return coalesce(
    body - '{journal,effective_on,label,lines}'::text[] = '{}'
    and jsonb_typeof(body -> 'lines') = 'array'
    and jsonb_typeof(body -> 'journal') = 'string'
    and jsonb_typeof(body -> 'label') = 'string'
    and body ->> 'label' ~ '\S'
    and body ->> 'effective_on' ~ '^\d{4}-\d{2}-\d{2}$'
    and pg_input_is_valid(body ->> 'effective_on', 'date')
    and (
      select bool_and(
        jsonb_typeof(l.value -> 'account') = 'string'
        and l.value ? 'debit' <> l.value ? 'credit'
        and l.value - '{account,debit,credit}'::text[] = '{}'
        and coalesce(l.value ->> 'debit', l.value ->> 'credit') ~ '^[1-9]\d{0,14}(\.\d{1,2})?$'
      )
      from jsonb_array_elements(body -> 'lines') as l
    ),
    false
  );
end
$$;

-- The role sets lines apart that no document explains, because controls compare the accounts of third parties with
-- documents: all lines of the opening, and in other entries the lines that name a third party.
create or replace function ledger.write_entry(body jsonb, opening_role text default null) returns jsonb
language plpgsql as $$
declare
  entry_day date;
  entry_id bigint;
  entry_no text;
  debits numeric;
  credits numeric;
  line_count bigint;
  written bigint;
  stranger text;
begin
  if not ledger.entry_is_well_formed(body) then
    perform ledger.check_entry(body);
  end if;
  select count(*), coalesce(sum((l.value ->> 'debit')::numeric), 0), coalesce(sum((l.value ->> 'credit')::numeric), 0)
  into line_count, debits, credits
  from jsonb_array_elements(body -> 'lines') as l;
  if debits <> credits then
    perform ledger.refuse(
      'UNBALANCED_ENTRY', jsonb_build_object('debit', debits::text, 'credit', credits::text)
    );
  end if;
  if not exists (select from ledger.journals as j where j.code = body ->> 'journal') then
    perform ledger.refuse('UNKNOWN_JOURNAL', jsonb_build_object('code', body ->> 'journal'));
  end if;
  entry_day := body ->> 'effective_on';
  perform ledger.ensure_period(entry_day);
  entry_no := ledger.next_number('EC-', 'ledger.journal_entry_numbers');
  insert into ledger.journal_entries
    (number, journal_code, effective_on, document_type, document_number, label)
  values (entry_no, body ->> 'journal', entry_day, 'JOURNAL_ENTRY', entry_no, body ->> 'label')
  returning id into entry_id;
  insert into ledger.postings (
    entry_id, entry_number, line_no, account_code, role, debit, credit, effective_on, journal_code, document_type,
    document_number, customer_id, supplier_id, label
  )
  select
    entry_id,
    entry_no,
    l.ordinality,
    a.code,
    coalesce(opening_role, case when coalesce(c.id, s.id) is not null then 'THIRD_PARTY' end),
    coalesce((l.value ->> 'debit')::numeric, 0),
    coalesce((l.value ->> 'credit')::numeric, 0),
    entry_day,
    body ->> 'journal',
    'JOURNAL_ENTRY',
    entry_no,
    c.id,
    s.id,
    body ->> 'label'
  from jsonb_array_elements(body -> 'lines') with ordinality as l
  join ledger.accounts as a on a.code = l.value ->> 'account'
  left join ledger.customers as c on c.code = l.value ->> 'customer'
  left join ledger.suppliers as s on s.code = l.value ->> 'supplier'
  order by l.ordinality;
  get diagnostics written = row_count;
  if written <> line_count then
    select min(l.value ->> 'account')
    into stranger
    from jsonb_array_elements(body -> 'lines') as l
    where not exists (select from ledger.accounts as a where a.code = l.value ->> 'account');
    perform ledger.refuse('UNKNOWN_ACCOUNT', jsonb_build_object('code', stranger));
  end if;
  return jsonb_build_object('id', entry_id, 'number', entry_no, 'amount', debits::text);
end
$$;

create or replace function api.post_entry(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('post_entry', idempotency_key, body);
begin
  if known is not null then
    return known;
  end if;
  return ledger.remember('post_entry', idempotency_key, body, ledger.write_entry(body));
end
$$;

-- The update waits for every transaction that dated something in the period; those that come later are refused.
create or replace function api.close_period(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('close_period', idempotency_key, body);
  period ledger.periods;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{starts_on date, accruals boolean?}');
  period := ledger.locked_period((body ->> 'starts_on')::date);
  if period.closed then
    perform ledger.refuse(
      'CLOSED_PERIOD',
      jsonb_build_object('date', period.starts_on, 'starts_on', period.starts_on, 'ends_on', period.ends_on)
    );
  end if;
  if (body ->> 'accruals')::boolean then
    perform ledger.accrue(period);
  end if;
  update ledger.periods as p set closed = true where p.id = period.id;
  return ledger.remember('close_period', idempotency_key, body, jsonb_build_object(
    'id', period.id, 'starts_on', period.starts_on, 'ends_on', period.ends_on
  ));
end
$$;

create or replace function api.tick(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('tick', idempotency_key, body, true);
  tick ledger.clock_ticks;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{business_on date}');
  insert into ledger.clock_ticks (business_on, ticked_at)
  values ((body ->> 'business_on')::date, clock_timestamp())
  returning * into tick;
  return ledger.remember('tick', idempotency_key, body, jsonb_build_object(
    'id', tick.id, 'business_on', tick.business_on, 'ticked_at', tick.ticked_at
  ));
end
$$;
