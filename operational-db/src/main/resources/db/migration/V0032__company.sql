-- Who keeps the books: name, SIREN and currency for the audit file, and the chart of accounts its postings go to.
-- Lock impact: none (new tables, new rows). Verified by: FecTest, ChartTest, verify/chart_roles.verify.sql.
create table ledger.chart_profiles (
  profile text constraint chart_profiles_pk primary key,
  name_fr text not null,
  name_en text not null
);
comment on table ledger.chart_profiles is 'One row per chart of accounts a company may choose (plan comptable)';

insert into ledger.chart_profiles (profile, name_fr, name_en)
values ('pcg', 'Plan comptable général français', 'French general chart of accounts');

alter table ledger.chart_roles
  add constraint chart_roles_profile_fk foreign key (profile) references ledger.chart_profiles;

create table ledger.companies (
  id bigint not null default 1 constraint companies_pk primary key
    constraint companies_only_one check (id = 1),
  name text not null,
  siren text constraint companies_siren_has_nine_digits check (siren ~ '^\d{9}$'),
  currency_code text not null constraint companies_currency_is_iso check (currency_code ~ '^[A-Z]{3}$'),
  chart_profile text not null constraint companies_chart_fk references ledger.chart_profiles,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.companies is 'At most one row: the company whose ledger this is (société)';

call ledger.make_reference_data('companies');

-- Without a row the chart is the French one. An insert that becomes an update fires both triggers: what the company
-- already has is no change. The currency is settled too, from the first one given.
create function ledger.refuse_other_chart() returns trigger
language plpgsql as $$
begin
  if not exists (
    select
    from ledger.companies as c
    where c.chart_profile = new.chart_profile
      and c.currency_code = new.currency_code
  ) and exists (select from ledger.postings) then
    raise exception 'the chart of accounts and the currency are settled by the first posting'
      using errcode = 'check_violation',
        schema = 'ledger', table = 'companies', constraint = 'companies_chart_is_settled';
  end if;
  return new;
end
$$;

create trigger companies_chart_is_chosen before insert on ledger.companies
for each row when (new.chart_profile <> 'pcg') execute function ledger.refuse_other_chart();
create trigger companies_chart_is_settled before update on ledger.companies
for each row
when ((new.chart_profile, new.currency_code) <> (old.chart_profile, old.currency_code))
execute function ledger.refuse_other_chart();

-- Where a year's result goes when its accounts are carried forward; a company may have the accounts already.
insert into ledger.accounts (code, name_fr, name_en)
values
  ('120', 'Résultat de l''exercice (bénéfice)', 'Result of the year (profit)'),
  ('129', 'Résultat de l''exercice (perte)', 'Result of the year (loss)')
on conflict (code) do nothing;

insert into ledger.chart_roles (profile, role, account_code)
values
  ('pcg', 'PROFIT', '120'),
  ('pcg', 'LOSS', '129');

insert into ledger.journals (code, name_fr, name_en)
values ('AN', 'À nouveaux', 'Opening balances');
