# What the valuation job prepared is posted day by day; the same again, a later position, a part, and a closed month.
put_product_family {"code": "BOATS", "name_fr": "Bateaux", "name_en": "Boats"}
put_product {"sku": "B1", "name": "Voilier", "family": "BOATS", "supplier": "MINI"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": 4, "unit_price": 8},
  {"sku": "B1", "quantity": 1, "unit_price": 100}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
post_valuation {"valued_on": "2026-01-05", "position": 12, "lines": [
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": 40, "cause": "RECEIPT"},
  {"role": "VAR_IN", "sku": "S10", "warehouse": "PARIS", "amount": -40, "cause": "RECEIPT"},
  {"role": "STOCK", "sku": "S18", "warehouse": "PARIS", "amount": "32.00", "cause": "RECEIPT"},
  {"role": "VAR_IN", "sku": "S18", "warehouse": "PARIS", "amount": "-32.00", "cause": "RECEIPT"},
  {"role": "STOCK", "sku": "B1", "warehouse": "PARIS", "amount": 100, "cause": "RECEIPT"},
  {"role": "VAR_IN", "sku": "B1", "warehouse": "PARIS", "amount": -100, "cause": "RECEIPT"}]}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 3, "unit_price": 9}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-07"}
transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-07", "lines": [{"sku": "S10", "quantity": 2}]}
post_valuation {"valued_on": "2026-01-07", "position": 15, "lines": [
  {"role": "VAR_OUT", "sku": "S10", "warehouse": "PARIS", "amount": 12, "cause": "DELIVERY"},
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": -12, "cause": "DELIVERY"},
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": -8, "cause": "TRANSFER"},
  {"role": "STOCK", "sku": "S10", "warehouse": "LYON", "amount": 8, "cause": "TRANSFER"}]}
# The same again posts nothing; later the same day stands at 13.00, in two parts, and the transfer is gone.
post_valuation {"valued_on": "2026-01-07", "position": 15, "lines": [
  {"role": "VAR_OUT", "sku": "S10", "warehouse": "PARIS", "amount": 12, "cause": "DELIVERY"},
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": -12, "cause": "DELIVERY"},
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": -8, "cause": "TRANSFER"},
  {"role": "STOCK", "sku": "S10", "warehouse": "LYON", "amount": 8, "cause": "TRANSFER"}]}
post_valuation {"valued_on": "2026-01-07", "position": 20, "complete": false, "lines": [
  {"role": "VAR_OUT", "sku": "S10", "warehouse": "PARIS", "amount": 13, "cause": "DELIVERY"},
  {"role": "STOCK", "sku": "S10", "warehouse": "PARIS", "amount": -13, "cause": "DELIVERY"}]}
refused VALUATION_BEHIND post_valuation {"valued_on": "2026-01-07", "position": 19, "lines": [
  {"role": "VAR_OUT", "sku": "S18", "warehouse": "PARIS", "amount": 8, "cause": "DELIVERY"},
  {"role": "STOCK", "sku": "S18", "warehouse": "PARIS", "amount": -8, "cause": "DELIVERY"}]}
post_valuation {"valued_on": "2026-01-07", "position": 20, "lines": [
  {"role": "INV_DIFF", "sku": "S18", "warehouse": "PARIS", "amount": 8, "cause": "SCRAP"},
  {"role": "STOCK", "sku": "S18", "warehouse": "PARIS", "amount": -8, "cause": "SCRAP"}]}
# January is closed and February after it: the difference goes to the first day that is open. A new epoch counts anew.
close_period {"starts_on": "2026-01-01"}
put_period {"starts_on": "2026-02-01", "ends_on": "2026-02-28"}
close_period {"starts_on": "2026-02-01"}
post_valuation {"valued_on": "2026-01-05", "epoch": 2, "position": 3, "lines": [
  {"role": "STOCK", "sku": "B1", "warehouse": "PARIS", "amount": 105, "cause": "RECEIPT"},
  {"role": "VAR_IN", "sku": "B1", "warehouse": "PARIS", "amount": -105, "cause": "RECEIPT"}]}
