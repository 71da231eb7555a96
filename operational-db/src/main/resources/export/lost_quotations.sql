select
  'PERDU-' || o.number as document, ledger.sequence_of(o.xmin, o.xid) as sequence, o.number as quotation,
  o.decided_on as lost_on, o.reason
from ledger.quotation_outcomes as o
where o.kind = 'LOST'
order by sequence
