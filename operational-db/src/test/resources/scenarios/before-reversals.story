# What the reversed flows start from: goods on hand, an order delivered and not invoiced, others not even delivered.
put_warehouse {"code": "ROAD", "name": "On the way", "kind": "transit"}
place_purchase_order {"number": "PO1", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 20, "unit_price": "3.333333"}]}
receive_goods {"purchase_order": "PO1", "received_on": "2026-01-05"}
place_purchase_order {"number": "PO2", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S18", "quantity": 7, "unit_price": "3.333333"}]}
place_purchase_order {"number": "PO3", "supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S18", "quantity": 7, "unit_price": "3.333333"}]}
confirm_order {"number": "O1", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 3, "unit_price": "9.99", "tax_rate_percent": "5.5"}]}
deliver {"order": "O1", "delivered_on": "2026-01-07"}
confirm_order {"number": "O2", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 4, "unit_price": "9.99"}]}
