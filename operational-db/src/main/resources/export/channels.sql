select code, name_fr, name_en from ledger.channels order by id
