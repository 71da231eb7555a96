select
  s.number as document, ledger.sequence_of(s.xmin, s.xid) as sequence, f.code as "from", v.code as transit,
  w.code as "to", s.moved_on as shipped_on, p.sku, l.quantity, ledger.lots_cell(m.id) as lots
from ledger.transfer_shipments as s
join ledger.stock_transfers as t on t.id = s.transfer_id
join ledger.warehouses as f on f.id = t.from_warehouse_id
join ledger.warehouses as v on v.id = s.transit_warehouse_id
join ledger.warehouses as w on w.id = s.to_warehouse_id
join ledger.transfer_shipment_lines as l on l.shipment_id = s.id
join ledger.products as p on p.id = l.product_id
left join ledger.stock_moves as m
  on m.document_type = 'STOCK_TRANSFER' and m.document_id = t.id and m.line_id = l.line_no
order by sequence, l.line_no
