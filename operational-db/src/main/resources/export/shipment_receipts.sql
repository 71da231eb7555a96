select
  m.document_number as document, min(ledger.sequence_of(m.xmin, m.xid)) over (partition by m.document_number)
    as sequence,
  s.number as shipment, m.effective_on as received_on,  l.line_no, o.quantity, ledger.lots_cell(m.id) as lots
from ledger.transfer_shipment_outcomes as o
join ledger.stock_moves as m on m.id = o.move_id
join ledger.transfer_shipment_lines as l on l.id = o.shipment_line_id
join ledger.transfer_shipments as s on s.id = l.shipment_id
where o.kind = 'ARRIVED'
order by sequence, l.line_no
