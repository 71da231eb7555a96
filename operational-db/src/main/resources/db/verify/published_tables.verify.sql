-- Published tables that are not in the publication, lack a count trigger, or lack their last two columns.
select t.table_name, t.problem
from (
  select
    c.relname as table_name,
    case
      when not exists (
        select from pg_publication_tables as p
        where p.pubname = 'vigie_ledger' and p.schemaname = 'ledger' and p.tablename = c.relname
      ) then 'not published'
      when c.relname <> 'transaction_manifests' and not exists (
        select from pg_trigger as g
        where g.tgrelid = c.oid and g.tgname = c.relname || '_manifest' and g.tgenabled = 'O'
      ) then 'has no manifest trigger'
      when c.relname <> 'transaction_manifests' and not exists (
        select from pg_trigger as g
        where g.tgrelid = c.oid and g.tgname = c.relname || '_counted_on_insert' and g.tgenabled = 'O'
      ) then 'rows are not counted'
      when not exists (
        select from pg_attribute as a where a.attrelid = c.oid and a.attname = 'xid' and not a.attisdropped
      ) then 'has no xid'
    end as problem
  from pg_class as c
  where c.relnamespace = 'ledger'::regnamespace
    and c.relkind = 'r'
    and c.relname not in (
      'accepted_differences', 'accrual_entries', 'actor_roles', 'actors', 'api_tokens', 'approval_rules',
      'audit_blocks', 'audit_digests', 'audit_timestamps', 'bin_levels', 'bin_moves', 'bins', 'budgets',
      'cash_discounts_taken', 'chart_accounts', 'chart_profiles', 'chart_roles', 'command_groups', 'command_meanings',
      'commands', 'companies', 'count_entries', 'count_session_counts', 'count_session_products', 'count_sessions',
      'customer_invoice_regimes', 'direct_deliveries', 'direct_purchase_lines', 'exchange_rates', 'expected_costs',
      'goods_receipt_line_currencies', 'invoice_cash_discounts', 'invoice_instalments', 'journals', 'kit_components',
      'kit_lines', 'kits', 'landed_costs', 'letter_postings', 'letters', 'lot_levels', 'lot_moves', 'lots',
      'master_versions', 'offer_calls', 'offer_orders', 'open_items', 'parked_command_decisions', 'parked_commands',
      'payment_method_words', 'payment_methods', 'payment_schedules', 'period_reopenings', 'price_list_lines',
      'price_lists', 'product_measures', 'product_tracking', 'product_units', 'product_vat_categories',
      'purchase_order_cancellations', 'purchase_order_currencies', 'purchase_order_line_currencies',
      'purchase_request_lines', 'purchase_requests', 'purchase_tolerances', 'purges', 'refusal_reasons',
      'rejected_goods', 'rejects_sent_back', 'reminder_levels', 'reservation_releases', 'retention_rules',
      'role_groups', 'roles', 'sales_order_line_prices', 'scan_rejections', 'scans', 'stock_levels', 'stock_scraps',
      'stock_write_down_lines', 'stock_write_downs', 'supplier_allocation_currencies',
      'supplier_credit_note_currencies', 'supplier_credit_note_line_currencies', 'supplier_credit_note_lines',
      'supplier_invoice_currencies', 'supplier_invoice_discounts', 'supplier_invoice_instalments',
      'supplier_invoice_line_currencies', 'supplier_offer_lines', 'supplier_offers', 'supplier_payments',
      'supplier_return_claims', 'supplier_return_lines', 'supplier_returns', 'supplier_terms', 'transfer_shipment_lines', 'transfer_shipment_outcomes',
      'transfer_shipments', 'trials', 'valuation_post_lines', 'valuation_posts', 'vat_lines', 'vat_rates',
      'vat_regimes', 'vat_registrations', 'warehouse_rules', 'webhook_deliveries', 'webhook_secrets', 'webhooks'
    )
) as t
where t.problem is not null;
