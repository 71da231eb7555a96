# A delivery of six is invoiced for three; four come back: three were not invoiced yet, one is credited.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 6, "unit_price": "9.99", "tax_rate_percent": 20}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-07"}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-08", "lines": [{"line_no": 1, "quantity": 3}]}
take_back {"delivery": "BL-000001", "returned_on": "2026-01-10", "lines": [{"line_no": 1, "quantity": 4}]}
refused OVER_CREDIT credit {"invoice": "FC-000001", "credited_on": "2026-01-11",
  "lines": [{"line_no": 1, "kind": "return", "quantity": 4}]}
credit {"invoice": "FC-000001", "credited_on": "2026-01-11", "lines": [{"line_no": 1, "kind": "return", "quantity": 1}]}
refused OVER_RETURN take_back {"delivery": "BL-000001", "returned_on": "2026-01-12",
  "lines": [{"line_no": 1, "quantity": 3}]}
post_accruals {"starts_on": "2026-01-01"}
