-- What leaves the ledger by logical replication, and the numbers documents get.
-- Lock impact: none (new objects). Verified by: verify/published_tables.verify.sql.
create publication vigie_ledger for table
  ledger.product_families, ledger.customer_segments, ledger.channels, ledger.salespeople, ledger.suppliers,
  ledger.payment_terms, ledger.warehouses, ledger.products, ledger.customers, ledger.accounts, ledger.periods,
  ledger.sales_orders, ledger.sales_order_lines, ledger.sales_order_cancellations, ledger.delivery_notes,
  ledger.delivery_note_lines, ledger.customer_invoices, ledger.customer_invoice_lines, ledger.customer_returns,
  ledger.customer_return_lines, ledger.credit_notes, ledger.credit_note_lines, ledger.payments,
  ledger.payment_allocations, ledger.purchase_orders, ledger.purchase_order_lines, ledger.goods_receipts,
  ledger.goods_receipt_lines, ledger.supplier_invoices, ledger.supplier_invoice_lines, ledger.stock_transfers,
  ledger.stock_counts, ledger.stock_count_lines, ledger.stock_moves, ledger.journal_entries, ledger.postings,
  ledger.clock_ticks, ledger.transaction_manifests
with (publish = 'insert, update, delete');

-- Rows that may change carry their old version along.
alter table ledger.product_families replica identity full;
alter table ledger.customer_segments replica identity full;
alter table ledger.channels replica identity full;
alter table ledger.salespeople replica identity full;
alter table ledger.suppliers replica identity full;
alter table ledger.payment_terms replica identity full;
alter table ledger.warehouses replica identity full;
alter table ledger.products replica identity full;
alter table ledger.customers replica identity full;
alter table ledger.accounts replica identity full;
alter table ledger.periods replica identity full;

do $$
declare
  published text;
begin
  for published in select p.tablename from pg_publication_tables as p where p.pubname = 'vigie_ledger' loop
    execute format('grant select on ledger.%I to vigie_capture', published);
  end loop;
end
$$;

create sequence ledger.sales_order_numbers;
create sequence ledger.delivery_note_numbers;
create sequence ledger.customer_invoice_numbers;
create sequence ledger.credit_note_numbers;
create sequence ledger.customer_return_numbers;
create sequence ledger.payment_numbers;
create sequence ledger.purchase_order_numbers;
create sequence ledger.goods_receipt_numbers;
create sequence ledger.supplier_invoice_numbers;
create sequence ledger.stock_transfer_numbers;
create sequence ledger.stock_count_numbers;
create sequence ledger.journal_entry_numbers;

create function ledger.numbered(prefix text, counter bigint) returns text
language sql immutable
return prefix || case when counter < 1000000 then lpad(counter::text, 6, '0') else counter::text end;

comment on function ledger.numbered(text, bigint) is 'Number of a document: prefix and at least six digits';
