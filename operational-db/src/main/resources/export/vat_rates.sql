select category, valid_from, tax_rate_percent
from ledger.vat_rates
order by id
