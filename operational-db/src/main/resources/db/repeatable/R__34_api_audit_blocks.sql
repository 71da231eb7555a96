-- Sealing what is committed into blocks, and finding the first row or block that was changed behind the ledger's back.

-- Columns are named, so that a column added later leaves the hashes of sealed rows as they are. UTC, so that an instant
-- has one text.
create or replace function ledger.audit_rows(from_transaction bigint, to_transaction bigint)
returns table (table_name text, row_id bigint, row_hash bytea)
language sql stable set timezone = 'UTC' as $$
  select
    'journal_entries',
    e.id,
    sha256(convert_to(jsonb_build_array(
      e.id, e.number, e.journal_code, e.effective_on, e.document_type, e.document_id, e.document_number, e.label,
      e.recorded_at, e.xid::text
    )::text, 'UTF8'))
  from ledger.journal_entries as e
  where e.xid::text::bigint >= from_transaction
    and e.xid::text::bigint < to_transaction
  union all
  select
    'postings',
    p.id,
    sha256(convert_to(jsonb_build_array(
      p.id, p.entry_id, p.entry_number, p.line_no, p.account_code, p.role, p.debit, p.credit, p.effective_on,
      p.journal_code, p.document_type, p.document_number, p.customer_id, p.supplier_id, p.product_id, p.order_line_id,
      p.label, p.recorded_at, p.xid::text
    )::text, 'UTF8'))
  from ledger.postings as p
  where p.xid::text::bigint >= from_transaction
    and p.xid::text::bigint < to_transaction
  union all
  select
    'stock_moves',
    m.id,
    sha256(convert_to(jsonb_build_array(
      m.id, m.kind, m.product_id, m.from_warehouse_id, m.to_warehouse_id, m.quantity, m.value_amount, m.effective_on,
      m.document_type, m.document_id, m.document_number, m.line_id, m.order_line_id, m.origin_move_id, m.supplier_id,
      m.recorded_at, m.xid::text
    )::text, 'UTF8'))
  from ledger.stock_moves as m
  where m.xid::text::bigint >= from_transaction
    and m.xid::text::bigint < to_transaction
$$;

create or replace function ledger.audit_digest(row_ids bigint[], row_hashes bytea) returns bytea
language sql stable
return sha256(convert_to(array_to_string(row_ids, ','), 'UTF8') || row_hashes);

create or replace function ledger.audit_hash(
  previous_hash bytea,
  block_number bigint,
  from_transaction bigint,
  to_transaction bigint
) returns bytea
language sql stable
return sha256(
  coalesce(previous_hash, '')
  || convert_to(concat_ws(',', block_number, from_transaction, to_transaction), 'UTF8')
  || coalesce((
    select string_agg(convert_to(d.table_name, 'UTF8') || d.digest, '' order by d.table_name collate "C")
    from ledger.audit_digests as d
    where d.block_number = audit_hash.block_number
  ), '')
);

create or replace function ledger.seal_block(previous ledger.audit_blocks, block_end bigint) returns ledger.audit_blocks
language plpgsql as $$
declare
  block ledger.audit_blocks;
begin
  block.number := coalesce(previous.number, 0) + 1;
  block.from_transaction := coalesce(previous.to_transaction, 0);
  insert into ledger.audit_digests (block_number, table_name, row_count, row_ids, row_hashes, digest)
  select block.number, s.table_name, cardinality(s.row_ids), s.row_ids, s.row_hashes,
    ledger.audit_digest(s.row_ids, s.row_hashes)
  from (
    select
      r.table_name,
      array_agg(r.row_id order by r.row_id) as row_ids,
      string_agg(r.row_hash, '' order by r.row_id) as row_hashes
    from ledger.audit_rows(block.from_transaction, block_end) as r
    group by r.table_name
  ) as s;
  insert into ledger.audit_blocks
    (number, previous_number, previous_hash, from_transaction, to_transaction, hash)
  values (
    block.number, previous.number, previous.hash, block.from_transaction, block_end,
    ledger.audit_hash(previous.hash, block.number, block.from_transaction, block_end)
  )
  returning * into block;
  return block;
end
$$;

-- Every transaction below the oldest one still running is over: its rows are all there, and none will join them.
create or replace function api.seal_blocks(idempotency_key text, body jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known jsonb := ledger.earlier_answer('seal_blocks', idempotency_key, body, true);
  horizon bigint;
  block ledger.audit_blocks;
  block_end bigint;
  sealed integer := 0;
begin
  if known is not null then
    return known;
  end if;
  perform ledger.check_fields(body, '', '{transactions_per_block integer?}');
  perform pg_advisory_xact_lock(hashtextextended('ledger.audit_blocks', 0));
  horizon := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  select * into block from ledger.audit_blocks as b order by b.number desc limit 1;
  loop
    select max(t.transaction_id) + 1
    into block_end
    from (
      select m.transaction_id
      from ledger.transaction_manifests as m
      where m.transaction_id >= coalesce(block.to_transaction, 0)
        and m.transaction_id < horizon
      order by m.transaction_id
      limit greatest(coalesce((body ->> 'transactions_per_block')::integer, 1000), 1)
    ) as t;
    exit when block_end is null;
    block := ledger.seal_block(block, block_end);
    sealed := sealed + 1;
  end loop;
  return ledger.remember('seal_blocks', idempotency_key, body, jsonb_build_object(
    'sealed', sealed, 'number', block.number, 'hash', encode(block.hash, 'hex')
  ));
end
$$;

-- The owner of the server can rewrite every block from one on; a hash kept elsewhere is what shows that.
create or replace function api.verify_blocks(kept_number bigint default null, kept_hash text default null)
returns table (block_number bigint, table_name text, row_id bigint, problem text)
language sql stable as $$
  with blocks as (
    select b.*, n.previous_hash as hash_in_next
    from ledger.audit_blocks as b
    left join ledger.audit_blocks as n on n.number = b.number + 1
  ),
  sealed as (
    select
      d.block_number,
      d.table_name,
      r.row_id,
      substring(d.row_hashes from (r.rank * 32 - 31)::integer for 32) as row_hash
    from ledger.audit_digests as d
    cross join lateral unnest(d.row_ids) with ordinality as r (row_id, rank)
  ),
  present as (
    select b.number as block_number, r.table_name, r.row_id, r.row_hash
    from blocks as b
    cross join lateral ledger.audit_rows(b.from_transaction, b.to_transaction) as r
  ),
  found as (
    select
      coalesce(s.block_number, p.block_number) as block_number,
      coalesce(s.table_name, p.table_name) as table_name,
      coalesce(s.row_id, p.row_id) as row_id,
      case
        when p.row_id is null then 'ROW_REMOVED'
        when s.row_id is null then 'ROW_ADDED'
        else 'ROW_CHANGED'
      end as problem
    from sealed as s
    full join present as p
      on p.block_number = s.block_number and p.table_name = s.table_name and p.row_id = s.row_id
    where s.row_hash is distinct from p.row_hash
    union all
    select d.block_number, d.table_name, null, 'DIGEST_WRONG'
    from ledger.audit_digests as d
    where d.digest <> ledger.audit_digest(d.row_ids, d.row_hashes)
    union all
    select b.number, null, null, 'BLOCK_WRONG'
    from blocks as b
    where b.hash <> ledger.audit_hash(b.previous_hash, b.number, b.from_transaction, b.to_transaction)
      or b.hash <> b.hash_in_next
    union all
    select n.number, null, null, 'BLOCK_REMOVED'
    from generate_series(
      1, (select greatest(max(b.number), max(d.block_number), kept_number)
        from blocks as b full join ledger.audit_digests as d on d.block_number = b.number)
    ) as n (number)
    where not exists (select from blocks as b where b.number = n.number)
    union all
    select b.number, null, null, 'NOT_THE_KEPT_HASH'
    from blocks as b
    where b.number = kept_number
      and encode(b.hash, 'hex') <> lower(kept_hash)
  )
  select f.block_number, f.table_name, f.row_id, f.problem
  from found as f
  order by f.block_number, f.row_id nulls last, f.table_name, f.problem
$$;
comment on function api.verify_blocks(bigint, text) is
  'One row per sealed row or block that is not as it was sealed, the first broken first (contrôle des blocs)';

revoke execute on function api.verify_blocks(bigint, text) from vigie_writer;
grant execute on function
  api.verify_blocks(bigint, text), ledger.audit_rows(bigint, bigint), ledger.audit_digest(bigint[], bytea),
  ledger.audit_hash(bytea, bigint, bigint, bigint)
to vigie_reader;
