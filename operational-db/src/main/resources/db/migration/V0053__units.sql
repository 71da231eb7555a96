-- Units a product is counted in beside its stock unit: a box of 12, a gram of what is stocked in kilograms.
-- Why: documents stay in the stock unit, so a factor is needed only while a command is read; it is a fraction, so that
-- thirds stay thirds.
-- Lock impact: none (new table). Verified by: UnitTest.
create table ledger.product_units (
  id bigint generated always as identity constraint product_units_pk primary key,
  product_id bigint not null constraint product_units_product_fk references ledger.products,
  unit_code text not null,
  numerator bigint not null constraint product_units_numerator_range check (numerator between 1 and 999999999),
  denominator bigint not null constraint product_units_denominator_range check (denominator between 1 and 999999999),
  recorded_at timestamptz not null default now(),
  xid xid8 not null default pg_current_xact_id(),
  constraint product_units_once unique (product_id, unit_code)
);
comment on table ledger.product_units is
  'One row per unit of a product beside its stock unit: one of it is numerator / denominator stock units (unité)';

call ledger.make_reference_data('product_units');
