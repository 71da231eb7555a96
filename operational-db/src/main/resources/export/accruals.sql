select
  'INV-' || p.ends_on || '-' || min(a.entry_id) as document,
  min(ledger.sequence_of(a.xmin, a.xid)) as sequence,
  p.starts_on
from ledger.accrual_entries as a
join ledger.periods as p on p.id = a.period_id
where a.kind = 'ACCRUAL'
group by a.entry_id, p.starts_on, p.ends_on
order by sequence
