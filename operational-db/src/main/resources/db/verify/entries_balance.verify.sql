-- Journal entries whose debits differ from their credits, or that have fewer than two postings.
select
  e.number,
  coalesce(sum(p.debit), 0) as debit,
  coalesce(sum(p.credit), 0) as credit
from ledger.journal_entries as e
left join ledger.postings as p on p.entry_id = e.id
group by e.id, e.number
having count(p.id) < 2 or sum(p.debit) <> sum(p.credit);
