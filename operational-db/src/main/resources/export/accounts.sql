select code, name_fr, name_en from ledger.accounts order by code
