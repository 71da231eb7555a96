-- A counted line says where and when it was counted, so that whoever reads it alone can value it. The lines known
-- before are completed by rewriting the table, which sends no row to the capture.
-- Lock impact: exclusive locks while stock_count_lines is rewritten. Verified by: CountTest, RowsMatchSchemaTest.
alter table ledger.stock_counts
  add constraint stock_counts_content_unique unique (id, number, warehouse_id, counted_on);

create function ledger.warehouse_of_count(of_count_id bigint) returns bigint
language sql stable
return (select c.warehouse_id from ledger.stock_counts as c where c.id = of_count_id);

create function ledger.day_of_count(of_count_id bigint) returns date
language sql stable
return (select c.counted_on from ledger.stock_counts as c where c.id = of_count_id);

alter table ledger.stock_count_lines
  add column warehouse_id bigint,
  add column counted_on date;
alter table ledger.stock_count_lines
  alter column warehouse_id type bigint using ledger.warehouse_of_count(count_id),
  alter column warehouse_id set not null,
  alter column counted_on type date using ledger.day_of_count(count_id),
  alter column counted_on set not null,
  drop constraint stock_count_lines_count_fk,
  add constraint stock_count_lines_count_fk foreign key (count_id, number, warehouse_id, counted_on)
  references ledger.stock_counts (id, number, warehouse_id, counted_on);
drop function ledger.warehouse_of_count(bigint);
drop function ledger.day_of_count(bigint);
