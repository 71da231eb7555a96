# Goods come back to another warehouse, the invoice is credited for them and lowered for the rest.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 3, "unit_price": 10, "net_amount": "29.99", "tax_rate_percent": "5.5"}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-08"}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-08"}
take_back {"delivery": "BL-000001", "returned_on": "2026-01-15", "warehouse": "LYON",
  "lines": [{"line_no": 1, "quantity": 1}]}
credit {"invoice": "FC-000001", "credited_on": "2026-01-16", "lines": [{"line_no": 1, "kind": "return", "quantity": 1}]}
credit {"invoice": "FC-000001", "credited_on": "2026-01-17", "lines": [{"line_no": 1, "kind": "price", "net_amount": 5}]}
refused OVER_RETURN take_back {"delivery": "BL-000001", "returned_on": "2026-01-18",
  "lines": [{"line_no": 1, "quantity": 3}]}
refused OVER_CREDIT credit {"invoice": "FC-000001", "credited_on": "2026-01-18",
  "lines": [{"line_no": 1, "kind": "price", "net_amount": 15}]}
take_back {"delivery": "BL-000001", "returned_on": "2026-01-19", "lines": [{"line_no": 1, "quantity": 2}]}
credit {"invoice": "FC-000001", "credited_on": "2026-01-19", "lines": [{"line_no": 1, "kind": "return", "quantity": 2}]}
