select
  'EXPIRE-' || o.xid as document, min(ledger.sequence_of(o.xmin, o.xid)) as sequence, o.decided_on as business_on
from ledger.quotation_outcomes as o
where o.kind = 'EXPIRED'
group by o.xid, o.decided_on
order by sequence
