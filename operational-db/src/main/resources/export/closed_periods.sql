select 'CLOT-' || starts_on as document, starts_on from ledger.periods where closed order by starts_on
