-- Goods that stay in a warehouse they only pass, and direct deliveries whose moves do not pair with those of their
-- receipt.
select r.kind || ' ' || w.code as problem, l.product_id, l.on_hand
from ledger.stock_levels as l
join ledger.warehouse_rules as r on r.warehouse_id = l.warehouse_id and r.kind = 'DIRECT'
join ledger.warehouses as w on w.id = l.warehouse_id
where l.on_hand <> 0
union all
select 'delivery ' || n.number, m.product_id, m.quantity
from ledger.direct_deliveries as d
join ledger.delivery_notes as n on n.id = d.delivery_note_id
join ledger.stock_moves as m on m.document_type = 'DELIVERY_NOTE' and m.document_id = n.id
left join ledger.stock_moves as o on o.id = m.origin_move_id
where (o.document_type, o.document_id, o.product_id, o.quantity)
  is distinct from ('GOODS_RECEIPT', d.receipt_id, m.product_id, m.quantity)
union all
select 'origin of delivery move ' || m.id, m.product_id, m.quantity
from ledger.stock_moves as m
where m.kind = 'DELIVERY'
  and m.origin_move_id is not null
  and not exists (select from ledger.direct_deliveries as d where d.delivery_note_id = m.document_id);
