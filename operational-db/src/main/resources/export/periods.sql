select starts_on, ends_on from ledger.periods order by starts_on
