select
  t.number as document, ledger.sequence_of(t.xmin, t.xid) as sequence, f.code as "from", w.code as "to", t.moved_on,
  p.sku, m.quantity, ledger.lots_cell(m.id) as lots
from ledger.stock_transfers as t
join ledger.warehouses as f on f.id = t.from_warehouse_id
join ledger.warehouses as w on w.id = t.to_warehouse_id
join ledger.stock_moves as m on m.document_type = 'STOCK_TRANSFER' and m.document_id = t.id
join ledger.products as p on p.id = m.product_id
where not exists (select from ledger.transfer_shipments as s where s.transfer_id = t.id)
  and not exists (select from ledger.transfer_shipment_outcomes as o where o.move_id = m.id)
order by sequence, m.line_id
