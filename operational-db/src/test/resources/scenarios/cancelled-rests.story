# The rest of an order is cancelled after a part was delivered, and the rest of a purchase order after a part came.
place_purchase_order {"supplier": "MINI", "warehouse": "PARIS", "ordered_on": "2026-01-02",
  "lines": [{"sku": "S10", "quantity": 10, "unit_price": 4}, {"sku": "S18", "quantity": 5, "unit_price": 8}]}
receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-05", "lines": [{"line_no": 1, "quantity": 6}]}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-1", "invoiced_on": "2026-01-06",
  "lines": [{"line_no": 1, "quantity": 2}]}
cancel_purchase_order {"purchase_order": "CF-000001", "cancelled_on": "2026-01-07", "reason": "late"}
refused ORDER_CANCELLED receive_goods {"purchase_order": "CF-000001", "received_on": "2026-01-08"}
refused OVER_INVOICE invoice_purchase {"purchase_order": "CF-000001", "invoiced_on": "2026-01-08",
  "before_receipt": true, "lines": [{"line_no": 1, "quantity": 5}]}
invoice_purchase {"purchase_order": "CF-000001", "number": "M-2", "invoiced_on": "2026-01-08"}
confirm_order {"customer": "TOYS", "channel": "WEB", "warehouse": "PARIS", "ordered_on": "2026-01-06",
  "lines": [{"sku": "S10", "quantity": 5, "unit_price": 10, "tax_rate_percent": 20}]}
deliver {"order": "CC-000001", "delivered_on": "2026-01-07", "lines": [{"line_no": 1, "quantity": 3}]}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-07", "lines": [{"line_no": 1, "quantity": 1}]}
cancel_order {"order": "CC-000001", "cancelled_on": "2026-01-08", "reason": "changed their mind"}
refused ORDER_CANCELLED deliver {"order": "CC-000001", "delivered_on": "2026-01-09"}
refused OVER_INVOICE invoice {"order": "CC-000001", "invoiced_on": "2026-01-09",
  "lines": [{"line_no": 1, "quantity": 3}]}
invoice {"order": "CC-000001", "invoiced_on": "2026-01-09"}
