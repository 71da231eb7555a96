select
  'RV-' || min(b.id) over (partition by r.id, b.sent_on, b.xid) as document,
  min(ledger.sequence_of(b.xmin, b.xid)) over (partition by r.id, b.sent_on, b.xid) as sequence,
  r.number as receipt, b.sent_on, l.line_no, b.quantity
from ledger.rejects_sent_back as b
join ledger.rejected_goods as j on j.id = b.rejected_goods_id
join ledger.goods_receipts as r on r.id = j.receipt_id
join ledger.purchase_order_lines as l on l.id = j.purchase_order_line_id
order by sequence, b.id
