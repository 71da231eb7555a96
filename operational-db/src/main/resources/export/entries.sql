select
  e.number as document, ledger.sequence_of(e.xmin, e.xid) as sequence,
  e.journal_code as journal, e.effective_on, e.label,
  p.account_code as account, nullif(p.debit, 0) as debit, nullif(p.credit, 0) as credit, c.code as customer,
  s.code as supplier
from ledger.journal_entries as e
join ledger.postings as p on p.entry_id = e.id
left join ledger.customers as c on c.id = p.customer_id
left join ledger.suppliers as s on s.id = p.supplier_id
where e.document_type = 'JOURNAL_ENTRY'
  and e.journal_code <> 'VAL'
  and not exists (select from ledger.accrual_entries as a where a.entry_id = e.id)
  and not exists (select from ledger.postings as o where o.entry_id = e.id and o.role = 'OPENING')
order by sequence, p.line_no
