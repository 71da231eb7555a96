select code, name from ledger.salespeople order by id
