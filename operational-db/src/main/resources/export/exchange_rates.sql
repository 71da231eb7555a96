select currency_code as currency, valid_from, exchange_rate as rate from ledger.exchange_rates order by id
