-- What nobody may do, whatever path is taken: change what is posted, date a document in a closed period.
-- Lock impact: none (new tables). Verified by: ConstraintTest.
create function ledger.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception '% is append-only: % is refused, a correction is a new row', tg_table_name, lower(tg_op)
    using errcode = 'check_violation',
      schema = 'ledger', table = tg_table_name, constraint = tg_table_name || '_is_append_only';
end
$$;

create function ledger.refuse_removal() returns trigger
language plpgsql as $$
begin
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'check_violation',
      schema = 'ledger', table = tg_table_name, constraint = tg_table_name || '_is_kept';
end
$$;

create function ledger.stamp_version() returns trigger
language plpgsql as $$
begin
  new.recorded_at := now();
  new.xid := pg_current_xact_id();
  return new;
end
$$;

create function ledger.keep_version() returns trigger
language plpgsql as $$
begin
  insert into ledger.master_versions (table_name, row_id, content)
  values (tg_table_name, new.id, to_jsonb(new) - 'xid' - 'recorded_at');
  return null;
end
$$;

create procedure ledger.make_append_only(variadic guarded_tables text[])
language plpgsql as $$
declare
  guarded text;
begin
  foreach guarded in array guarded_tables loop
    execute format(
      'create trigger %I before update or delete or truncate on ledger.%I '
      'for each statement execute function ledger.refuse_change()',
      guarded || '_is_append_only', guarded
    );
  end loop;
end
$$;

-- Rows of reference data change, are never removed, and keep every version.
create procedure ledger.make_reference_data(variadic guarded_tables text[])
language plpgsql as $$
declare
  guarded text;
begin
  foreach guarded in array guarded_tables loop
    execute format(
      'create trigger %I before delete or truncate on ledger.%I '
      'for each statement execute function ledger.refuse_removal()',
      guarded || '_is_kept', guarded
    );
    execute format(
      'create trigger %I before update on ledger.%I for each row execute function ledger.stamp_version()',
      guarded || '_stamped', guarded
    );
    execute format(
      'create trigger %I after insert or update on ledger.%I for each row execute function ledger.keep_version()',
      guarded || '_versions', guarded
    );
  end loop;
end
$$;

call ledger.make_append_only(
  'sales_orders', 'sales_order_lines', 'sales_order_cancellations', 'delivery_notes', 'delivery_note_lines',
  'customer_invoices', 'customer_invoice_lines', 'customer_returns', 'customer_return_lines', 'credit_notes',
  'credit_note_lines', 'payments', 'payment_allocations', 'purchase_orders', 'purchase_order_lines', 'goods_receipts',
  'goods_receipt_lines', 'supplier_invoices', 'supplier_invoice_lines', 'stock_transfers', 'stock_counts',
  'stock_count_lines', 'stock_moves', 'journal_entries', 'postings', 'clock_ticks', 'transaction_manifests',
  'commands', 'master_versions'
);

call ledger.make_reference_data(
  'product_families', 'customer_segments', 'channels', 'salespeople', 'suppliers', 'payment_terms', 'warehouses',
  'products', 'customers', 'accounts', 'periods'
);

-- The share lock makes closing wait for documents on their way, and documents wait for a closing on its way.
create function ledger.require_open_period(dated_on date, dated_table text) returns void
language plpgsql as $$
declare
  period record;
begin
  select p.starts_on, p.ends_on, p.closed
  into period
  from ledger.periods as p
  where p.starts_on <= dated_on
    and p.ends_on >= dated_on
  order by p.starts_on desc
  limit 1
  for share;
  if not found then
    perform ledger.refuse('UNKNOWN_PERIOD', jsonb_build_object('date', dated_on), dated_table || '_period_is_open');
  elsif period.closed then
    perform ledger.refuse(
      'CLOSED_PERIOD',
      jsonb_build_object('date', dated_on, 'starts_on', period.starts_on, 'ends_on', period.ends_on),
      dated_table || '_period_is_open'
    );
  end if;
end
$$;

create function ledger.check_effective_on() returns trigger
language plpgsql as $$
begin
  perform ledger.require_open_period(new.effective_on, tg_table_name);
  return new;
end
$$;

create function ledger.check_document_date() returns trigger
language plpgsql as $$
begin
  perform ledger.require_open_period((to_jsonb(new) ->> tg_argv[0])::date, tg_table_name);
  return new;
end
$$;

create trigger journal_entries_period_is_open before insert on ledger.journal_entries
for each row execute function ledger.check_effective_on();

create trigger stock_moves_period_is_open before insert on ledger.stock_moves
for each row execute function ledger.check_effective_on();

do $$
declare
  dated record;
begin
  for dated in
    select *
    from (
      values
        ('sales_orders', 'ordered_on'),
        ('sales_order_cancellations', 'cancelled_on'),
        ('delivery_notes', 'delivered_on'),
        ('customer_invoices', 'invoiced_on'),
        ('customer_returns', 'returned_on'),
        ('credit_notes', 'credited_on'),
        ('payments', 'paid_on'),
        ('payment_allocations', 'allocated_on'),
        ('purchase_orders', 'ordered_on'),
        ('goods_receipts', 'received_on'),
        ('supplier_invoices', 'invoiced_on'),
        ('stock_transfers', 'moved_on'),
        ('stock_counts', 'counted_on')
    ) as d (table_name, column_name)
  loop
    execute format(
      'create trigger %I before insert on ledger.%I for each row execute function ledger.check_document_date(%L)',
      dated.table_name || '_period_is_open', dated.table_name, dated.column_name
    );
  end loop;
end
$$;
