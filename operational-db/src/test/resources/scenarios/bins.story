# Paris has bins: goods are put away, picked for an order, and what lies in a bin does not leave unpicked.
put_bin {"warehouse": "PARIS", "code": "A-01"}
put_bin {"warehouse": "PARIS", "code": "A-02", "name": "Aisle A, second"}
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 20, "unit_price": 4}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
put_away {"warehouse": "PARIS", "moved_on": "2026-01-05", "lines": [{"sku": "S10", "quantity": 12, "to": "A-01"},
  {"sku": "S10", "quantity": 6, "to": "A-02"}]}
refused NOT_IN_PLACE put_away {"warehouse": "PARIS", "moved_on": "2026-01-05",
  "lines": [{"sku": "S10", "quantity": 3, "to": "A-01"}]}
rearrange {"warehouse": "PARIS", "moved_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": "7.5", "from": "A-01", "to": "A-02"}]}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 9, "unit_price": 9}]}
refused NOT_PICKED deliver {"order": "CC-000001", "delivered_on": "2026-01-07"}
pick {"warehouse": "PARIS", "moved_on": "2026-01-07", "lines": [{"sku": "S10", "quantity": "4.5", "from": "A-01"},
  {"sku": "S10", "quantity": "2.5", "from": "A-02"}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-07"}
refused INSUFFICIENT_STOCK transfer {"from": "PARIS", "to": "LYON", "moved_on": "2026-01-08",
  "lines": [{"sku": "S10", "quantity": 12}]}
