-- Tokens of a time-stamping authority (RFC 3161) over the hashes of sealed blocks: they show to others when a block,
-- and with it all before, existed. Only the audit writes them, as the owner.
-- Lock impact: none (new table). Verified by: BlockTimestampsTest.
create table ledger.audit_timestamps (
  block_number bigint not null constraint audit_timestamps_pk primary key
    constraint audit_timestamps_block_fk references ledger.audit_blocks,
  token bytea not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.audit_timestamps is
  'One row per sealed block that an authority has timestamped (jeton d''horodatage)';

call ledger.make_append_only('audit_timestamps');
