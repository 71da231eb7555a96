select
  s.number as document, ledger.sequence_of(s.xmin, s.xid) as sequence, w.code as warehouse, s.scrapped_on, s.reason,
  p.sku, m.quantity, ledger.lots_cell(m.id) as lots
from ledger.stock_scraps as s
join ledger.warehouses as w on w.id = s.warehouse_id
join ledger.stock_moves as m on m.document_type = 'STOCK_SCRAP' and m.document_id = s.id
join ledger.products as p on p.id = m.product_id
where s.shipment_id is null
order by sequence, m.line_id
