-- The company, and the lines of its audit file (fichier des écritures comptables, article A47 A-1 of the LPF).

create or replace function api.put_company(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('put_company', idempotency_key, body, true);
  chosen text;
  currency text;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{name text, siren text?, currency text?, chart text?}');
  if body ->> 'siren' !~ '^\d{9}$' then
    perform ledger.refuse_field('siren', 'mistyped', '123456789');
  elsif body ->> 'currency' !~ '^[A-Z]{3}$' then
    perform ledger.refuse_field('currency', 'mistyped', 'EUR');
  end if;
  chosen := coalesce(body ->> 'chart', ledger.chart_profile());
  if not exists (select from ledger.chart_profiles as c where c.profile = chosen) then
    perform ledger.refuse('UNKNOWN_CHART', jsonb_build_object('code', chosen));
  end if;
  -- Nothing is posted in one chart or currency while the other is chosen.
  lock table ledger.journal_entries in share row exclusive mode;
  select c.currency_code into currency from ledger.companies as c;
  if (chosen <> ledger.chart_profile() or body ->> 'currency' <> currency) and exists (select from ledger.postings) then
    perform ledger.refuse(
      'CHART_SETTLED', jsonb_build_object('chart', ledger.chart_profile(), 'currency', coalesce(currency, 'EUR'))
    );
  end if;
  insert into ledger.companies as t (name, siren, currency_code, chart_profile)
  values (body ->> 'name', body ->> 'siren', coalesce(body ->> 'currency', currency, 'EUR'), chosen)
  on conflict (id) do update set
    name = excluded.name,
    siren = excluded.siren,
    currency_code = excluded.currency_code,
    chart_profile = excluded.chart_profile
  where (t.name, t.siren, t.currency_code, t.chart_profile)
    is distinct from (excluded.name, excluded.siren, excluded.currency_code, excluded.chart_profile);
  insert into ledger.accounts (code, name_fr, name_en)
  select c.code, c.name_fr, c.name_en
  from ledger.chart_accounts as c
  where c.profile = chosen
    and not exists (select from ledger.accounts as a where a.code = c.code)
  order by c.code collate "C";
  return ledger.remember('put_company', idempotency_key, body, jsonb_build_object(
    'name', body ->> 'name', 'chart', chosen
  ));
end
$$;

-- Entries are numbered in the order they were recorded, so a later file of the same year begins like an earlier one.
-- Balances of the year before come first as entry 1; its income and expense accounts arrive as one result.
create or replace function api.fec_lines(first_day date, last_day date, seen pg_snapshot default null)
returns table (
  journal_code text,
  journal_name text,
  entry_rank bigint,
  entry_on date,
  account_code text,
  account_name text,
  third_party_code text,
  third_party_name text,
  document_number text,
  document_on date,
  label text,
  debit numeric,
  credit numeric,
  letter_code text,
  lettered_on date,
  validated_on date
)
language sql stable as $$
  with visible as (
    select p.*, e.document_id, ledger.is_of_third_parties(p.account_code) as third_party
    from ledger.postings as p
    join ledger.journal_entries as e on e.id = p.entry_id
    where p.effective_on <= last_day
      and (seen is null or pg_visible_in_snapshot(p.xid, seen))
  ),
  balances as (
    select
      case when v.account_code < '6' then v.account_code end as account_code,
      case when v.third_party then v.customer_id end as customer_id,
      case when v.third_party then v.supplier_id end as supplier_id,
      sum(v.debit - v.credit) as balance
    from visible as v
    where v.effective_on < first_day
    group by 1, 2, 3
    having sum(v.debit - v.credit) <> 0
  ),
  carried as (
    select
      coalesce(b.account_code, r.account_code) as account_code,
      b.customer_id,
      b.supplier_id,
      sum(b.balance) as balance
    from balances as b
    left join ledger.chart_roles as r
      on b.account_code is null
      and r.profile = ledger.chart_profile()
      and r.role = case when b.balance < 0 then 'PROFIT' else 'LOSS' end
    group by 1, 2, 3
    having sum(b.balance) <> 0
  ),
  lines as (
    select
      'AN' as journal_code,
      1::bigint as entry_rank,
      row_number() over (order by k.account_code collate "C", k.customer_id, k.supplier_id) as line_no,
      first_day as entry_on,
      k.account_code,
      k.customer_id,
      k.supplier_id,
      'AN-' || to_char(first_day, 'YYYY') as document_number,
      first_day as document_on,
      'À nouveau au ' || to_char(first_day, 'DD/MM/YYYY') as label,
      greatest(k.balance, 0) as debit,
      greatest(-k.balance, 0) as credit,
      null::bigint as posting_id,
      least(
        first_day,
        (select (min(v.recorded_at) at time zone 'UTC')::date from visible as v where v.effective_on >= first_day)
      ) as validated_on
    from carried as k
    union all
    select
      v.journal_code,
      dense_rank() over (order by v.recorded_at, v.entry_id)
        + case when exists (select from carried) then 1 else 0 end,
      v.line_no,
      v.effective_on,
      v.account_code,
      case when v.third_party then v.customer_id end,
      case when v.third_party then v.supplier_id end,
      v.document_number,
      coalesce(y.paid_on, v.effective_on),
      v.label,
      v.debit,
      v.credit,
      v.id,
      (v.recorded_at at time zone 'UTC')::date
    from visible as v
    left join ledger.payments as y on v.document_type = 'PAYMENT' and y.id = v.document_id
    where v.effective_on >= first_day
  )
  select
    i.journal_code,
    j.name_fr,
    i.entry_rank,
    i.entry_on,
    i.account_code,
    a.name_fr,
    coalesce(c.code, s.code),
    coalesce(c.name, s.name),
    i.document_number,
    i.document_on,
    i.label,
    i.debit,
    i.credit,
    l.code,
    l.lettered_on,
    i.validated_on
  from lines as i
  join ledger.journals as j on j.code = i.journal_code
  join ledger.accounts as a on a.code = i.account_code
  left join ledger.customers as c on c.id = i.customer_id
  left join ledger.suppliers as s on s.id = i.supplier_id
  left join ledger.letter_postings as n
    on n.posting_id = i.posting_id and (seen is null or pg_visible_in_snapshot(n.xid, seen))
  left join ledger.letters as l on l.id = n.letter_id
  order by i.entry_rank, i.line_no
$$;
comment on function api.fec_lines(date, date, pg_snapshot) is
  'One row per line of the audit file of a year, balances carried forward first (fichier des écritures comptables)';

revoke execute on function api.fec_lines(date, date, pg_snapshot) from vigie_writer;
grant execute on function api.fec_lines(date, date, pg_snapshot) to vigie_reader;
