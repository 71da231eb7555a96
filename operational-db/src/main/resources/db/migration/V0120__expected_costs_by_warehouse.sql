-- The cost expected of a product differs by warehouse: the layers that wait there are others.
-- Lock impact: a table nobody reads while it is empty. Verified by: ApprovalTest.
alter table ledger.expected_costs
  add column warehouse_id bigint constraint expected_costs_warehouse_fk references ledger.warehouses;
drop index ledger.expected_costs_by_product;
create index expected_costs_by_product on ledger.expected_costs (product_id, warehouse_id, known_on desc, id desc);
create index expected_costs_by_warehouse on ledger.expected_costs (warehouse_id) where warehouse_id is not null;
comment on table ledger.expected_costs is
  'One row per unit cost expected of a product from a day on, in one warehouse or in all that say none (coût attendu)';
