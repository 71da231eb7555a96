-- What the command functions remember and say. None of it is published.
-- Lock impact: none (new tables). Verified by: RefusalTest, IdempotencyTest.
create table ledger.refusal_reasons (
  code text constraint refusal_reasons_pk primary key,
  fr text not null,
  en text not null
);
comment on table ledger.refusal_reasons is
  'One row per reason a command is refused for, with its sentence; {name} stands for a parameter (motif de refus)';

create table ledger.commands (
  idempotency_key text constraint commands_pk primary key,
  command text not null,
  body_hash bytea not null,
  answer jsonb not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.commands is
  'One row per accepted command that had a key; the same key gets the same answer again (commande traitée)';

create table ledger.master_versions (
  id bigint generated always as identity constraint master_versions_pk primary key,
  table_name text not null,
  row_id bigint not null,
  content jsonb not null,
  changed_by text not null default session_user,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
create index master_versions_by_row on ledger.master_versions (table_name, row_id, id);
comment on table ledger.master_versions is
  'One row per version of a reference row: what it said from this transaction on (historique des données de référence)';

create function ledger.refuse(refusal_code text, params jsonb default '{}', violated text default '') returns void
language plpgsql as $$
declare
  sentence_fr text;
  sentence_en text;
  param record;
begin
  select r.fr, r.en
  into strict sentence_fr, sentence_en
  from ledger.refusal_reasons as r
  where r.code = refusal_code;
  for param in select p.key, p.value from jsonb_each_text(params) as p loop
    sentence_fr := replace(sentence_fr, '{' || param.key || '}', coalesce(param.value, '-'));
    sentence_en := replace(sentence_en, '{' || param.key || '}', coalesce(param.value, '-'));
  end loop;
  raise exception using
    errcode = 'VG001',
    message = refusal_code || ': ' || sentence_en,
    detail = jsonb_build_object('code', refusal_code, 'fr', sentence_fr, 'en', sentence_en, 'params', params)::text,
    constraint = violated;
end
$$;

comment on function ledger.refuse(text, jsonb, text) is
  'Ends the command: SQLSTATE VG001, message "CODE: sentence", detail JSON {code, fr, en, params}; all is rolled back';
