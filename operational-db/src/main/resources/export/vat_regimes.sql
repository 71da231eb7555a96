select c.code as customer, s.code as supplier, r.regime, r.vat_number
from ledger.vat_registrations as r
left join ledger.customers as c on c.id = r.customer_id
left join ledger.suppliers as s on s.id = r.supplier_id
order by r.id
