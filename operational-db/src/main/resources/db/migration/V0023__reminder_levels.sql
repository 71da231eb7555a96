-- How late an instalment must be for which reminder. Data, because each company has its own patience.
-- Lock impact: none (new table). Verified by: ReminderTest.
create table ledger.reminder_levels (
  id bigint generated always as identity constraint reminder_levels_pk primary key,
  code text not null constraint reminder_levels_code_unique unique,
  days_overdue integer not null constraint reminder_levels_days_unique unique
    constraint reminder_levels_days_range check (days_overdue between 1 and 3650),
  name_fr text not null,
  name_en text not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.reminder_levels is
  'One row per reminder level; the level of a reminder is its rank by days overdue, from 1 (niveau de relance)';

call ledger.make_reference_data('reminder_levels');

insert into ledger.reminder_levels (code, days_overdue, name_fr, name_en)
values
  ('REMINDER', 5, 'Rappel', 'Reminder'),
  ('SECOND', 20, 'Relance', 'Second reminder'),
  ('NOTICE', 45, 'Mise en demeure', 'Formal notice');
