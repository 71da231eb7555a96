-- Closing the books: accruals and their reversal, by period; reopening a period with its reason.
-- Accrued sales have a role of their own on the account of the sales: controls compare role SALES with invoices.
-- Lock impact: a short exclusive lock on periods (new trigger).
-- Verified by: ClosingTest, verify/chart_roles.verify.sql.
insert into ledger.accounts (code, name_fr, name_en)
values
  ('44586', 'TVA sur factures non parvenues', 'Input VAT on goods received, not invoiced'),
  ('44587', 'TVA sur factures à établir', 'Output VAT on delivered, not invoiced')
on conflict (code) do nothing;

insert into ledger.chart_roles (profile, role, account_code)
values
  ('pcg', 'VAT_IN_ACC', '44586'),
  ('pcg', 'VAT_OUT_ACC', '44587'),
  ('pcg', 'ACCRUED_SALES', '707');

create table ledger.accrual_entries (
  entry_id bigint not null constraint accrual_entries_pk primary key
    constraint accrual_entries_entry_fk references ledger.journal_entries,
  period_id bigint not null constraint accrual_entries_period_fk references ledger.periods,
  kind text not null constraint accrual_entries_kind_known check (kind in ('ACCRUAL', 'REVERSAL')),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index accrual_entries_by_period on ledger.accrual_entries (period_id);
comment on table ledger.accrual_entries is
  'One row per journal entry of the accruals of a period, or of their reversal the next day (écriture d''inventaire)';

create table ledger.period_reopenings (
  id bigint generated always as identity constraint period_reopenings_pk primary key,
  period_id bigint not null constraint period_reopenings_period_fk references ledger.periods,
  reason text not null constraint period_reopenings_reason_given check (btrim(reason) <> ''),
  reopened_by text not null default session_user,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.period_reopenings is
  'One row per time a closed period was opened again, with the reason (réouverture de période)';

call ledger.make_append_only('accrual_entries', 'period_reopenings');

create function ledger.refuse_silent_reopening() returns trigger
language plpgsql as $$
begin
  if not exists (
    select from ledger.period_reopenings as r where r.period_id = new.id and r.xid = pg_current_xact_id()
  ) then
    raise exception 'the period from % to % is closed, and opening it again takes a reason', old.starts_on, old.ends_on
      using errcode = 'check_violation',
        schema = 'ledger', table = 'periods', constraint = 'periods_reopening_has_a_reason';
  end if;
  return new;
end
$$;

create trigger periods_reopening_has_a_reason before update on ledger.periods
for each row when (old.closed and not new.closed) execute function ledger.refuse_silent_reopening();
