-- Tamper evidence: blocks of sealed rows, each with the hash of the block before and the hash of every row it seals.
-- A block takes all transactions of a range of ids that are all over, so sealing never makes a writer wait.
-- Row hashes are kept, not only their digest, so that a changed row can be named.
-- Lock impact: building the indexes keeps writers out of the three tables (BRIN: one entry per 32 pages).
-- Verified by: AuditBlocksTest.
create index journal_entries_by_transaction on ledger.journal_entries
using brin ((xid::text::bigint)) with (pages_per_range = 32, autosummarize = on);
create index postings_by_transaction on ledger.postings
using brin ((xid::text::bigint)) with (pages_per_range = 32, autosummarize = on);
create index stock_moves_by_transaction on ledger.stock_moves
using brin ((xid::text::bigint)) with (pages_per_range = 32, autosummarize = on);

create table ledger.audit_blocks (
  number bigint not null constraint audit_blocks_pk primary key,
  previous_number bigint,
  previous_hash bytea,
  from_transaction bigint not null,
  to_transaction bigint not null,
  hash bytea not null constraint audit_blocks_hash_is_sha256 check (octet_length(hash) = 32),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint audit_blocks_follow_each_other check (
    case when number = 1 then num_nonnulls(previous_number, previous_hash) = 0 and from_transaction = 0
      else previous_number = number - 1 and previous_hash is not null end
  ),
  constraint audit_blocks_range_not_empty check (to_transaction > from_transaction),
  constraint audit_blocks_content_unique unique (number, hash, to_transaction),
  constraint audit_blocks_previous_fk
    foreign key (previous_number, previous_hash, from_transaction)
    references ledger.audit_blocks (number, hash, to_transaction)
);
comment on table ledger.audit_blocks is
  'One row per sealed block of transactions; it carries the hash of the one before (bloc de la piste d''audit)';

create table ledger.audit_digests (
  block_number bigint not null constraint audit_digests_block_fk references ledger.audit_blocks
    deferrable initially deferred,
  table_name text not null,
  row_count integer not null,
  row_ids bigint[] not null,
  row_hashes bytea not null,
  digest bytea not null constraint audit_digests_digest_is_sha256 check (octet_length(digest) = 32),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint audit_digests_pk primary key (block_number, table_name),
  constraint audit_digests_one_hash_per_row
    check (cardinality(row_ids) = row_count and octet_length(row_hashes) = 32 * row_count)
);
comment on table ledger.audit_digests is
  'One row per block and table with rows in it: their identities, their hashes, the digest of both (empreinte)';

call ledger.make_append_only('audit_blocks', 'audit_digests');
