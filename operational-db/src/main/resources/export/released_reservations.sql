select
  'LIB-' || min(r.id) over (partition by r.order_number, r.xmin::text, r.xid) as document,
  ledger.sequence_of(r.xmin, r.xid) as sequence, r.order_number as "order", r.released_on, r.reason, r.line_no,
  r.quantity
from ledger.reservation_releases as r
order by sequence, r.id
