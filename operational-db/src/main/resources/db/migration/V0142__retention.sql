-- How long rows are kept: rules as data, what was removed past its term, and the guard of what may be removed at all.
-- Why a constraint: what the law wants kept (ten years for books and documents, article L123-22 of the Code de
-- commerce) is not a matter of settings; only the log of commands and what webhooks were sent may ever go.
-- Lock impact: an access exclusive lock on ledger.commands for its new guard. Verified by: ArchiveLedgerTest.
create table ledger.retention_rules (
  table_name text not null constraint retention_rules_pk primary key,
  months integer not null constraint retention_rules_months_positive check (months > 0),
  purged boolean not null,
  reason text not null,
  constraint retention_rules_keep_the_books
    check (not purged or table_name in ('commands', 'webhook_deliveries')),
  constraint retention_rules_ten_years check (purged or months >= 120)
);
comment on table ledger.retention_rules is
  'One row per table that is archived past a term, and whether it is then emptied of what was (durée de conservation)';

insert into ledger.retention_rules (table_name, months, purged, reason)
values
  ('journal_entries', 120, false, 'L123-22 C. com.'),
  ('postings', 120, false, 'L123-22 C. com.'),
  ('stock_moves', 120, false, 'L123-22 C. com.'),
  ('customer_invoices', 120, false, 'L123-22 C. com.'),
  ('customer_invoice_lines', 120, false, 'L123-22 C. com.'),
  ('supplier_invoices', 120, false, 'L123-22 C. com.'),
  ('supplier_invoice_lines', 120, false, 'L123-22 C. com.'),
  ('vat_lines', 120, false, 'L123-22 C. com.'),
  ('master_versions', 120, false, 'L123-22 C. com.'),
  ('commands', 120, true, 'Qui a fait quoi, who did what'),
  ('webhook_deliveries', 6, true, 'Envois terminés, deliveries that are over');

create table ledger.purges (
  id bigint generated always as identity constraint purges_pk primary key,
  table_name text not null constraint purges_rule_fk references ledger.retention_rules,
  recorded_before timestamptz not null,
  row_count bigint not null constraint purges_row_count_positive check (row_count > 0),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.purges is
  'One row per removal of rows past their term, after they were archived (purge)';

call ledger.make_append_only('purges');

-- Rows go only within a purge, and only those it is about.
create function ledger.refuse_early_removal() returns trigger
language plpgsql as $$
begin
  if not exists (
    select
    from ledger.purges as p
    where p.table_name = tg_table_name
      and p.xid = pg_current_xact_id()
      and old.recorded_at < p.recorded_before
  ) then
    raise exception 'rows of % go past their term only, by ./vigie archive', tg_table_name
      using errcode = 'check_violation',
        schema = 'ledger', table = tg_table_name, constraint = tg_table_name || '_is_kept_to_its_term';
  end if;
  return old;
end
$$;

drop trigger commands_is_append_only on ledger.commands;
create trigger commands_is_append_only before update or truncate on ledger.commands
for each statement execute function ledger.refuse_change();
create trigger commands_is_kept_to_its_term before delete on ledger.commands
for each row execute function ledger.refuse_early_removal();

-- Removes what was archived: as many rows as that, or none. For the administrator alone.
create function ledger.purge(of_table text, before timestamptz, archived bigint) returns void
language plpgsql as $$
declare
  rule ledger.retention_rules;
  removed bigint;
begin
  select * into rule from ledger.retention_rules as r where r.table_name = of_table;
  if not coalesce(rule.purged, false) then
    raise exception '% is kept for ever', of_table using errcode = 'check_violation';
  elsif before > now() - make_interval(months => rule.months) then
    raise exception '% is kept for % months', of_table, rule.months using errcode = 'check_violation';
  end if;
  insert into ledger.purges (table_name, recorded_before, row_count) values (of_table, before, archived);
  execute format('delete from ledger.%I where recorded_at < $1', of_table) using before;
  get diagnostics removed = row_count;
  if removed <> archived then
    raise exception '% rows of % are past their term, % were archived', removed, of_table, archived
      using errcode = 'serialization_failure';
  end if;
end
$$;
revoke all on function ledger.purge(text, timestamptz, bigint) from public;
comment on function ledger.purge(text, timestamptz, bigint) is
  'Removes the rows of a table that were archived, past the term of its rule';
