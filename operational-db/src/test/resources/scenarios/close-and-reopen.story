# January closes with goods received and not invoiced, delivered and not invoiced, invoiced and not delivered; a
# forgotten delivery opens it again, and the accruals say the difference.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": 6, "unit_price": 8}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05"}
invoice_purchase {"purchase_order": "CF-000001", "invoiced_on": "2026-01-06", "due_on": "2026-02-28",
  "tax_rate_percent": 20, "lines": [{"line_no": 1, "quantity": 10}]}
confirm_order {"number": "A", "customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 7, "unit_price": "9.99", "tax_rate_percent": 20}]}
deliver {"order": "A", "delivered_on": "2026-01-20", "lines": [{"line_no": 1, "quantity": 3}]}
confirm_order {"number": "B", "customer": "GIFT", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S18", "quantity": 4, "unit_price": 20, "tax_rate_percent": "5.5"}]}
invoice {"order": "B", "invoiced_on": "2026-01-28", "lines": [{"line_no": 1, "quantity": 2}]}
deliver {"order": "B", "delivered_on": "2026-02-02", "lines": [{"line_no": 1, "quantity": 4}]}
close_period {"starts_on": "2026-01-01", "accruals": true}
post_accruals {"starts_on": "2026-01-01"}
refused CLOSED_PERIOD deliver {"order": "A", "delivered_on": "2026-01-31", "lines": [{"line_no": 1, "quantity": 1}]}
reopen_period {"starts_on": "2026-01-01", "reason": "A delivery of 31 January was forgotten"}
deliver {"order": "A", "delivered_on": "2026-01-31", "lines": [{"line_no": 1, "quantity": 1}]}
post_accruals {"starts_on": "2026-01-01"}
post_accruals {"starts_on": "2026-01-01"}
close_period {"starts_on": "2026-01-01", "accruals": true}
invoice {"order": "A", "invoiced_on": "2026-02-03"}
