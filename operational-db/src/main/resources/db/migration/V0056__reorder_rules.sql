-- When to buy what, and how much. Data, because each product and warehouse has its own rhythm.
-- Lock impact: none (new table). Verified by: ReorderTest.
create table ledger.reorder_rules (
  id bigint generated always as identity constraint reorder_rules_pk primary key,
  product_id bigint not null constraint reorder_rules_product_fk references ledger.products,
  warehouse_id bigint not null constraint reorder_rules_warehouse_fk references ledger.warehouses,
  kind text not null constraint reorder_rules_kind_known check (kind in ('MIN_MAX', 'REORDER_POINT')),
  threshold_quantity ledger.quantity not null
    constraint reorder_rules_threshold_not_negative check (threshold_quantity >= 0),
  target_quantity ledger.quantity not null constraint reorder_rules_target_positive check (target_quantity > 0),
  multiple_quantity ledger.quantity constraint reorder_rules_multiple_positive check (multiple_quantity > 0),
  lead_days integer not null constraint reorder_rules_lead_days_range check (lead_days between 0 and 3650),
  supplier_id bigint constraint reorder_rules_supplier_fk references ledger.suppliers,
  withdrawn boolean not null,
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint reorder_rules_once unique (product_id, warehouse_id),
  constraint reorder_rules_max_above_min check (kind <> 'MIN_MAX' or target_quantity >= threshold_quantity)
);
comment on table ledger.reorder_rules is
  'One row per product and warehouse that is replenished by a rule (règle de réapprovisionnement)';

call ledger.make_reference_data('reorder_rules');
