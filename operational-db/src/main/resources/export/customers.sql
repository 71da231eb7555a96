select
  c.code, c.name, g.code as segment, s.code as salesperson, t.code as payment_terms, c.country_code as country, c.city
from ledger.customers as c
join ledger.customer_segments as g on g.id = c.segment_id
left join ledger.salespeople as s on s.id = c.salesperson_id
join ledger.payment_terms as t on t.id = c.payment_terms_id
order by c.id
