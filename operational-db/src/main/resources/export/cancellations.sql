select
  'ANNUL-' || order_number as document, ledger.sequence_of(xmin, xid) as sequence, order_number as "order",
  cancelled_on, reason
from ledger.sales_order_cancellations
order by sequence
