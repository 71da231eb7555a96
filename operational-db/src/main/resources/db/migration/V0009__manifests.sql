-- Each transaction that writes published rows ends with one manifest row that says what it wrote.
-- Why: capture compares it with what it received, so a lost or doubled row stops publishing instead of spoiling a
-- figure.
-- How: statement triggers add to a transaction-local setting (a savepoint rollback takes its part back), and a
-- deferred
-- trigger, queued by the first published row, writes the manifest at commit. See
-- decisions/0002-manifest-by-settings.md.
-- Lock impact: none (new tables). Verified by: verify/every_transaction_has_a_manifest.verify.sql, ManifestTest.
create table ledger.transaction_manifests (
  id bigint generated always as identity constraint transaction_manifests_pk primary key,
  transaction_id bigint not null constraint transaction_manifests_transaction_unique unique,
  row_count integer not null constraint transaction_manifests_row_count_positive check (row_count > 0),
  rows_by_table text not null,
  debit ledger.amount not null,
  credit ledger.amount not null,
  quantity ledger.quantity not null,
  value ledger.amount not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id()
);
comment on table ledger.transaction_manifests is
  'One row per transaction that wrote published rows, the last it writes: what it wrote (manifeste de transaction)';

-- Setting vigie.tally, local to the transaction: a line for each counted statement, 'table rows debit credit quantity
-- value'. This runs for each statement of each transaction, and to append a line is the least that can be done.
create function ledger.tally_by_table(tally text)
returns table (
  counted_table text, counted bigint, debit numeric, credit numeric, quantity numeric, value numeric
)
language sql immutable as $$
  select
    split_part(s.line, ' ', 1),
    sum(split_part(s.line, ' ', 2)::bigint)::bigint,
    sum(split_part(s.line, ' ', 3)::numeric),
    sum(split_part(s.line, ' ', 4)::numeric),
    sum(split_part(s.line, ' ', 5)::numeric),
    sum(split_part(s.line, ' ', 6)::numeric)
  from string_to_table(rtrim(tally, e'\n'), e'\n') as s (line)
  group by split_part(s.line, ' ', 1)
$$;

create function ledger.tally(
  counted_table text, counted bigint, debit numeric, credit numeric, quantity numeric, value numeric
) returns void
language plpgsql as $$
declare
  tally text := coalesce(current_setting('vigie.tally', true), '');
  ignored text;
begin
  if current_setting('vigie.manifest_written', true) = 'yes' then
    raise exception 'the manifest of this transaction is written: nothing may follow it'
      using errcode = 'check_violation',
        schema = 'ledger', table = 'transaction_manifests', constraint = 'transaction_manifests_is_last';
  end if;
  if length(tally) > 8000 then -- a transaction of thousands of statements: one line per table takes their place
    select string_agg(concat_ws(' ', t.counted_table, t.counted, t.debit, t.credit, t.quantity, t.value) || e'\n', '')
    into tally
    from ledger.tally_by_table(tally) as t;
  end if;
  ignored := set_config(
    'vigie.tally',
    tally || concat_ws(' ', counted_table, counted, debit, credit, quantity, value) || e'\n',
    true
  );
end
$$;

create function ledger.count_rows() returns trigger
language plpgsql as $$
declare
  counted bigint := (select count(*) from changed_rows);
  ignored text;
begin
  if counted > 0 then
    ignored := ledger.tally(tg_table_name, counted, 0, 0, 0, 0);
  end if;
  return null;
end
$$;

create function ledger.count_postings() returns trigger
language plpgsql as $$
declare
  counted bigint;
  debits numeric;
  credits numeric;
  ignored text;
begin
  select count(*), sum(p.debit), sum(p.credit) into counted, debits, credits from changed_rows as p;
  if counted > 0 then
    ignored := ledger.tally('postings', counted, debits, credits, 0, 0);
  end if;
  return null;
end
$$;

create function ledger.count_stock_moves() returns trigger
language plpgsql as $$
declare
  counted bigint;
  quantities numeric;
  purchase_values numeric;
  ignored text;
begin
  select count(*), sum(m.quantity), coalesce(sum(m.value_amount), 0)
  into counted, quantities, purchase_values
  from changed_rows as m;
  if counted > 0 then
    ignored := ledger.tally('stock_moves', counted, 0, 0, quantities, purchase_values);
  end if;
  return null;
end
$$;

-- A deferred trigger runs as the role that queued it, which is the owner behind every api function.
create function ledger.write_manifest() returns trigger
language plpgsql as $$
declare
  tally text := nullif(current_setting('vigie.tally', true), '');
  ignored text;
begin
  if current_setting('vigie.manifest_written', true) = 'yes' then
    return null;
  end if;
  if tally is null then
    raise exception 'the manifest is written when the transaction ends, not before its rows are counted'
      using errcode = 'check_violation',
        schema = 'ledger', table = 'transaction_manifests', constraint = 'transaction_manifests_is_last';
  end if;
  insert into ledger.transaction_manifests
    (transaction_id, row_count, rows_by_table, debit, credit, quantity, value)
  select
    pg_current_xact_id()::text::bigint,
    sum(t.counted),
    replace(jsonb_object_agg(t.counted_table, t.counted)::text, ' ', ''),
    sum(t.debit),
    sum(t.credit),
    sum(t.quantity),
    sum(t.value)
  from ledger.tally_by_table(tally) as t;
  ignored := set_config('vigie.manifest_written', 'yes', true);
  return null;
end
$$;

-- Makes the rows of a published table count in the manifest; the WHEN keeps one queued event per transaction (one per
-- row of its first statement).
create procedure ledger.count_in_manifest(published text, counter text, events text[])
language plpgsql as $$
declare
  event text;
begin
  foreach event in array events loop
    execute format(
      'create trigger %I after %s on ledger.%I referencing new table as changed_rows '
      'for each statement execute function ledger.%I()',
      published || '_counted_on_' || event, event, published, counter
    );
  end loop;
  execute format(
    'create constraint trigger %I after %s on ledger.%I deferrable initially deferred for each row '
    'when (coalesce(current_setting(''vigie.tally'', true), '''') = '''') '
    'execute function ledger.write_manifest()',
    published || '_manifest', array_to_string(events, ' or '), published
  );
end
$$;

-- Which function counts which table.
do $$
declare
  published text;
begin
  foreach published in array array[
    'product_families', 'customer_segments', 'channels', 'salespeople', 'suppliers', 'payment_terms', 'warehouses',
    'products', 'customers', 'accounts', 'periods', 'sales_orders', 'sales_order_lines', 'sales_order_cancellations',
    'delivery_notes', 'delivery_note_lines', 'customer_invoices', 'customer_invoice_lines', 'customer_returns',
    'customer_return_lines', 'credit_notes', 'credit_note_lines', 'payments', 'payment_allocations', 'purchase_orders',
    'purchase_order_lines', 'goods_receipts', 'goods_receipt_lines', 'supplier_invoices', 'supplier_invoice_lines',
    'stock_transfers', 'stock_counts', 'stock_count_lines', 'stock_moves', 'journal_entries', 'postings', 'clock_ticks'
  ] loop
    call ledger.count_in_manifest(
      published,
      case published
        when 'postings' then 'count_postings'
        when 'stock_moves' then 'count_stock_moves'
        else 'count_rows'
      end,
      case
        when published in (
          'product_families', 'customer_segments', 'channels', 'salespeople', 'suppliers', 'payment_terms',
          'warehouses', 'products', 'customers', 'accounts', 'periods'
        ) then array['insert', 'update']
        else array['insert']
      end
    );
  end loop;
end
$$;
