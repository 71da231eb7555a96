select code, name_fr, name_en from ledger.product_families order by id
