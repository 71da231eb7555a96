select name, siren, currency_code as currency, chart_profile as chart from ledger.companies
