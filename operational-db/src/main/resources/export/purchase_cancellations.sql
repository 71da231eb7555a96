select
  'ANNUL-' || o.number as document, ledger.sequence_of(c.xmin, c.xid) as sequence, o.number as purchase_order,
  c.cancelled_on, c.reason
from ledger.purchase_order_cancellations as c
join ledger.purchase_orders as o on o.id = c.purchase_order_id
order by sequence
