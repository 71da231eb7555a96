-- An import is first given as a trial that is taken back, so that every refusal is known before anything is written.
-- Why: a trial of a whole history must not use up the numbers of invoices and entries, which may have no gaps, and must
-- never be committed.
-- Lock impact: none (new table). Verified by: ImportHistoryTest.
create table ledger.trials (
  transaction_id bigint constraint trials_pk primary key,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.trials is
  'One row while a transaction is a trial; none is ever committed, so only the trial itself sees its row (essai)';

create function ledger.refuse_to_commit_trial() returns trigger
language plpgsql as $$
begin
  raise exception 'a trial is taken back, never committed'
    using errcode = 'check_violation',
      schema = 'ledger', table = 'trials', constraint = 'trials_are_not_committed';
end
$$;

create constraint trigger trials_are_not_committed after insert or update on ledger.trials
deferrable initially deferred for each row execute function ledger.refuse_to_commit_trial();

create sequence ledger.trial_numbers;

create function ledger.is_trial() returns boolean
language plpgsql stable as $$
begin
  return exists (select from ledger.trials);
end
$$;
comment on function ledger.is_trial() is 'Whether this transaction is a trial';

-- The number of a document that may have no gaps in its series: a trial takes it from elsewhere.
create function ledger.next_number(prefix text, series regclass) returns text
language plpgsql as $$
begin
  if ledger.is_trial() then
    return prefix || 'ESSAI-' || nextval('ledger.trial_numbers');
  end if;
  return ledger.numbered(prefix, nextval(series));
end
$$;
comment on function ledger.next_number(text, regclass) is
  'Next number of a series without gaps; within a trial a number of its own';
