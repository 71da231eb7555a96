select
  d.number as document, ledger.sequence_of(d.xmin, d.xid) as sequence, w.code as warehouse, d.written_on, d.reason,
  p.sku, l.allowance_amount as allowance
from ledger.stock_write_downs as d
join ledger.warehouses as w on w.id = d.warehouse_id
join ledger.stock_write_down_lines as l on l.write_down_id = d.id
join ledger.products as p on p.id = l.product_id
order by sequence, l.line_no
