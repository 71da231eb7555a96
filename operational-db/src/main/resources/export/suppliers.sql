select s.code, s.name, t.code as payment_terms
from ledger.suppliers as s
left join ledger.supplier_terms as x on x.supplier_id = s.id
left join ledger.payment_terms as t on t.id = x.payment_terms_id
order by s.id
