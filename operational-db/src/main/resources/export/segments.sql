select code, name_fr, name_en from ledger.customer_segments order by id
