select
  t.code,
  case when p.line_no is null then t.net_days end as net_days,
  s.cash_discount_percent,
  s.cash_discount_days,
  p.net_days as instalment_net_days,
  p.share_percent
from ledger.payment_terms as t
left join ledger.payment_schedules as s on s.payment_terms_id = t.id
left join lateral unnest(s.net_days, s.share_percent) with ordinality as p (net_days, share_percent, line_no)
  on cardinality(s.net_days) > 1
order by t.id, p.line_no
